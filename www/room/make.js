// Elements, dialogs and what is said in passing: how the reading room puts things into the page. All of
// it lies beside the viewer's own element, whose program knows nothing of it.
import { words } from "./glue.js";

const known = {};

/** What is said in the language of the interface. */
export function say() {
  const { lang } = document.documentElement;
  return (known[lang] ??= JSON.parse(words(lang)));
}

/** A text behind what it is called, as the language writes it. */
export const labelled = (label, text) => label + say().colon + text;

/** Attributes that are functions are what an element does: `onclick`. What they return means nothing. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export const button = (text, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, text);

/** A dialog, one at a time; what had the focus gets it back. */
export function open(title, kind, ...content) {
  document.querySelector(".room-dialog")?.close();
  const opener = document.activeElement;
  const close = button("×", () => dialog.close(), { "aria-label": say().close });
  const dialog = make("dialog", { class: `room-dialog ${kind}`, "aria-label": title, lang: document.documentElement.lang },
    make("div", { class: "room-head" }, make("h2", {}, title), close), ...content);
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    if (dialog.contains(said)) document.body.append(said);
    dialog.remove();
    // Who went elsewhere by it stays there.
    if (document.activeElement === document.body) opener?.focus?.({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const said = make("div", { class: "room-said", role: "status" });
let silence;

/** Says something; what is `grave` stays until it is closed. */
export function tell(text, grave = false) {
  if (!grave && said.dataset.grave) return;
  clearTimeout(silence);
  const hush = () => {
    said.replaceChildren();
    delete said.dataset.grave;
  };
  if (grave) said.dataset.grave = "";
  else silence = setTimeout(hush, 6000);
  said.replaceChildren(make("p", {}, text), button("×", hush, { "aria-label": say().close }));
  // A dialog lies above everything else in the page.
  (document.querySelector(".room-dialog") ?? document.body).append(said);
}

export const listen = () => document.body.append(said);

/** Puts a text on the clipboard. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell(`✓ ${say().copied}`);
  } catch {
    tell(say().copy_failed);
  }
}
