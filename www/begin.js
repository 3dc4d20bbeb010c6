// Puts the page into the language that `theme.js` says. Has the program fetched, all of it at once, when the page is
// seen: until then network and processor are the page's own, which is put on the screen some time after it is
// drawn. A page that nobody sees is never put there.

/** The elements and texts of the viewer, in the order of the document. */
function nodesOf(app) {
  const walker = document.createTreeWalker(app, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function change(node, to) {
  if (typeof to === "string") {
    node.data = to;
    return;
  }
  for (const [name, value] of Object.entries(to)) {
    if (value === null) node.removeAttribute(name);
    else node.setAttribute(name, value);
  }
}

/** Puts words in. A page that somebody else has changed is left as it is: the program draws it anew. */
function speak(language) {
  const words = document.querySelector(`script[data-words=${language}]`);
  const { title, broken, reload, nodes: count, changes } = JSON.parse(words.text);
  const [app, notice] = ["app", "broken"].map((id) => document.getElementById(id));
  const nodes = nodesOf(app);
  if (nodes.length !== count) return;
  let at = 0;
  for (const [further, to] of changes) change(nodes[(at += further)], to);
  app.dataset.language = document.documentElement.lang = language;
  document.title = title;
  const [reason, link] = notice.querySelectorAll("p");
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

await new Promise((seen) => {
  setTimeout(seen, document.hidden ? 0 : 1000);
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) requestAnimationFrame(seen);
  new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && seen())
    .observe({ type: "paint", buffered: true });
});
setTimeout(() => {
  const parts = [...document.querySelectorAll("link[rel=part]")];
  for (const link of parts) link.rel = link.as === "script" ? "modulepreload" : "preload";
  import(parts[0].href);
});
