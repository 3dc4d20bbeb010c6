// Around an article that is read: a bar of tools, how far one has come, what can be done with what is
// selected, its headings, its pictures, its highlights.
import { button, labelled, make, say } from "./make.js";
import { all, edit, highlight, note } from "./notes.js";
import { compare } from "./compare.js";
import { display } from "./look.js";
import { HEADINGS, outline } from "./outline.js";
import { article, at, pass, quote, selected } from "./passage.js";
import { zoomable } from "./picture.js";
import { change, marks } from "./store.js";

const bar = make("aside", { class: "room-bar" });
const progress = make("div", { class: "room-progress", "aria-hidden": "true" });
const tools = make("div", { class: "room-tools" });
const chosen = make("div", { class: "room-selected", role: "group", hidden: true });
let said = "";

/** Stars the article, or takes the star away. */
export const toggle = (kind, id) => change((room, now) => room[kind](id, now));

/** Puts the bar beside the article, or takes it away. */
export function dress() {
  const id = article();
  document.documentElement.toggleAttribute("data-room-bar", Boolean(id));
  if (!id) return bar.remove();
  if (!bar.isConnected) document.body.append(bar);
  follow();
  zoomable();
  paired();
  stamp();
  const { star = false, read = false } = marks.articles[id] ?? {};
  const notes = marks.notes.filter((note) => note.article === id).length;
  const headings = document.querySelectorAll(HEADINGS).length;
  const now = JSON.stringify([id, star, read, notes, headings, document.documentElement.lang, Boolean(navigator.share)]);
  if (now === said) return;
  said = now;
  bar.setAttribute("aria-label", say().tools);
  bar.lang = document.documentElement.lang;
  const focused = [...tools.children].indexOf(document.activeElement);
  tools.replaceChildren(...[
    tool(star ? "★" : "☆", star ? say().starred : say().star, () => toggle("star", id), { "aria-pressed": String(star) }),
    tool(read ? "✓" : "○", read ? say().was_read : say().read, () => toggle("read", id), { "aria-pressed": String(read) }),
    tool("✎", notes ? `${say().note} ${notes}` : say().note, note),
    tool("≡", say().marks, all),
    tool("⇄", say().compare, () => compare()),
    navigator.share ? tool("↗", say().share, pass) : tool("↗", say().copy, pass),
    headings > 1 ? tool("§", say().outline, outline) : undefined,
    tool("Aa", say().display, display),
  ].filter(Boolean));
  tools.children[focused]?.focus();
  chosen.setAttribute("aria-label", say().highlight);
  chosen.replaceChildren(...[
    button(say().highlight, () => highlight()), button(say().note, note), button(say().quote, quote),
    navigator.share ? button(say().share, pass) : undefined,
  ].filter(Boolean));
}

const tool = (sign, word, pressed, attributes = {}) => {
  const element = button("", pressed, { ...attributes, title: word });
  element.append(make("span", { class: "room-sign", "aria-hidden": "true" }, sign), make("span", { class: "room-word" }, word));
  return element;
};

bar.append(progress, tools, chosen);

/** How much of the article lies above the lower edge of the window. */
function follow() {
  const prose = document.querySelector(".reader .prose");
  if (!prose) return;
  const { top, height } = prose.getBoundingClientRect();
  const done = Math.min(Math.max((innerHeight - top) / height, 0), 1);
  progress.style.setProperty("--done", done.toFixed(3));
}

/** Shows what can be done with what is selected, near to it, and within the window. */
function offer() {
  const passage = bar.isConnected && !document.querySelector("dialog[open]") ? selected() : undefined;
  chosen.hidden = !passage;
  if (!passage) return;
  const { left, width, top, bottom } = passage.range.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = chosen;
  const across = Math.min(Math.max(left + width / 2 - offsetWidth / 2, 8), innerWidth - offsetWidth - 8);
  // Below: above is where phones put their own.
  const below = bottom + 12 + offsetHeight < innerHeight - 56;
  const down = below ? bottom + 12 : Math.max(top - offsetHeight - 12, 8);
  chosen.style.setProperty("left", `${across}px`);
  chosen.style.setProperty("top", `${down}px`);
}

/** Every paragraph that stands elsewhere too, and every related article, can be put beside this one. */
function paired() {
  for (const also of document.querySelectorAll(".reader .also-in"))
    beside(also, () => decodeURIComponent(/article\/([^/]+)/.exec(also.querySelector("a").pathname)[1]), true);
  for (const other of document.querySelectorAll(".reader .related > li"))
    beside(other, () => other.dataset.article, false);
}

function beside(place, other, paragraphs) {
  const there = place.querySelector(":scope > .room-beside");
  const element = there ?? place.appendChild(button("", () => compare(other(), paragraphs), { class: "room-beside" }));
  const label = labelled(say().compare, place.querySelector("a").textContent);
  if (element.getAttribute("aria-label") === label) return;
  element.setAttribute("aria-label", label);
  element.textContent = `⇄ ${say().compare}`;
}

/** On paper stands where the article was printed from, and when. */
export function stamp() {
  const place = document.querySelector(".reader");
  if (!place) return;
  const { lang } = document.documentElement;
  const now = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeStyle: "short" }).format(new Date());
  const text = `${say().printed} ${location.href} · ${now}`;
  const there = place.querySelector(":scope > .room-printed");
  if (there?.textContent !== text) (there ?? place.appendChild(make("p", { class: "room-printed", lang }))).textContent = text;
}

/** Begins to follow the reader. */
export function watch() {
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      follow();
      if (!chosen.hidden) offer();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  let later;
  document.addEventListener("selectionchange", () => {
    clearTimeout(later);
    later = setTimeout(offer, 150);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".reader .prose") || event.target.closest("a, button") || !getSelection().isCollapsed) return;
    const id = at(event);
    if (id) edit(id);
  });
}
