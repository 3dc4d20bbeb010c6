// Sets the theme that the reader chose, before anything is drawn.
try {
  const theme = localStorage.getItem("hutong.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A page without storage follows the system.
}
