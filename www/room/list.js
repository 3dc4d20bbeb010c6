// Lists: which article is chosen, and on each card whether it is starred and read.
import { button, labelled, make, say } from "./make.js";
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

/** What the reader can mark on a card: made once, copied for each. */
const OWN = make("p", { class: "room-own" }, ...["star", "read"].map((kind) =>
  button(make("span", { "aria-hidden": "true" }), undefined, { class: `room-${kind}`, "data-mark": kind })));
for (const own of OWN.children) own.append(make("span", { class: "room-word" }));

/** What each card says already. */
const dressed = new WeakMap();

/** Puts what the reader marked on every card. Most cards stay what they were: what watches the page is not
    to be woken for nothing, and a letter in the search box draws all of them. */
export function dress() {
  const words = say();
  for (const card of document.querySelectorAll(".card[data-article]")) {
    const id = card.dataset.article;
    const { star = false, read = false } = marks.articles[id] ?? {};
    const now = [id, star, read, words.star].join("\n");
    const has = card.lastElementChild?.className === "room-own";
    if (has && dressed.get(card) === now) continue;
    dressed.set(card, now);
    const own = has ? card.lastElementChild : card.appendChild(OWN.cloneNode(true));
    const title = card.querySelector("h2")?.textContent ?? id;
    mark(own.children[0], star, title, star ? ["★", words.starred] : ["☆", words.star]);
    mark(own.children[1], read, title, read ? ["✓", words.was_read] : ["○", words.read]);
    card.toggleAttribute("data-read", read);
  }
}

function mark(button, on, title, [sign, word]) {
  button.setAttribute("aria-label", labelled(word, title));
  button.setAttribute("aria-pressed", on);
  button.title = word;
  button.firstChild.textContent = sign;
  button.lastChild.textContent = word;
}

document.addEventListener("click", ({ target }) => {
  const kind = target.closest?.(".room-own [data-mark]")?.dataset.mark;
  if (!kind) return;
  const id = target.closest("[data-article]").dataset.article;
  change((room, now) => room[kind](id, now));
});
