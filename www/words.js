// Puts the page into its reader's language, from the file of words beside it. A page of another build, or that
// somebody else has changed, is left as it is: the program draws it anew.

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

/** Waits for the words, and puts them in. */
export default async function speak(answer) {
  const { build, language, title, nodes: count, changes } = await (await answer).json();
  const app = document.getElementById("app");
  const nodes = nodesOf(app);
  if (app.dataset.build !== build || nodes.length !== count) return;
  let at = 0;
  for (const [further, to] of changes) change(nodes[(at += further)], to);
  app.dataset.language = language;
  document.documentElement.lang = language;
  document.title = title;
}
