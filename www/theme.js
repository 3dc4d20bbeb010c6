// Sets the theme that the reader chose for this dossier, before anything is drawn.
try {
  const root = new URL("../", document.currentScript.src).pathname;
  const theme = localStorage.getItem(`hutong ${root} theme`);
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A page without storage follows the system.
}
