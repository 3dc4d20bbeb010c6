// Sets what the reader chose for this dossier, before anything is drawn: the theme, and how pages look. Says which
// other language he reads where the page has words in it; `begin.js` puts them in.
{
  const { root, words } = document.currentScript.dataset;
  const { dataset, lang } = document.documentElement;

  const tongue = (tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return language + script;
    } catch {
      // Browsers ask for what is no language as well.
      return "";
    }
  };
  if (words && !/[?&]lang=/.test(location.search)) {
    const spoken = new Map([lang, ...words.split(" ")].map((tag) => [tongue(tag), tag]));
    const tag = spoken.get(navigator.languages.map(tongue).find((one) => spoken.has(one)));
    if (tag && tag !== lang) dataset.words = tag;
  }

  try {
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
}
