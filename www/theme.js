// Sets what the reader chose for this dossier, before anything is drawn: the theme, and how pages look.
try {
  const { root } = document.currentScript.dataset;
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
