// The dialog that writes what to put into another page, so that it shows what is shown here, with a
// preview of it. Fetched by boot.js when a reader asks for it; knows nothing of the program.

const sayings = {
  en: {
    title: "Embed this view", close: "Close", kind: "For", element: "pages that allow scripts", frame: "editors that remove scripts",
    theme: "Appearance", page: "as the page around", auto: "as the system", light: "light", dark: "dark",
    height: "Height", grows: "as long as it is", pinned: "This build only", pinnedHint: "With the integrity of this build: when the dossier is built again, the element shows its link until you copy a new snippet.",
    code: "What to put into your page", copy: "Copy", copied: "Copied", chosen: "Selected; copy it with the keyboard", preview: "Preview",
  },
  "zh-Hans": {
    title: "嵌入这个视图", close: "关闭", kind: "用于", element: "允许脚本的网页", frame: "会去掉脚本的编辑器",
    theme: "外观", page: "随所在网页", auto: "随系统", light: "浅色", dark: "深色",
    height: "高度", grows: "随内容", pinned: "只用这一版", pinnedHint: "带有这一版的校验值：资料重新构建后，在您更换代码之前，该元素只显示链接。",
    code: "放进您网页的代码", copy: "复制", copied: "已复制", chosen: "已选中，请用键盘复制", preview: "预览",
  },
  "zh-Hant": {
    title: "嵌入這個檢視", close: "關閉", kind: "用於", element: "允許腳本的網頁", frame: "會去掉腳本的編輯器",
    theme: "外觀", page: "隨所在網頁", auto: "隨系統", light: "淺色", dark: "深色",
    height: "高度", grows: "隨內容", pinned: "只用這一版", pinnedHint: "帶有這一版的校驗值：資料重新建置後，在您更換程式碼之前，該元素只顯示連結。",
    code: "放進您網頁的程式碼", copy: "複製", copied: "已複製", chosen: "已選取，請用鍵盤複製", preview: "預覽",
  },
};

/** Heights to choose from, in CSS pixels. */
const HEIGHTS = ["480", "640", "800"];

/** Opens the dialog for what is shown now. `root` is the address of the viewer, ending in `/`. */
export async function open(root, opener) {
  const language = document.documentElement.lang;
  const say = sayings[language] ?? sayings.en;
  await dress();
  const options = make("form", { class: "options", method: "dialog" },
    field(say.kind, select("kind", [["element", say.element], ["frame", say.frame]])),
    field(say.theme, select("theme", [["", say.page], ["auto", say.auto], ["light", say.light], ["dark", say.dark]])),
    field(say.height, select("height", [["", say.grows], ...HEIGHTS.map((height) => [height, `${height} px`])])),
    make("label", {}, make("input", { type: "checkbox", name: "pinned" }), say.pinned),
  );
  const hint = make("p", { class: "hint", hidden: "" }, say.pinnedHint);
  const code = make("textarea", { readonly: "", rows: "5", spellcheck: "false", "aria-label": say.code });
  const copy = make("button", { type: "button" }, say.copy);
  const done = make("span", { role: "status" });
  const preview = make("div");
  const close = make("button", { type: "button", "aria-label": say.close }, "×");
  const dialog = make("dialog", { class: "embed-dialog", "aria-label": say.title },
    make("div", { class: "heading" }, make("h2", {}, say.title), close), options, hint, code, make("div", { class: "copying" }, copy, done), preview);
  const chosen = () => Object.fromEntries(new FormData(options));
  let integrity;
  const write = async () => {
    const isFrame = chosen().kind === "frame";
    // A frame without a script cannot grow, and a frame pins nothing.
    options.elements.height.options[0].disabled = isFrame;
    if (isFrame && !options.elements.height.value) options.elements.height.value = HEIGHTS[1];
    options.elements.pinned.disabled = isFrame;
    hint.hidden = isFrame || !options.elements.pinned.checked;
    if (options.elements.pinned.checked) integrity ??= (await (await fetch(`${root}assets/build.json`)).json()).embed;
    code.value = snippet(root, language, chosen(), integrity);
    done.textContent = "";
    show(preview, frameAddress(root, language, chosen().theme), say.preview);
  };
  options.addEventListener("change", write);
  close.addEventListener("click", () => dialog.close());
  copy.addEventListener("click", async () => {
    code.select();
    try {
      await navigator.clipboard.writeText(code.value);
      done.textContent = `✓ ${say.copied}`;
    } catch {
      done.textContent = say.chosen;
    }
  });
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus();
  });
  document.body.append(dialog);
  write();
  dialog.showModal();
}

/** What to put into another page. */
function snippet(root, language, { kind, theme, height, pinned }, known) {
  const title = document.title;
  if (kind === "frame") {
    const address = frameAddress(root, language, theme);
    return `<iframe ${written({ src: address, title, width: "100%", height, style: "border:0", loading: "lazy" })}></iframe>`;
  }
  const integrity = pinned && known;
  const script = { type: "module", src: `${root}embed.js`, integrity, crossorigin: integrity && "anonymous" };
  const view = path(root).replace(/^\/|\/$/g, "");
  const element = { view, query: location.search, lang: language, theme, height };
  return `<script ${written(script)}></script>\n<hutong-viewer ${written(element)}><a ${written({ href: location.href })}>${escaped(title)}</a></hutong-viewer>`;
}

function frameAddress(root, language, theme) {
  const asked = new URLSearchParams({ lang: language, ...(theme && { theme }) });
  return `${root}embed.html?${asked}#${path(root)}${location.search}`;
}

/** The path below the viewer's root. */
const path = (root) => `/${location.href.slice(root.length).replace(/[?#].*/, "")}`;

/** A new frame for each address: going elsewhere in one would add to the history. */
function show(preview, src, title) {
  if (preview.firstChild?.getAttribute("src") !== src) preview.replaceChildren(make("iframe", { src, title }));
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const written = (attributes) =>
  Object.entries(attributes).filter(([, value]) => value).map(([name, value]) => `${name}="${escaped(value)}"`).join(" ");

const select = (name, choices) =>
  make("select", { name }, ...choices.map(([value, label]) => make("option", { value }, label)));

const field = (label, control) => make("label", {}, label, control);

function dress() {
  const href = new URL("./__HUTONG_EMBED_DIALOG_CSS__", import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  return new Promise((done) => {
    const link = make("link", { rel: "stylesheet", href });
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
