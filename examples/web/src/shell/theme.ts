/** Light or dark: what this device chose, else what its system says. `public/theme.js` applies it before the first paint. */

export type Theme = 'auto' | 'light' | 'dark';

const CHOSEN = 'cashflow.theme';

export function chosenTheme(): Theme {
  const chosen = localStorage.getItem(CHOSEN);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'auto') {
    localStorage.removeItem(CHOSEN);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(CHOSEN, theme);
    document.documentElement.dataset.theme = theme;
  }
}
