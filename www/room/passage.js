// Words of the article that is read: what is selected, where highlights lie, how words are quoted. The
// texts of blocks are counted as the program counts them (crates/model, `Block::text`).
import { link, quotation } from "./glue.js";
import { copy, say, tell } from "./make.js";
import { ROOT, marks, painted } from "./store.js";

const characters = (text) => [...text].length;

/** The id of the article that is read. */
export function article() {
  if (!document.querySelector(".reader")) return undefined;
  const [, id] = /^article\/([^/]+)/.exec(location.pathname.slice(ROOT.pathname.length)) ?? [];
  return id && decodeURIComponent(id);
}

/** The texts of all blocks, and the nodes they are made of, each with its block and first character. */
function texts() {
  const texts = [];
  const parts = [];
  for (const block of document.querySelectorAll(".reader .prose > [id]")) {
    const number = Number(block.id.slice(1));
    let count = 0;
    texts[number] = "";
    const add = (text) => {
      texts[number] += text;
      count += characters(text);
    };
    const visit = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        parts.push({ node, block: number, start: count, end: count + characters(node.data) });
        return add(node.data);
      }
      if (node.nodeType !== Node.ELEMENT_NODE || node.matches(".placeholder, button")) return;
      if (node.matches("br")) return add("\n");
      if (node.matches("li, tr") && node.previousElementSibling) add("\n");
      if (node.matches("td, th") && node.previousElementSibling) add("\t");
      node.childNodes.forEach(visit);
    };
    visit(block);
  }
  return { texts: Array.from(texts, (text) => text ?? ""), parts };
}

/** What is selected in the article: its range, its blocks, and both ends as the program knows them. */
export function selected() {
  const selection = getSelection();
  const prose = document.querySelector(".reader .prose");
  if (!prose || !selection.rangeCount || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(prose)) return undefined;
  const { texts: blocks, parts } = texts();
  const inside = (part, offset) => [part.block, part.start + characters(part.node.data.slice(0, offset))];
  const from = (part) =>
    part.node === range.startContainer ? inside(part, range.startOffset) : range.comparePoint(part.node, 0) >= 0 && [part.block, part.start];
  const to = (part) =>
    part.node === range.endContainer ? inside(part, range.endOffset) : range.comparePoint(part.node, part.node.length) <= 0 && [part.block, part.end];
  const first = parts.map(from).find(Boolean);
  const last = parts.map(to).findLast(Boolean);
  if (!first || !last || first[0] > last[0] || (first[0] === last[0] && first[1] >= last[1])) return undefined;
  return { range, blocks, from: first, to: last };
}

let shown = [];

/** Paints the highlights of the article; the page itself stays as it is. */
export function paint() {
  const id = article();
  const { texts: blocks, parts } = id ? texts() : {};
  shown = id && marks.notes.some((note) => note.article === id) ? painted(id, blocks).map(([note, places]) => [note, ranges(parts, places)]) : [];
  if (!CSS.highlights) return;
  const noted = (note) => marks.notes.find(({ id }) => id === note)?.text;
  for (const [name, wanted] of [["highlighted", (note) => !noted(note)], ["noted", noted]]) {
    const painted = shown.filter(([note]) => wanted(note)).flatMap(([, ranges]) => ranges);
    if (painted.length) CSS.highlights.set(name, new Highlight(...painted));
    else CSS.highlights.delete(name);
  }
}

/** The highlight at a point of the window. */
export function at({ clientX, clientY }) {
  const around = ({ left, right, top, bottom }) => left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  return shown.find(([, ranges]) => ranges.some((range) => [...range.getClientRects()].some(around)))?.[0];
}

/** Goes to a highlight; says whether it is there. */
export function show(note) {
  const range = shown.find(([id]) => id === note)?.[1][0];
  range?.startContainer.parentElement.scrollIntoView({ block: "center" });
  return Boolean(range);
}

/** Whether the words of a highlight are no longer in the article that is read. */
export const isLost = (note) => shown.some(([id, ranges]) => id === note && !ranges.length);

function ranges(parts, places) {
  return places.map(({ block, start, end }) => {
    const range = new Range();
    const inside = (part, character) => [...part.node.data].slice(0, character - part.start).join("").length;
    for (const part of parts.filter((part) => part.block === block)) {
      if (part.start <= start && start <= part.end) range.setStart(part.node, inside(part, start));
      if (part.start <= end && end <= part.end) {
        range.setEnd(part.node, inside(part, end));
        break;
      }
    }
    return range;
  });
}

/** Where the article can be read, here and at its publisher's, and how it is cited. */
async function source(id) {
  const here = `${ROOT.href}article/${encodeURIComponent(id)}/`;
  const original = document.querySelector(".source a")?.href;
  const citation = await fetch(`${here}references.txt`).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  return { here, original, citation };
}

/** Copies what is selected, with its source and an address that leads to it. */
export async function quote() {
  const passage = selected();
  if (!passage) return tell(say().select_first);
  const words = passage.range.toString();
  const { here, original, citation } = await source(article());
  await copy(quotation(words, citation, link(original ?? here, words), document.documentElement.lang));
}

/** Hands what is selected, or the article, to another program; where the browser cannot, to the clipboard. */
export async function pass() {
  const passage = selected();
  const id = article();
  const [block, start] = passage?.from ?? [];
  const end = passage && (passage.to[0] === block ? passage.to[1] : characters(passage.blocks[block]));
  const { here, citation } = await source(id);
  const text = passage ? quotation(passage.range.toString(), citation, "", document.documentElement.lang) : citation.trim();
  const url = passage ? `${here}?at=${block}.${start}-${end}` : here;
  if (!navigator.share) return copy(`${text}\n${url}\n`.trimStart());
  // A reader who thinks better of it is no error.
  await navigator.share({ title: document.title, text, url }).catch(() => {});
}
