// Puts the page into the language that `theme.js` says. Has the program fetched, all of it at once, when the page is
// seen: until then network and processor are the page's own, which is put on the screen some time after it is
// drawn. A page that nobody sees is never put there.

/** Puts words in. A page that somebody else has changed is left as it is: the program draws it anew. */
function speak(language) {
  const { title, broken, reload, nodes: count, changes } = JSON.parse(
    document.querySelector(`script[data-words=${language}]`).text,
  );
  const app = document.getElementById("app");
  const nodes = [];
  // Elements and texts, in the order of the document.
  const walker = document.createTreeWalker(app, 1 | 4);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  if (nodes.length !== count) return;
  let at = 0;
  for (const [further, to] of changes) {
    const node = nodes[(at += further)];
    if (typeof to === "string") node.data = to;
    else for (const name in to) to[name] === null ? node.removeAttribute(name) : node.setAttribute(name, to[name]);
  }
  app.dataset.language = document.documentElement.lang = language;
  document.title = title;
  const [reason, link] = document.querySelectorAll("#broken p");
  reason.textContent = broken;
  link.firstChild.textContent = reload;
}

const { dataset } = document.documentElement;
try {
  if (dataset.words) speak(dataset.words);
} catch (error) {
  console.warn(error);
}
delete dataset.words;

/** When the page is on the screen: parts of it may be there before the others. */
async function seen() {
  await new Promise((painted) => {
    if (!PerformanceObserver.supportedEntryTypes.includes("paint")) painted();
    new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && painted())
      .observe({ type: "paint", buffered: true });
  });
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
}

const late = new Promise((then) => setTimeout(then, document.hidden ? 0 : 1000));
await Promise.race([seen(), late]);
setTimeout(() => {
  const parts = [...document.querySelectorAll("link[rel=part]")];
  for (const part of parts) {
    // Chromium decides once for each element what it links to.
    const link = part.cloneNode();
    link.rel = part.dataset.rel ?? (part.as === "script" ? "modulepreload" : "preload");
    part.replaceWith(link);
  }
  import(parts[0].href);
});
