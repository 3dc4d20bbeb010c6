// Pictures of an article, as large as the window, one after the other.
import { button, make, open, say } from "./make.js";

/** Pictures that are there. */
const THERE = ".reader figure:not([data-failed]):has(> img)";

/** Every picture gets a button that shows it as large as the window. */
export function zoomable() {
  for (const figure of document.querySelectorAll(".reader figure:has(> img)")) {
    const there = figure.querySelector(":scope > .room-zoom");
    const zoom = there ?? figure.appendChild(button("⤢", () => enlarge(figure), { class: "room-zoom" }));
    if (zoom.title === say().enlarge) continue;
    zoom.title = say().enlarge;
    zoom.setAttribute("aria-label", say().enlarge);
  }
}

function enlarge(figure) {
  const figures = [...document.querySelectorAll(THERE)];
  let at = figures.indexOf(figure);
  const picture = make("img", { referrerpolicy: "no-referrer" });
  const frame = button("", () => size(frame.dataset.size === "whole" ? "actual" : "whole"), { class: "room-frame" });
  const caption = make("p", { class: "room-caption" });
  const count = make("span", { class: "room-hint", "aria-live": "polite" });
  const original = make("a", { rel: "noopener noreferrer external" }, say().open_original);
  /** Whole in the window, or in the picture's own size, to be moved about. */
  const size = (chosen) => {
    frame.dataset.size = chosen;
    frame.title = chosen === "whole" ? say().actual_size : say().whole_picture;
    if (chosen === "actual") frame.scrollTo((frame.scrollWidth - frame.clientWidth) / 2, (frame.scrollHeight - frame.clientHeight) / 2);
  };
  const show = (next) => {
    at = (next + figures.length) % figures.length;
    const { src, alt, currentSrc } = figures[at].querySelector("img");
    Object.assign(picture, { src: currentSrc || src, alt });
    caption.textContent = figures[at].querySelector("figcaption")?.textContent ?? "";
    original.href = figures[at].querySelector(".placeholder a")?.href ?? src;
    count.textContent = figures.length > 1 ? `${at + 1} / ${figures.length}` : "";
    size("whole");
  };
  frame.append(picture);
  const steps = figures.length > 1
    ? [button("←", () => show(at - 1), { "aria-label": say().previous_picture }), count, button("→", () => show(at + 1), { "aria-label": say().next_picture })]
    : [];
  const dialog = open(say().picture, "room-picture", frame, caption, make("div", { class: "room-buttons" }, ...steps, original));
  dialog.addEventListener("keydown", ({ key }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step && figures.length > 1 && frame.dataset.size === "whole") show(at + step);
  });
  // Who leaves is where the last picture stands.
  dialog.addEventListener("close", () => figures[at] !== figure && figures[at].scrollIntoView({ block: "center" }));
  show(at);
  frame.focus();
}
