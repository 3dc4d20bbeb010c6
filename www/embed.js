// Defines <hutong-viewer>: watches for elements and loads the viewer when one comes near what the
// reader sees; until then, and if it cannot be loaded, the element shows what it holds. Also gives
// frames of embed.html the height they ask for. Everything else is in embedded.js.
const here = new URL("./", import.meta.url);
const parts = __HUTONG_PARTS__;
const attributes = ["src", "view", "query", "theme", "lang", "height", "sync", "keys"];

// Where the page names this file's integrity, what it loads is held to theirs.
const preload = ([name, integrity]) =>
  new Promise((loaded, failed) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "modulepreload", href: new URL(name, here), crossOrigin: "anonymous", integrity });
    link.onload = () => loaded(link.remove());
    link.onerror = () => failed(new Error(`${name} is not the file it should be`), link.remove());
    document.head.append(link);
  });
const pinned = () => [...document.scripts].some((script) => script.integrity && script.src === import.meta.url);

let program;
const load = () =>
  (program ??= Promise.all(pinned() ? parts.map(preload) : [])
    .then(() => import(new URL(parts[0][0], here)))
    .catch((error) => {
      program = undefined;
      throw error;
    }));

const near = new IntersectionObserver(
  (entries) => entries.forEach(({ target, isIntersecting }) => isIntersecting && target.open()),
  { rootMargin: "600px" },
);

class HutongViewer extends HTMLElement {
  static observedAttributes = attributes;
  #viewer;
  #opening;

  connectedCallback() {
    // What was set before the element was known to the page.
    for (const name of attributes) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (!this.#viewer) near.observe(this);
  }

  disconnectedCallback() {
    // Moving an element takes it out and puts it in again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      near.unobserve(this);
      this.#viewer?.close();
      this.#viewer = undefined;
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#viewer?.change(name);
  }

  /** Shows the viewer now, wherever the element is. */
  async open() {
    near.unobserve(this);
    if (this.#viewer || this.#opening) return;
    this.#opening = true;
    try {
      const { open } = await load();
      if (this.isConnected) this.#viewer = open(this, here);
    } catch (error) {
      const detail = { code: "load", message: `${error.message ?? error}` };
      this.dispatchEvent(new CustomEvent("hutong-error", { bubbles: true, composed: true, detail }));
    }
    this.#opening = false;
  }

  /** The present address below the viewer's root, as in `/timeline/?q=x`; empty before it is shown. */
  get address() {
    return this.#viewer?.address ?? "";
  }

  /** Goes to an address below the viewer's root. */
  navigate(address) {
    this.#viewer?.navigate(address);
  }
}
for (const name of attributes) {
  if (name === "lang") continue; // every element has it
  Object.defineProperty(HutongViewer.prototype, name, {
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      value == null ? this.removeAttribute(name) : this.setAttribute(name, value);
    },
    enumerable: true,
    configurable: true,
  });
}
if (!customElements.get("hutong-viewer")) customElements.define("hutong-viewer", HutongViewer);

// Frames: the window that speaks must be that of a frame of ours, and of our origin unless sandboxed.
const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(`${here}embed.html`));
addEventListener("message", ({ data, origin, source }) => {
  if (data?.hutong !== 1 || !(data.height > 0) || (origin !== here.origin && origin !== "null")) return;
  const frame = frames().find((frame) => frame.contentWindow === source);
  if (frame) frame.style.height = `${Math.min(data.height, 50000)}px`;
});
for (const frame of frames()) frame.contentWindow.postMessage({ hutong: 1, hello: true }, "*");
