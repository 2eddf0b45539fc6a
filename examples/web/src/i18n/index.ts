/** The language of the page: what the person chose, else what the browser asks for; and its region for numbers. */

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en, Texts } from './en';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

const CHOSEN = 'cashflow.language';
/** The regions of numbers when the browser does not say one. */
const REGION: Record<Language, string> = { en: 'en-GB', es: 'es-ES' };

/** One language at a time is loaded. */
const texts: Record<Language, () => Promise<Texts>> = {
  en: () => import('./en').then((module) => module.en),
  es: () => import('./es').then((module) => module.es),
};

function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some((language) => language === text);
}

export function chosenLanguage(): Language | undefined {
  const chosen = localStorage.getItem(CHOSEN);
  return isLanguage(chosen) ? chosen : undefined;
}

function languageOfBrowser(): Language {
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/** The locale in which numbers and dates are written: the browser's, if it is of the language of the page. */
export function localeOf(language: string): string {
  const own = navigator.languages.find((tag) => tag.startsWith(`${language}-`));
  return own ?? (isLanguage(language) ? REGION[language] : REGION.en);
}

async function use(language: Language) {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await texts[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Takes another language, or that of the browser, and keeps to it on this device. */
export async function chooseLanguage(language: Language | undefined): Promise<void> {
  if (language) localStorage.setItem(CHOSEN, language);
  else localStorage.removeItem(CHOSEN);
  await use(language ?? languageOfBrowser());
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    showSupportNotice: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  } as Parameters<typeof i18next.init>[0]);
  await use(chosenLanguage() ?? languageOfBrowser());
}
