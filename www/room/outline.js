// The headings of an article, to go to; the one that is read is marked.
import { button, make, open, say } from "./make.js";

/** What is counted as a heading. */
export const HEADINGS = ".reader .prose :is(h2, h3, h4)";

/** Shows the headings. */
export function outline() {
  const headings = [...document.querySelectorAll(HEADINGS)];
  const go = (heading) => {
    dialog.close();
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };
  const here = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 2);
  const items = headings.map((heading) =>
    make("li", { class: heading.localName }, button(heading.textContent, () => go(heading), { "aria-current": heading === here ? "location" : undefined })));
  const dialog = open(say().outline, "room-outline", make("ol", { lang: headings[0]?.closest("[lang]")?.lang }, ...items));
  dialog.querySelector("[aria-current]")?.focus();
}
