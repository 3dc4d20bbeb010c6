// embed.html: a <hutong-viewer> that fills a frame. What it shows is in the address of the frame,
// `?src=…&theme=…&lang=…#/timeline/?q=…`; how high it is, it tells the page around.
import "../embed.js";

/** Version of the messages. */
const VERSION = 1;
/** Reports that each ask for more, one right after the other, are a frame that feeds on its own height. */
const RISES = 20;
const QUICK = 500;
/** Milliseconds after a change in which more are taken with it. */
const SETTLED = 100;

const viewer = document.querySelector("hutong-viewer");
const asked = new URLSearchParams(location.search);
const framed = window.parent !== window;
/** The page around, where the frame's address names it: it alone hears where the reader goes, and may ask. */
const confidant = asked.get("origin");

for (const name of ["src", "theme", "lang", "view", "query", "keys"]) {
  if (asked.has(name)) viewer.setAttribute(name, asked.get(name));
}
viewer.querySelector("a").href = new URL(`.${location.hash.slice(1) || "/"}`, location.href.replace(/[?#].*/, ""));
// In a frame the history is that of the page around; alone, the address follows.
if (!framed || !location.hash) viewer.setAttribute("sync", framed ? "none" : "hash");
else {
  const [path, query = ""] = location.hash.slice(1).split(/(?=\?)/);
  viewer.setAttribute("view", path);
  viewer.setAttribute("query", query);
}
if (asked.has("lang")) document.documentElement.lang = asked.get("lang");
if (asked.has("theme")) document.documentElement.style.colorScheme = asked.get("theme").replace("auto", "light dark");

viewer.addEventListener("hutong-ready", ({ detail }) => name(detail));
viewer.addEventListener("hutong-navigate", ({ detail }) => name(detail));
function name({ title, language }) {
  document.title = title;
  document.documentElement.lang = language;
}

if (framed) {
  const tell = (message, origin) => window.parent.postMessage({ hutong: VERSION, ...message }, origin);
  let told = 0;
  let rises = [];
  const report = () => {
    // A frame that is not shown has no height of its own.
    if (document.hidden || !innerWidth) return;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (!height || height === told) return;
    const now = performance.now();
    rises = height > told ? [...rises.filter((time) => now - time < QUICK), now] : [];
    if (rises.length > RISES) return;
    told = height;
    // The height is no secret, and the page around may be any.
    tell({ height }, "*");
  };
  new ResizeObserver(report).observe(document.body);
  document.addEventListener("visibilitychange", report);
  // A browser observes no sizes in a frame that was moved out of sight; what changes is known even so.
  let later;
  const changed = () => (later ??= setTimeout(settled, SETTLED));
  const settled = () => {
    later = undefined;
    report();
  };
  const all = { attributes: true, childList: true, subtree: true };
  viewer.addEventListener("hutong-ready", () => new MutationObserver(changed).observe(viewer.shadowRoot, all), { once: true });
  viewer.addEventListener("hutong-ready", changed);
  if (confidant) {
    for (const event of ["ready", "navigate", "select", "error"]) {
      viewer.addEventListener(`hutong-${event}`, ({ detail }) => tell({ event, detail }, confidant));
    }
  }
  addEventListener("message", ({ data, origin, source }) => {
    if (source !== window.parent || data?.hutong !== VERSION) return;
    if (data.hello) {
      told = 0;
      rises = [];
      report();
    }
    if (confidant && origin === confidant && typeof data.navigate === "string") viewer.navigate(data.navigate);
  });
}
