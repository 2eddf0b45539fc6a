// Before the first paint, so that a page in the dark does not flash: the theme that this device chose.
try {
  const theme = localStorage.getItem('cashflow.theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the theme of the system holds.
}
