// The viewer inside one <hutong-viewer>: its shadow tree, its address, its events. Loaded by
// embed.js when the first element comes near; the program is fetched and compiled once for all.
import { listen } from "./__HUTONG_ELEMENT_KEYS__";
import init, { mount, prepare, supplies as asked } from "./__HUTONG_JS__";

const MEGABYTE = 1024 * 1024;
/** How large a dossier of another site may be, in bytes of JSON, and how long it may say nothing. */
const LARGEST = 32 * MEGABYTE;
const PATIENCE = 30_000;

/** After so many milliseconds a render has said its title, if that is another: where only the query
    differs, and where another view or article may have to be fetched first. */
const RENDERED = 100;
const FETCHED = 5_000;

/** What the files of the program must be, by their names. */
const INTEGRITY = __HUTONG_PARTS_INTEGRITY__;

/** Where everything lies; a page that holds everything in itself puts other things here. */
export const supplies = {
  program: () => fetch(new URL("./__HUTONG_WASM__", import.meta.url), { integrity: "__HUTONG_WASM_INTEGRITY__" }),
  part: (name, options) => fetch(new URL(name, import.meta.url), { ...options, integrity: INTEGRITY[name] }),
  style: () => new URL("./__HUTONG_EMBEDDED_CSS__", import.meta.url),
  async reader() {
    const reader = await import("./__HUTONG_FOREIGN_JS__");
    await reader.default({ module_or_path: new URL("./__HUTONG_FOREIGN_WASM__", import.meta.url) });
    return reader;
  },
};

asked.part = (name, options) => supplies.part(name, options);

let program;
const start = () =>
  (program ??= Promise.resolve(supplies.program())
    .then((module_or_path) => init({ module_or_path }))
    .catch((error) => {
      program = undefined;
      throw error;
    }));

const sayings = {
  en: { again: "Try again", loading: "Loading…", dossier: "The dossier cannot be shown.", load: "The viewer cannot be loaded.", broken: "Something went wrong in the viewer." },
  "zh-Hans": { again: "重试", loading: "正在载入…", dossier: "无法显示这份资料。", load: "无法载入阅读器。", broken: "阅读器出错了。" },
  "zh-Hant": { again: "重試", loading: "正在載入…", dossier: "無法顯示這份資料。", load: "無法載入閱讀器。", broken: "閱讀器出錯了。" },
};

/** A fault with a name that programs can tell apart. */
class Fault extends Error {
  constructor(code, message, cause) {
    super(message, { cause });
    this.code = code;
  }
}

/** A fault of the network, or of somebody else's host: asking again may help. */
class Failure extends Fault {}

const shown = new Set();
addEventListener("error", ({ error }) => {
  // A broken program does not recover; every element goes back to what it holds.
  const ours = error instanceof WebAssembly.RuntimeError && /hutong|wasm:\/\//.test(error.stack);
  if (ours) for (const each of [...shown]) each.fail(new Fault("broken", `${error.message}`));
});
for (const type of ["hashchange", "popstate"]) addEventListener(type, () => shown.forEach((each) => each.followHash()));

/** Shows the viewer in an element. */
export const open = (element, root) => new Embedded(element, root);

class Embedded {
  #element;
  #root;
  #tree;
  #viewer;
  #place = { path: "/", query: "" };
  #pending = new Set();
  #stop = new AbortController();
  #ready = false;
  /** Whether the focus stood on what said that something is loading. */
  #awaited = false;
  #title = "";
  #language = "";

  constructor(element, root) {
    this.#element = element;
    this.#root = root.href;
    this.#tree = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    shown.add(this);
    this.#show();
  }

  get address() {
    return this.#place.path + this.#place.query;
  }

  navigate(address) {
    this.#go(...apart(`${address}`));
  }

