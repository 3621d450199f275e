// Runs before the first paint, so that a reader's own choice of theme never flashes. Nothing is stored until they choose.
try {
  const chosen = localStorage.getItem('fjordlys-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is blocked: the system's theme it is.
}
