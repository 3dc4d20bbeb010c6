// Notes: writing one, and everything that is marked in one place, to go to, export, import and remove.
import { button, labelled, make, open, say, tell } from "./make.js";
import { article, isLost, selected, show } from "./passage.js";
import { ROOT, change, exported, marks, merge, written } from "./store.js";

/** How large a file to import may be, in bytes. */
const LARGEST = 16_000_000;

/** Highlights what is selected; says whether anything was. */
export async function highlight(text = "") {
  const passage = selected();
  if (!passage) return tell(say().select_first);
  const { blocks, from, to } = passage;
  await change((room, now) => room.add(name(), article(), blocks, JSON.stringify({ from, to }), text, now));
  getSelection().removeAllRanges();
}

/** Writes a note to what is selected, else to the article. */
export function note() {
  const id = article();
  if (!id) return tell(say().choose_first);
  const passage = selected();
  const selection = passage ? JSON.stringify({ from: passage.from, to: passage.to }) : "";
  editor(passage ? say().note : say().note_article, passage?.range.toString(), "", (text) => {
    change((room, now) => room.add(name(), id, passage?.blocks ?? [], selection, text, now));
  });
}

/** Writes to a note that is there. */
export function edit(id) {
  const found = marks.notes.find((note) => note.id === id);
  if (!found) return;
  const remove = () => change((room, now) => room.remove(id, now));
  editor(say().note, found.exact, found.text, (text) => change((room, now) => room.write(id, text, now)), remove, found.earlier);
}

function editor(title, exact, text, save, remove, earlier = []) {
  const field = make("textarea", { name: "text", rows: 5, "aria-label": say().your_note });
  field.value = text;
  const leave = () => dialog.close();
  const buttons = make("div", { class: "room-buttons" }, make("button", { type: "submit", class: "room-first" }, say().save), button(say().cancel, leave),
    remove && button(say().remove, () => (leave(), remove()), { class: "room-last" }));
  // What is empty and new is not worth keeping; what was there may be emptied.
  const onsubmit = () => (field.value.trim() || text || (exact && !remove)) && save(field.value.trim());
  const form = make("form", { method: "dialog", onsubmit }, ...cited(exact), field, ...before(earlier), buttons);
  field.addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.requestSubmit());
  const dialog = open(title, "room-editor", form);
  field.focus();
}

const name = () => `urn:uuid:${crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].join("-")}`;
const cited = (exact) => (exact ? [make("blockquote", {}, exact)] : []);
const before = (earlier) => (earlier.length ? [make("p", { class: "room-earlier" }, labelled(say().earlier, earlier.join(" · ")))] : []);

/** Everything that is marked. */
export async function all() {
  const titles = await headlines();
  const list = make("div", { class: "room-list" });
  const fill = () => list.replaceChildren(...entries(titles, () => dialog.close()));
  const onchange = async () => {
    const [chosen] = file.files;
    if (chosen) await take(chosen);
    file.value = "";
    fill();
  };
  const file = make("input", { type: "file", accept: ".json,.jsonld,application/json", "aria-label": say().import, hidden: true, onchange });
  const dialog = open(say().marks, "room-marks", list, make("p", { class: "room-hint" }, say().only_here), make("div", { class: "room-buttons" },
    button(say().export_json, () => save("marks.json", "application/ld+json", exported())),
    button(say().export_markdown, async () => save("marks.md", "text/markdown", written(...(await Promise.all([beside("references.json"), beside("references.txt")]))))),
    button(say().import, () => file.click()), file,
    button(say().remove_all, async () => {
      if (!confirm(say().remove_all_sure)) return;
      await change((room, now) => room.removeAll(now));
      fill();
    }, { class: "room-last" })));
  fill();
}

function entries(titles, leave) {
  const ids = new Set([...Object.keys(marks.articles), ...marks.notes.map((note) => note.article)]);
  if (!ids.size) return [make("p", { class: "room-hint" }, say().nothing_yet)];
  return [...ids].map((id) => {
    const { star, read } = marks.articles[id] ?? {};
    const flags = [star && `★ ${say().starred}`, read && `✓ ${say().was_read}`].filter(Boolean).join(" · ");
    const notes = marks.notes.filter((note) => note.article === id);
    const title = make("a", { href: `${ROOT.href}article/${encodeURIComponent(id)}/`, onclick: (event) => visit(event, leave) }, titles[id] ?? id);
    return make("section", {}, make("h3", {}, title), flags ? make("p", { class: "room-hint" }, flags) : undefined,
      ...notes.map((note) => make("div", { class: "room-note" }, ...cited(note.exact), note.text ? make("p", {}, note.text) : undefined, ...before(note.earlier),
        isLost(note.id) ? make("p", { class: "room-hint" }, say().gone) : undefined,
        make("div", { class: "room-buttons" },
          note.exact && !isLost(note.id) ? button(say().go, (event) => visit(event, leave, title.href, note.id)) : undefined,
          button(say().edit, () => edit(note.id))))));
  });
}

/** Goes to an article without loading a page, as the program does, and to a highlight in it. */
function visit(event, leave, href = event.currentTarget.href, note = undefined) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  leave();
  if (new URL(href).pathname !== location.pathname) {
    history.pushState(null, "", href);
    dispatchEvent(new PopStateEvent("popstate"));
    scrollTo(0, 0);
    document.getElementById("content")?.focus({ preventScroll: true });
  }
  // The program renders the article first.
  if (note) setTimeout(() => show(note), 150);
}

async function take(file) {
  if (file.size > LARGEST) return tell(`${say().not_imported} ${say().too_large}`, true);
  try {
    const leftOut = await merge(await file.text());
    tell([say().imported, ...(leftOut.length ? [labelled(say().left_out, leftOut.join("; "))] : [])].join(" "));
  } catch (error) {
    tell(`${say().not_imported} ${error.message}`, true);
  }
}

function save(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

const beside = (name) => fetch(new URL(name, ROOT)).then((answer) => (answer.ok ? answer.text() : ""), () => "");

async function headlines() {
  try {
    return Object.fromEntries(JSON.parse(await beside("references.json")).map(({ id, title }) => [id, title]));
  } catch {
    return {};
  }
}
