// Starts the viewer. If it breaks, says so and leaves the page to be read as it was sent.
import init, { fetchParts, prepare, read, stands, start, supplies } from "./__HUTONG_JS__";

function fail(reason) {
  console.error(reason);
  const notice = document.getElementById("broken");
  if (!notice || !notice.hidden) return;
  notice.hidden = false;
  // The broken program must not swallow clicks: links lead to prerendered pages. What offline.js
  // listens to still works, a newer version first of all.
  const silence = (event) => event.target.closest?.("[data-device]") || event.stopImmediatePropagation();
  for (const type of ["click", "input", "change", "keydown"]) addEventListener(type, silence, { capture: true });
}

const isOurs = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => isOurs(event.error) && fail(event.error));
addEventListener("unhandledrejection", (event) => isOurs(event.reason) && fail(event.reason));

const has = (property) => getComputedStyle(document.body).getPropertyValue(property);

const sheets = new Map();

/** Has a style sheet here; what failed is fetched again when it is asked for again. */
function dress(name) {
  if (!sheets.has(name)) sheets.set(name, sheetOf(name));
  return sheets.get(name).catch((error) => {
    sheets.delete(name);
    throw error;
  });
}

const sheetOf = (name) =>
  new Promise((done, failed) => {
    const sheet = document.createElement("link");
    sheet.onload = done;
    sheet.onerror = () => {
      sheet.remove();
      failed(new Error(`${name} cannot be loaded`));
    };
    document.head.append(Object.assign(sheet, { rel: "stylesheet", href: new URL(name, import.meta.url) }));
  });

// The policy of a host may forbid what is in the page.
if (!has("--measure")) for (const name of ["__HUTONG_STYLE__", ...__HUTONG_VIEWS__]) dress(name).catch(console.warn);

// A page of a view has its style from the start, any other when it comes to be one.
supplies.style = (name) => has(`--${name.split("-", 1)}`) || dress(name);

// The address of the page changes without loading another; relative addresses must not move with it.
for (const link of document.querySelectorAll("link[rel=icon], link[rel=manifest]")) link.href = link.href;

// What offline.js has to know, and is loaded too late to see.
const controller = navigator.serviceWorker?.controller;
const prompt = new Promise((offer) => {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer(event);
  });
});

// What few readers need is fetched when they ask for it.
addEventListener("click", async ({ target }) => {
  if (target.closest?.(".reload")) location.reload();
  const button = target.closest?.(".embed-open");
  if (!button) return;
  try {
    const dialog = await import("./__HUTONG_EMBED_DIALOG__");
    dialog.open(new URL("../", import.meta.url).href, button);
  } catch (error) {
    // Where another build was published meanwhile, only loading the page again helps.
    console.warn(error);
    document.documentElement.dataset.lost = "";
  }
});

const pause = () => new Promise((then) => setTimeout(then));
const idle = () => new Promise(window.requestIdleCallback ?? ((then) => setTimeout(then, 1000)));

/** What a reader does first who wants something of the page. */
const SIGNS = ["pointermove", "pointerdown", "click", "wheel", "scroll", "keydown", "focusin"];

/** The first sign of a reader, before anything that it leads to. */
const sign = () =>
  new Promise((seen) => {
    const signs = new AbortController();
    const see = (event) => {
      // The band is scrolled to where it begins.
      if (event.type === "scroll" && event.target !== document) return;
      signs.abort();
      seen(event);
    };
    for (const type of SIGNS) addEventListener(type, see, { capture: true, passive: true, signal: signs.signal });
  });

/** Whether nothing on this page is the reader's own: no place, no focus, no marks of former visits. */
async function isUntouched() {
  if (location.hash || document.activeElement !== document.body) return false;
  try {
    const known = await indexedDB.databases();
    return !known.some(({ name }) => name.startsWith(`hutong ${root} `));
  } catch {
    // Where nothing is kept, nothing is to be shown; the room says so once it is here.
    return true;
  }
}

/** What readers do beside reading. A key that came before it was here is pressed again. */
async function furnish(key) {
  if (!key) await idle();
  const { ready } = await import("./__HUTONG_ROOM__/room.js");
  await ready;
  if (key && !key.defaultPrevented) key.target.dispatchEvent(new KeyboardEvent("keydown", key));
}

const root = new URL("../", import.meta.url).pathname;

async function get() {
  await init({ module_or_path: new URL("./__HUTONG_WASM__", import.meta.url) });
  await prepare(location.pathname.slice(root.length - 1));
  // One long task would keep the page from answering.
  await pause();
  read();
  await pause();
}

async function begin() {
  // A page that is already what the reader would see costs nothing more until he turns to it.
  const standing = stands(root);
  // A sign may come while it is asked whether anything has to be there already.
  const signed = sign();
  const untouched = await isUntouched();
  let first = standing && untouched ? await signed : undefined;
  const field = document.getElementById("search");
  let written = field?.value;
  const write = ({ target }) => target === field && (written = field.value);
  addEventListener("input", write, true);
  document.documentElement.dataset.started = start(root);
  await pause();
  removeEventListener("input", write, true);
  // What was written before anybody listened.
  if (written) {
    if (field.value !== written) field.value = written;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  // One that had to be drawn anew, in another language, needs no more than that until then either.
  if (untouched) first ??= await signed;
  furnish(first?.type === "keydown" ? first : undefined).catch(console.warn);
}

const here = get();
const working = here.then(begin);
working.catch(fail);
here
  .catch(() => {})
  .then(() => import("./__HUTONG_OFFLINE__"))
  .then(({ default: offline }) => offline({ controller, prompt, working }))
  .catch(console.warn);

// The other views, while there is nothing else to do; not for readers who save what they pay for.
working.then(idle).then(() => navigator.connection?.saveData || fetchParts()).catch(console.warn);
