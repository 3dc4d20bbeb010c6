// Two articles side by side. The address says with which other one: `with` in its query, which the
// program leaves alone.
import { Whole } from "./glue.js";
import { make, open, say, tell } from "./make.js";
import { article } from "./passage.js";
import { ROOT } from "./store.js";

const ASKED = "with";
let whole;

/** The dossier as it lies beside the viewer; read once, when it is first asked for. */
const load = () =>
  (whole ??= fetch(new URL("dossier.json", ROOT))
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
    .then((text) => new Whole(text))
    .catch((error) => {
      whole = undefined;
      throw error;
    }));

/** Compares the article that is read with another one: the wanted one, else the one that the address asks
 *  for, else the nearest. Where paragraphs are wanted, those that stand in both are shown at once. */
export async function compare(wanted = new URLSearchParams(location.search).get(ASKED), paragraphs = false) {
  const id = article();
  if (!id) return tell(say().choose_first);
  let dossier;
  try {
    dossier = await load();
  } catch (error) {
    console.warn(error);
    return tell(say().cannot_compare);
  }
  const others = JSON.parse(dossier.near(id));
  if (!others.length) return tell(say().nothing_here);
  const chosen = others.some(([other]) => other === wanted) ? wanted : others[0][0];
  const choice = make("select", { "aria-label": say().compare_with, onchange: () => fill() }, ...others.map(([other, title, lang]) =>
    make("option", { value: other, selected: other === chosen, lang }, title)));
  const found = make("div", { class: "room-columns" });
  const fill = () => {
    ask(choice.value);
    found.replaceChildren(...columns(id, choice.value, JSON.parse(dossier.compare(id, choice.value, document.documentElement.lang))));
  };
  const heading = document.querySelector(".reader h1");
  const title = make("p", { class: "room-title", lang: heading?.lang || undefined }, heading?.textContent ?? id);
  const dialog = open(say().compare, "room-compare", make("div", { class: "room-pair" }, title, choice), found, make("p", { class: "room-hint" }, say().compared_by));
  dialog.addEventListener("close", () => ask());
  fill();
  if (paragraphs) found.querySelector(".room-shared")?.scrollIntoView({ block: "start" });
}

/** Whether the address asks for a comparison. */
export const isAsked = () => new URLSearchParams(location.search).has(ASKED);

/** Writes into the address what is compared, or takes it away. */
function ask(other) {
  const address = new URL(location.href);
  if (other) address.searchParams.set(ASKED, other);
  else address.searchParams.delete(ASKED);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function columns(first, second, { of, only, both, differ, shared }) {
  const ids = [first, second];
  // Where there is room for one column only, who says it stands above it.
  const side = (at, ...content) => make("div", {}, make("p", { class: "room-of", lang: of[at].language || undefined }, of[at].name), ...content);
  const list = (findings, at) => side(at, make("ul", {}, ...(findings.length ? findings.map((finding) => make("li", {}, entry(ids[at], finding))) : [make("li", { class: "room-hint" }, say().nothing_here)])));
  const pairs = (pairs) => pairs.map((pair) => make("div", { class: "room-pair" }, ...pair.map((finding, at) => side(at, entry(ids[at], finding)))));
  const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);
  const passages = shared.map((pair) => make("div", { class: "room-pair" }, ...pair.map((passage, at) => side(at, alike(ids[at], passage, of[at].language)))));
  return [
    differ.length ? section(say().differs, ...pairs(differ)) : undefined,
    section(say().only_this, make("div", { class: "room-pair" }, list(only[0], 0), list(only[1], 1))),
    both.length ? section(say().in_both, ...pairs(both)) : undefined,
    shared.length ? make("section", { class: "room-shared" }, make("h3", {}, say().same_paragraphs), ...passages) : undefined,
  ].filter(Boolean);
}

const place = (id, at) => `${ROOT.href}article/${encodeURIComponent(id)}/?at=${at}`;

/** A paragraph, with what stands otherwise in the other article set apart. */
const alike = (id, { pieces, at }, lang) =>
  make("a", { href: place(id, at), lang: lang || undefined }, ...pieces.map(({ text, differs }) => (differs ? make("mark", {}, text) : text)));

function entry(id, { text, language, days, at, hedged }) {
  const entry = make("a", { href: place(id, at), lang: language ?? undefined }, text);
  const said = [days && span(days), hedged && say().unconfirmed].filter(Boolean).join(" · ");
  return make("div", {}, said ? make("span", { class: "room-hint" }, said) : undefined, entry);
}

/** A span of days, as the timeline names it: a year, a quarter or a month where it is just that. */
function span([first, last]) {
  const { lang } = document.documentElement;
  const english = lang === "en";
  const [from, to] = [new Date(first), new Date(last)];
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth()];
  const next = new Date(to.getTime() + 86_400_000);
  const whole = from.getUTCDate() === 1 && next.getUTCDate() === 1;
  const months = whole ? (next.getUTCFullYear() - year) * 12 + next.getUTCMonth() - month : 0;
  if (months === 3 && month % 3 === 0) return english ? `Q${month / 3 + 1} ${year}` : `${year}年第${"一二三四"[month / 3]}季度`;
  const parts = !whole ? { dateStyle: "long" } : month === 0 && months % 12 === 0 ? { year: "numeric" } : { year: "numeric", month: "long" };
  const named = new Intl.DateTimeFormat(english ? "en-GB" : lang, { ...parts, timeZone: "UTC" });
  return [...new Set([named.format(from), named.format(to)])].join(english ? " – " : "—");
}
