// Sets what the reader chose for this dossier, before anything is drawn: the theme, and how pages look.
// Then, when the page is drawn as it was sent, has the program fetched: until then network and processor
// are the page's own. A page that nobody sees is not drawn.
const { root, boot } = document.currentScript.dataset;
addEventListener("DOMContentLoaded", async () => {
  await new Promise((drawn) => {
    requestAnimationFrame(drawn);
    setTimeout(drawn, document.hidden ? 0 : 1000);
  });
  setTimeout(() => {
    for (const link of document.querySelectorAll("link[rel=part]")) link.rel = link.as === "script" ? "modulepreload" : "preload";
    import(new URL(boot, document.baseURI));
  });
});
try {
  const { dataset } = document.documentElement;
  const { pathname } = new URL(root, document.baseURI);
  const kept = (name) => localStorage.getItem(`hutong ${pathname} ${name}`) ?? "";
  const theme = kept("theme");
  if (theme) dataset.theme = theme;
  const look = kept("look");
  for (const [name, value] of new URLSearchParams(look)) dataset[name] = value;
  if (look || matchMedia("(prefers-contrast: more)").matches) {
    const href = `${root}assets/__HUTONG_ROOM__/room.css`;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, blocking: "render" }));
  }
} catch {
  // A page without storage follows the system.
}
