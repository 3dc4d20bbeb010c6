// Keeps the viewer on this device: has it kept, offers what is newer, installs, forgets. What there
// is to say stands in `data-` attributes of the root element, by which the style sheet shows what the
// viewer has put into the page; what may be pressed there has `data-device`. So all of it works, too,
// where the program does not.
const ROOT = new URL("../", import.meta.url);
/** As in `sw.js`. */
const OURS = `hutong ${ROOT.pathname} `;
/** As in `sw.js`. */
const SHARDS = OURS + "shards";
/** Where it is said, for one load, that the reader had everything forgotten. */
const FORGOTTEN = OURS + "forgotten";
/** Lists the files of the index of a large dossier: how many bytes, and what they are called. */
const LIST = "__HUTONG_INDEX_LIST__";
/** How many of them are fetched at a time. */
const FETCHES = 6;
/** How often a page that stays open asks for a newer version, in milliseconds. */
const HOUR = 3_600_000;
/** How long after a first failure it is tried once more; each time four times as long. */
const SOON = 2_000;

const marks = document.documentElement.dataset;
const container = window.isSecureContext ? navigator.serviceWorker : undefined;

/**
 * `controller`: what answered for this page when it began to load. `prompt`: resolves to the
 * browser's offer to install. `working`: resolves once the program has taken the page over.
 */
export default async function offline({ controller, prompt, working }) {
  let registration;
  const commands = {
    accept() {
      if (registration?.waiting) registration.waiting.postMessage("accept");
      else location.reload();
    },
    later: () => delete marks.update,
    install() {
      delete marks.install;
      prompt.then((offer) => offer.prompt());
    },
    forget: () => forget(registration),
    keep,
  };
  addEventListener("click", ({ target }) => commands[target.closest?.("[data-device]")?.dataset.device]?.(), true);
  // `toggle` does not bubble.
  addEventListener("toggle", ({ target }) => target.matches?.(".device[open]") && showUsage(target), true);
  prompt.then(() => (marks.install = ""));
  addEventListener("appinstalled", () => {
    delete marks.install;
    // Whoever installs something means to keep it.
    navigator.storage?.persist?.();
  });

  // Inside another page nothing is kept: the storage there is that page's.
  if (window !== window.top) return;
  const forgotten = takeForgotten();
  marks.offline = forgotten ? "forgotten" : "";
  if (forgotten || !container) return;
  // Another version took over while this page was loading, or does so later.
  if (controller && controller !== container.controller) return location.reload();
  if (controller) container.addEventListener("controllerchange", () => location.reload());
  // Where there is no room, trying again would fetch everything again.
  let isFull = false;
  container.addEventListener("message", ({ data, source }) => {
    isFull ||= data === "full";
    hear(data, source);
  });
  if (controller) working.then(() => works() && controller.postMessage("works"), () => {});

  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  let address;
  let patience = SOON;
  const keepVersion = async () => {
    try {
      // A policy can be made once; that of a host may forbid it.
      address ??= scriptAddress();
      registration = await container.register(address, { updateViaCache: "none" });
      // Registering again asks for nothing, and browsers look for a newer version when they find time.
      if (registration.active) registration.update().catch(() => {});
      watch(registration, again);
    } catch (error) {
      marks.offline = "failed";
      if (patience === SOON) console.warn(error);
      again();
    }
  };
  // What failed because of a server or of the line may go well later.
  const again = () => {
    if (patience < HOUR) setTimeout(() => isFull || keepVersion(), patience);
    patience *= 4;
  };
  await keepVersion();

  let asked = Date.now();
  addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration?.update().catch(() => {});
  });
}

/** What a worker says: whether everything of its version is on this device. One that waits is offered. */
function hear(said, worker) {
  if ((said === "failed" || said === "full") && marks.offline !== "ready") marks.offline = "failed";
  if (said !== "whole") return;
  if (worker.state !== "installed") marks.offline = "ready";
  else if (container.controller) marks.update = "";
}

/** Whether the program that took the page over is still at it. */
function works() {
  return document.getElementById("broken")?.hidden;
}

/** The page's policy allows one name, and this gives out one address under it. */
function scriptAddress() {
  const address = new URL("sw.js", ROOT).href;
  const policy = window.trustedTypes?.createPolicy("hutong", { createScriptURL: () => address });
  return policy ? policy.createScriptURL("") : address;
}

/** Asks workers that come whether they have everything; says so where the only one there was has failed. */
function watch(registration, failed) {
  const look = ({ target } = {}) => {
    const working = [registration.active, registration.waiting].filter(Boolean);
    for (const worker of working) worker.postMessage("whole?");
    if (target?.state === "redundant" && !working.length) failed();
  };
  const follow = (worker) => worker?.addEventListener("statechange", look);
  look();
  for (const worker of [registration.installing, registration.active]) follow(worker);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

/** How many bytes this dossier has on this device, other dossiers of the same site not counted. */
async function showUsage(panel) {
  let bytes = 0;
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      bytes += Number((await cache.match(request))?.headers.get("content-length"));
    }
  }
  const output = panel.querySelector("output");
  if (output) output.value = size(bytes);
  const keeping = panel.querySelector(".keeping");
  if (keeping && !keeping.value) keeping.value = size((await list()).bytes);
}

function size(bytes) {
  const [unit, one] = bytes < 1e5 ? ["kilobyte", 1e3] : ["megabyte", 1e6];
  const style = { style: "unit", unit, maximumFractionDigits: one === 1e3 ? 0 : 1 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / one);
}

const list = async () => (await fetch(new URL(LIST, ROOT))).json();

/** Keeps every file of the index, where the service worker looks for them; it may not be at work yet. */
async function keep() {
  const output = document.querySelector(".keeping");
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  try {
    const { files } = await list();
    const cache = await caches.open(SHARDS);
    navigator.storage?.persist?.();
    let done = 0;
    // One iterator for all: each takes the next name.
    const names = files.values();
    const work = async () => {
      for (const name of names) {
        const address = new URL(`assets/index/${name}`, ROOT).href;
        if (!(await cache.match(address))) {
          const response = await fetch(address);
          if (!response.ok) throw new Error(`${name}: the server answers ${response.status}`);
          // A worker that is at work has kept it on the way.
          if (!(await cache.match(address))) await cache.put(address, response);
        }
        output.value = percent.format(++done / files.length);
      }
    };
    await Promise.all(Array.from({ length: FETCHES }, work));
  } catch (error) {
    output.value = "×";
    throw error;
  }
}

async function forget(registration) {
  await registration?.unregister();
  for (const name of await ourCaches()) await caches.delete(name);
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
  }
  indexedDB.deleteDatabase(OURS + "marks");
  sessionStorage.setItem(FORGOTTEN, "");
  location.reload();
}

/** Whether the reader has just had everything forgotten; then nothing is kept at once again. */
function takeForgotten() {
  try {
    if (sessionStorage.getItem(FORGOTTEN) === null) return false;
    sessionStorage.removeItem(FORGOTTEN);
    return true;
  } catch {
    return false;
  }
}

async function ourCaches() {
  return container ? (await caches.keys()).filter((name) => name.startsWith(OURS)) : [];
}
