// How pages look: what was chosen is kept here, put before anything is drawn by `theme.js`, and read by
// the style sheet as `data-` attributes of the root element.
import { look, looks, sheet } from "./glue.js";
import { button, make, open, say } from "./make.js";
import { all } from "./notes.js";
import { ROOT } from "./store.js";

/** As `theme.js` and `offline.js` have it. */
const KEY = `hutong ${ROOT.pathname} look`;

let kept = "";
try {
  kept = localStorage.getItem(KEY) ?? "";
} catch {
  // What cannot be kept holds as long as the page.
}

/** Whether the reader has switched the keys off. */
export const keysOff = () => document.documentElement.dataset.keys === "off";

function choose(name, value) {
  const [text, attributes] = JSON.parse(look(kept, name, value));
  kept = text;
  for (const [name, value] of attributes) {
    if (value === null) delete document.documentElement.dataset[name];
    else document.documentElement.dataset[name] = value;
  }
  try {
    if (text) localStorage.setItem(KEY, text);
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** The program has the theme; its switch goes through three. */
async function theme(value) {
  for (let turn = 0; turn < 3 && (document.documentElement.dataset.theme ?? "") !== value; turn += 1) {
    document.querySelector(".preferences .theme")?.click();
    await new Promise((rendered) => setTimeout(rendered, 30));
  }
}

/** The panel. */
export function display() {
  const themes = ["", "light", "dark"].map((value, at) => [value, say().themes[at], value === (document.documentElement.dataset.theme ?? "")]);
  const { lang } = document.documentElement;
  const axes = [{ name: "theme", label: say().theme, values: themes }, ...JSON.parse(looks(lang, kept))];
  const change = ({ target }) => (target.name === "theme" ? theme(target.value) : choose(target.name, target.value));
  const form = make("form", { method: "dialog", onchange: change }, ...axes.map(({ name, label, values }) =>
    make("fieldset", {}, make("legend", {}, label), ...values.map(([value, text, chosen]) =>
      make("label", {}, make("input", { type: "radio", name, value, checked: chosen }), make("span", {}, text))))));
  open(say().display, "room-display", form, make("div", { class: "room-buttons" }, button(say().marks, all), button(say().keyboard, keys)));
}

/** The sheet of all keys. */
export function keys() {
  const way = (keys) => make("span", {}, ...keys.flatMap((key) => [make("kbd", {}, key), " "]));
  const rows = JSON.parse(sheet(document.documentElement.lang)).map(([text, ways]) =>
    make("div", {}, make("dt", {}, ...ways.map(way)), make("dd", {}, text)));
  open(say().keyboard, "room-keys", make("dl", {}, ...rows), make("div", { class: "room-buttons" }, button(say().display, display)));
}
