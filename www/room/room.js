// The reading room: own marks, keys, display, quotes, comparing. Fetched by boot.js when the first view is there.
// What happens is decided in its program (crates/room); here it is shown. The viewer's own elements are
// only read, dressed at their ends, and pressed as a reader would press them.
import init, { press } from "./glue.js";
import { button, listen, say, tell } from "./make.js";
import { follow, recall } from "./store.js";
import { article, paint } from "./passage.js";
import { all, highlight, note } from "./notes.js";
import { compare, isAsked } from "./compare.js";
import { display, keys, keysOff } from "./look.js";
import * as list from "./list.js";
import * as reader from "./reader.js";

/** How long the first of two keys waits for the second, in milliseconds. */
const PATIENCE = 1500;

const click = (selector) => document.querySelector(selector)?.click();
const toggle = (kind) => {
  const id = article() ?? list.chosen();
  return id ? reader.toggle(kind, id) : tell(say().choose_first);
};

const commands = {
  async search() {
    if (!document.getElementById("search")) click(".back a, .views a");
    // The program renders the list first.
    for (let turn = 0; turn < 20 && !document.getElementById("search"); turn += 1) await new Promise(requestAnimationFrame);
    document.getElementById("search")?.select();
  },
  next: () => list.step(1) || click(".walk .next"),
  previous: () => list.step(-1) || click(".walk .previous"),
  open: () => list.chosenLink()?.click(),
  up: () => click(".back a"),
  star: () => toggle("star"),
  read: () => toggle("read"),
  highlight: () => highlight(),
  note,
  articles: () => click(".views a"),
  timeline: () => click(".views a[href*='timeline/']"),
  matrix: () => click(".views a[href*='matrix/']"),
  marks: all,
  compare: () => compare(),
  display,
  sheet: keys,
};

/** Where keys write or choose something themselves. */
const FIELD = "textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable=''], [contenteditable=true], [role=listbox], [role=application]";
/** What Enter presses by itself. */
const PRESSED = "a, button, summary, label, [tabindex='0'], [role=button]";

let before;
let forget;

function typed(event) {
  if (event.defaultPrevented) return;
  const { key, ctrlKey, metaKey, altKey, isComposing, keyCode, target } = event;
  const modified = (ctrlKey || metaKey || altKey) && !event.getModifierState("AltGraph");
  const field = Boolean(target.closest?.(FIELD)) || (key === "Enter" && Boolean(target.closest?.(PRESSED)));
  const off = keysOff() || Boolean(document.querySelector("dialog[open], :popover-open"));
  const outcome = press(before, key, modified, isComposing || keyCode === 229, field, off);
  clearTimeout(forget);
  before = outcome === "…" ? key : undefined;
  if (before) forget = setTimeout(() => (before = undefined), PATIENCE);
  if (!outcome) return;
  event.preventDefault();
  commands[outcome]?.();
}

/** The way to all of it, at the end of every page's head, where room is left for it. */
function entrance() {
  const head = document.querySelector(".preferences");
  const entrance = head?.querySelector(".room-open") ?? head?.appendChild(button("Aa", display, { class: "room-open" }));
  if (!entrance || entrance.title === say().display) return;
  entrance.title = say().display;
  entrance.setAttribute("aria-label", `Aa ${say().display}`);
}

function dress() {
  entrance();
  list.dress();
  reader.dress();
  paint();
}

async function style() {
  const href = new URL("./room.css", import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href });
  await new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

async function begin() {
  await Promise.all([init({ module_or_path: new URL("./room_bg.wasm", import.meta.url) }), style()]);
  listen();
  follow(dress);
  await recall();
  dress();
  reader.watch();
  addEventListener("keydown", typed);
  addEventListener("beforeprint", reader.stamp);
  let waits = false;
  const changed = () => {
    if (waits) return;
    waits = true;
    // After what the reader did is seen: a thousand cards take their time.
    requestAnimationFrame(() => setTimeout(() => {
      waits = false;
      dress();
    }));
  };
  new MutationObserver(changed).observe(document.getElementById("app"), { childList: true, subtree: true, characterData: true });
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ["lang"] });
  document.documentElement.dataset.room = "";
  if (isAsked()) compare();
}

export const ready = begin();
ready.catch(console.warn);
