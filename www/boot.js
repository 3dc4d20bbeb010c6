// Starts the viewer. If it breaks, says so and leaves the page to be read as it was sent.
import init, { fetchParts, prepare, read, start } from "./__HUTONG_JS__";

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

// The policy of a host may forbid what is in the page.
if (!getComputedStyle(document.body).getPropertyValue("--measure")) {
  const href = new URL("./__HUTONG_STYLE__", import.meta.url);
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

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

// Until the page is drawn as it was sent, network and processor are its own. A page that nobody sees is
// not drawn.
const pause = () => new Promise((then) => setTimeout(then));
await Promise.race([
  new Promise((then) => requestAnimationFrame(then)),
  new Promise((then) => setTimeout(then, document.hidden ? 0 : 1000)),
]).then(pause);
for (const link of document.querySelectorAll("link[rel=part]")) link.rel = "preload";

try {
  await init({ module_or_path: new URL("./__HUTONG_WASM__", import.meta.url) });
  const root = new URL("../", import.meta.url).pathname;
  await prepare(location.pathname.slice(root.length - 1));
  // One long task would keep the page from answering.
  await pause();
  read();
  await pause();
  document.documentElement.dataset.started = start(root);
  // What readers do beside reading is fetched when the first view is there.
  (window.requestIdleCallback ?? setTimeout)(() => import("./__HUTONG_ROOM__/room.js").catch(console.warn));
} catch (error) {
  fail(error);
}
import("./__HUTONG_OFFLINE__").then(({ default: offline }) => offline({ controller, prompt })).catch(console.warn);

// The other views, while there is nothing else to do; not for readers who save what they pay for.
const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1000));
if (!navigator.connection?.saveData) idle(() => fetchParts().catch(console.warn));
