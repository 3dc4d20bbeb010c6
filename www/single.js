// The viewer in a page that holds everything in itself, as a file that somebody keeps or sends: no
// modules and no requests, which browsers refuse where there is no server. The address is behind `#`.
import { open, supplies } from "./embedded.js";

const text = (id) => document.getElementById(id).textContent.trim();
const style = new CSSStyleSheet();
style.replaceSync(text("style"));
supplies.style = () => style;
const bytes = (id) => Uint8Array.from(atob(text(id)), (letter) => letter.charCodeAt(0));
supplies.program = () => bytes("program");
supplies.part = bytes;

const viewer = document.querySelector("hutong-viewer");
for (const event of ["ready", "navigate"]) {
  viewer.addEventListener(`hutong-${event}`, ({ detail }) => {
    document.title = detail.title;
    document.documentElement.lang = detail.language;
  });
}
open(viewer, { href: `${location.href.replace(/#.*/s, "")}#/` });
