// Sets what the reader chose for this dossier, before anything is drawn: the theme, and how pages look.
try {
  const { src } = document.currentScript;
  const root = document.documentElement;
  const kept = (name) => localStorage.getItem(`hutong ${new URL("../", src).pathname} ${name}`) ?? "";
  const theme = kept("theme");
  if (theme) root.dataset.theme = theme;
  const look = kept("look");
  for (const [name, value] of new URLSearchParams(look)) root.dataset[name] = value;
  if (look || matchMedia("(prefers-contrast: more)").matches) {
    const href = new URL("__HUTONG_ROOM__/room.css", src);
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, blocking: "render" }));
  }
} catch {
  // A page without storage follows the system.
}
