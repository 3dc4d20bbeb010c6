// Lists: which article is chosen, and on each card whether it is starred and read.
import { button, make, say } from "./make.js";
import { change, marks } from "./store.js";

/** Where keys stop. */
const STOPS = ".card h2 a, .event .evidence-list li:first-child a";

/** Goes to the next entry, or by -1 to the one before; says whether there are any. */
export function step(by) {
  const stops = [...document.querySelectorAll(STOPS)].filter((stop) => stop.checkVisibility());
  const at = stops.indexOf(chosenLink());
  const stop = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(Math.max(at + by, 0), stops.length - 1)];
  stop?.focus({ preventScroll: true });
  stop?.scrollIntoView({ block: "nearest" });
  return Boolean(stop);
}

/** The link of the entry that has the focus. */
export const chosenLink = () => document.activeElement?.closest(".card, .event")?.querySelector(STOPS) ?? undefined;

/** The article whose card has the focus. */
export const chosen = () => document.activeElement?.closest("[data-article]")?.dataset.article;

/** Puts what the reader marked on every card. */
export function dress() {
  for (const card of document.querySelectorAll(".card[data-article]")) {
    const id = card.dataset.article;
    const own = card.querySelector(".room-own") ?? card.appendChild(make("p", { class: "room-own" }, flag("star"), flag("read")));
    const { star = false, read = false } = marks.articles[id] ?? {};
    const title = card.querySelector("h2")?.textContent ?? id;
    mark(own.children[0], star, title, star ? ["★", say().starred] : ["☆", say().star]);
    mark(own.children[1], read, title, read ? ["✓", say().was_read] : ["○", say().read]);
    card.toggleAttribute("data-read", read);
  }
}

const flag = (kind) =>
  button("", ({ currentTarget }) => {
    const id = currentTarget.closest("[data-article]").dataset.article;
    change((room, now) => room[kind](id, now));
  }, { class: `room-${kind}` });

/** Changes only what is different: what watches the page is not to be woken for nothing. */
function mark(button, on, title, [sign, word]) {
  const label = `${word}: ${title}`;
  if (button.getAttribute("aria-label") === label && button.textContent === sign + word) return;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-pressed", on);
  button.title = word;
  button.replaceChildren(make("span", { "aria-hidden": "true" }, sign), make("span", { class: "room-word" }, word));
}