  /** An attribute changed. Those of one moment are taken together. */
  change(name) {
    if (!this.#pending.size) queueMicrotask(() => this.#changeAll());
    this.#pending.add(name);
  }

  close() {
    shown.delete(this);
    this.#stop.abort();
    try {
      this.#viewer?.close();
    } catch {
      // A broken program cannot even close.
    }
    this.#viewer = undefined;
    this.#tree.replaceChildren();
  }

  #retry() {
    const button = make("button", { type: "button", part: "retry" }, this.#say("again"));
    button.addEventListener("click", () => {
      this.#restart();
      // Whoever pressed it by a key is still here.
      const note = this.#tree.querySelector("[part=status]");
      note.textContent ||= this.#say("loading");
      note.focus({ preventScroll: true });
    });
    return button;
  }

  followHash() {
    if (!this.#syncs || !this.#viewer) return;
    const address = location.hash.slice(1);
    if (address.startsWith("/") && address !== this.address) this.navigate(address);
    else if (!address) this.#go(...this.#asked());
  }

  fail(fault) {
    const { code = "load", message } = fault;
    const dress = this.#tree.querySelector("link") ?? "";
    this.close();
    const notice = make("p", { part: "error", role: "alert" }, `${this.#say(code) ?? this.#say("load")} ${message}`);
    this.#tree.append(dress, make("slot"), notice);
    if (fault instanceof Failure) notice.append(" ", this.#retry());
    this.#tell("error", { code, message });
  }

  // What the program tells ------------------------------------------------------------------------

  moved(path, query, pushed) {
    const before = this.#place;
    this.#place = { path, query };
    if (this.#syncs) {
      const change = pushed ? "pushState" : "replaceState";
      try {
        history[change](history.state, "", `${location.pathname}${location.search}#${this.address}`);
      } catch {
        // A page that may not change its address, or changes it too often, keeps the one it has.
      }
    }
    const tell = () => {
      if (!this.#viewer) return;
      const detail = { ...this.#where(), pushed };
      this.#tell("navigate", detail);
      if (detail.article && path !== before.path) this.#tell("select", { article: detail.article, title: detail.title, href: detail.href });
    };
    // The next render may say another title; where the title stays, none is said.
    this.#flush();
    this.#untold = tell;
    const patience = path === before.path ? RENDERED : FETCHED;
    setTimeout(() => this.#untold === tell && this.#flush(), patience);
  }

  began() {
    const surface = this.#surface;
    surface.querySelector("#content")?.focus({ preventScroll: true });
    surface.scrollTop = 0;
    // The page around moves only where the reader would be left below the beginning.
    if (surface.getBoundingClientRect().top < 0) surface.scrollIntoView();
  }

  described(title, language) {
    this.#title = title;
    this.#language = language;
    // What was closed may be told once more of what it showed, when its root is another's already.
    this.#surface.firstElementChild?.setAttribute("lang", language);
    this.#flush();
    if (this.#ready) return;
    this.#ready = true;
    if (this.#awaited) this.#surface.querySelector("#content")?.focus({ preventScroll: true });
    this.#tell("ready", this.#where());
  }

  #untold;

  #flush() {
    const tell = this.#untold;
    this.#untold = undefined;
    tell?.();
  }

  // Showing ---------------------------------------------------------------------------------------

  async #show() {
    const { signal } = this.#stop;
    // The element goes on showing what it holds until there is something better.
    const note = make("p", { part: "status", role: "status", tabindex: "-1" });
    this.#tree.replaceChildren(make("slot"), note);
    try {
      const style = this.#dress();
      const [dossier] = await Promise.all([this.#dossier(note, signal), start(), style]).catch((error) => {
        throw error instanceof Fault ? error : new Failure("load", `${error.message ?? error}`, error);
      });
      if (signal.aborted) return;
      const parent = make("div", { part: "viewer", class: "viewer" });
      parent.addEventListener("click", ({ target }) => target.closest(".reload") && location.reload());
      const place = () => {
        const hash = location.hash.slice(1);
        return this.#syncs && hash.startsWith("/") ? apart(hash) : this.#asked();
      };
      // What is asked for may change while the part that shows it comes.
      for (let path; path !== place()[0]; ) {
        await prepare((path = place()[0])).catch((error) => {
          throw new Failure("load", error.message, error);
        });
        if (signal.aborted) return;
      }
      const [path, query] = place();
      try {
        this.#viewer = mount(parent, this.#rootOf(), path, query, this.#tag, dossier, this);
      } catch (error) {
        throw new Fault("dossier", `${error.message ?? error}`, error);
      }
      this.#place = { path, query: this.#viewer.query };
      // Files to take along lie beside the pages of the build's own dossier, and nowhere else.
      parent.toggleAttribute("data-alone", this.#rootOf().includes("#"));
      this.#surface = parent;
      this.#theme();
      this.#height();
      this.#awaited = this.#tree.activeElement === note;
      for (const child of [...this.#tree.childNodes]) if (child.localName !== "link") child.remove();
      this.#tree.append(parent);
      listen(this.#tree, () => this.#attribute("keys") === "off", signal);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  #surface;

  /** The style sheet, as a link: a strict policy for styles allows that. */
  #dress() {
    const style = supplies.style();
    if (style instanceof CSSStyleSheet) {
      this.#tree.adoptedStyleSheets = [style];
      return;
    }
    const link = make("link", { rel: "stylesheet", href: style });
    this.#tree.prepend(link);
    return new Promise((loaded, failed) => {
      link.onload = loaded;
      link.onerror = () => failed(new Failure("load", `${style} cannot be loaded; does the page's policy allow it?`));
    });
  }

  /** The dossier that `src` names; nothing where it is the build's own. */
  async #dossier(note, signal) {
    const src = this.#source;
    if (!src) return undefined;
    const bytes = await this.#fetch(src, note, signal);
    const reader = await supplies.reader();
    try {
      const read = await reader.read(bytes);
      if (read.notes.length) console.info(`${src}: ${read.notes.join("; ")}`);
      return read.dossier;
    } catch (error) {
      throw new Fault("dossier", `${src}: ${error.message ?? error}`, error);
    }
  }

  async #fetch(src, note, signal) {
    const silence = new AbortController();
    let clock;
    const wait = () => {
      clearTimeout(clock);
      clock = setTimeout(() => silence.abort(new Failure("dossier", `${src}: nothing came for ${PATIENCE / 1000} seconds`)), PATIENCE);
    };
    const tooLarge = (size) => new Fault("dossier", `${src}: ${size} bytes are more than the ${LARGEST} that are read`);
    const progress = make("progress", { part: "progress" });
    note.replaceChildren(this.#say("loading"), " ", progress);
    try {
      wait();
      const response = await fetch(src, {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.any([signal, silence.signal]),
      });
      if (!response.ok) throw new Failure("dossier", `${src}: the server answers ${response.status}`);
      const total = Number(response.headers.get("content-length")) || 0;
      if (total > LARGEST) throw tooLarge(total);
      const pieces = [];
      let received = 0;
      const stream = response.body.getReader();
      for (let piece; !(piece = await stream.read()).done; ) {
        wait();
        pieces.push(piece.value);
        received += piece.value.length;
        if (received > LARGEST) {
          stream.cancel();
          throw tooLarge(received);
        }
        // Of what was compressed on its way only the compressed length is known.
        if (received <= total) Object.assign(progress, { max: total, value: received });
        else progress.removeAttribute("value");
        note.dataset.received = received;
      }
      return new Uint8Array(await new Blob(pieces).arrayBuffer());
    } catch (error) {
      const reason = silence.signal.aborted ? silence.signal.reason : error;
      throw reason instanceof Fault
        ? reason
        : new Failure("dossier", `${src}: cannot be fetched; is it there, and does its server allow other sites (CORS)?`, error);
    } finally {
      clearTimeout(clock);
    }
  }

  // Attributes ------------------------------------------------------------------------------------

  #changeAll() {
    const changed = this.#pending;
    this.#pending = new Set();
    if (this.#stop.signal.aborted && !this.#element.isConnected) return;
    if (changed.has("src")) return this.#restart();
    if (!this.#viewer) return;
    if (changed.has("theme")) this.#theme();
    if (changed.has("height")) this.#height();
    if (changed.has("view") || changed.has("query")) return this.#go(...this.#asked());
    if (changed.has("lang")) this.#go(this.#place.path, this.#place.query);
    if (changed.has("sync")) this.followHash();
  }

  #restart() {
    this.close();
    this.#stop = new AbortController();
    this.#ready = false;
    this.#place = { path: "/", query: "" };
    shown.add(this);
    this.#show();
  }

  /** The place that the attributes ask for. */
  #asked() {
    const view = this.#attribute("view");
    const path = !view || view === "cards" ? "/" : `/${view.replace(/^\/|\/$/g, "")}/`;
    return [path, this.#attribute("query")];
  }

  #go(path, query) {
    if (!this.#viewer) return;
    this.#viewer.go(path, query, this.#tag);
    this.#place = { path, query: this.#viewer.query };
  }

  /** The language of the element, else of the page around. */
  get #tag() {
    return this.#element.closest("[lang]")?.lang ?? "";
  }

  /** `light`, `dark`, `auto` as the system has it; without it as the page around has it. */
  #theme() {
    this.#surface.dataset.theme = this.#attribute("theme");
  }

  /** `auto` grows with what is shown; a length scrolls inside, a bare number is in pixels. */
  #height() {
    const height = this.#attribute("height");
    this.#surface.style.height = /^\d+$/.test(height) ? `${height}px` : height === "auto" ? "" : height;
    this.#surface.toggleAttribute("data-scrolls", this.#surface.style.height !== "");
  }

  #attribute(name) {
    return this.#element.getAttribute(name)?.trim() ?? "";
  }

  get #syncs() {
    return this.#attribute("sync") === "hash";
  }

  /** The address of another dossier; nothing for the build's own. */
  get #source() {
    const src = this.#attribute("src");
    if (!src) return "";
    const { href } = new URL(src, document.baseURI);
    return href === this.#root || href === `${this.#root}dossier.json` ? "" : href;
  }

  /** Links of another dossier lead to the page that shows any. */
  #rootOf() {
    const source = this.#source;
    return source ? `${this.#root}embed.html?src=${encodeURIComponent(source)}#/` : this.#root;
  }

  // Telling ---------------------------------------------------------------------------------------

  #where() {
    const { path, query } = this.#place;
    const [name, id] = path.split("/").filter(Boolean);
    const article = name === "article" && id ? decodeURIComponent(id) : null;
    return {
      address: path + query,
      view: name ?? "cards",
      article,
      query: query.slice(1),
      href: this.#rootOf() + path.slice(1) + query,
      title: this.#title,
      language: this.#language,
    };
  }

  #say(code) {
    const tag = this.#tag || navigator.language;
    const language = !/^zh/i.test(tag) ? "en" : /hant|tw|hk|mo/i.test(tag) ? "zh-Hant" : "zh-Hans";
    return sayings[language][code];
  }

  #tell(name, detail) {
    this.#element.dispatchEvent(new CustomEvent(`hutong-${name}`, { bubbles: true, composed: true, detail }));
  }
}

const apart = (address) => {
  const at = address.indexOf("?");
  return at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at)];
};

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
