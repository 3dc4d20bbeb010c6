// Sets what the reader chose for this dossier, before anything is drawn: the theme, and how pages look. Has the
// words of the page fetched where he speaks another language; `begin.js` puts them in.
try {
  const { root } = document.currentScript.dataset;
  const { dataset, lang } = document.documentElement;
  const { href, pathname } = new URL(root, document.baseURI);
  const kept = (name) => localStorage.getItem(`hutong ${pathname} ${name}`) ?? "";
  const theme = kept("theme");
  if (theme) dataset.theme = theme;
  const look = kept("look");
  for (const [name, value] of new URLSearchParams(look)) dataset[name] = value;
  if (look || matchMedia("(prefers-contrast: more)").matches) {
    const href = `${root}assets/__HUTONG_ROOM__/room.css`;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, blocking: "render" }));
  }
  const tongue = (tag) => (({ language, script }) => language + script)(new Intl.Locale(tag).maximize());
  const words = new Map([[tongue(lang)]]);
  for (const link of document.querySelectorAll("link[rel=words]")) words.set(tongue(link.hreflang), link.href);
  const spoken = words.get(navigator.languages.map(tongue).find((one) => words.has(one)));
  if (spoken && !/[?&]lang=/.test(location.search)) {
    dataset.words = "";
    window.words = [import(`${href}assets/__HUTONG_WORDS__`), fetch(spoken, { signal: AbortSignal.timeout(2000) })];
  }
} catch {
  // A page without storage follows the system; the program speaks what the browser asks for in its own way.
}
