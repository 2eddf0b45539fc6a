/** The frame of the pages before signing in. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { chooseLanguage, LANGUAGES, type Language } from '../../i18n';
import { OfflineLine } from '../../shell/online';
import { useSignedIn } from '../../shell/use-session';
import { useTitle } from '../../ui/page';

const NAMES: Record<Language, string> = { en: 'English', es: 'Español' };

/** Where somebody wanted to go before they were asked to sign in: a place of this page. */
export function useDestination(): string {
  const { state } = useLocation();
  const from: unknown = state?.from;
  return typeof from === 'string' && from.startsWith('/') && !from.startsWith('//') ? from : '/';
}

export function SignInFrame({
  title,
  children,
  foot,
}: {
  title: string;
  children: ReactNode;
  foot: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const signedIn = useSignedIn();
  const destination = useDestination();
  useTitle(title);
  if (signedIn) return <Navigate to={destination} replace />;
  return (
    <>
      <OfflineLine />
      <main className="grid min-h-dvh content-center justify-items-center px-4 py-8">
        <div className="mb-6 flex items-center gap-3">
          <img src="/icon.svg" alt="" width="44" height="44" />
          <div>
            <p className="text-xl leading-tight font-bold tracking-tight">{t('app.name')}</p>
            <p className="text-sm text-muted">{t('app.tagline')}</p>
          </div>
        </div>
        <div className="card w-full max-w-md p-6 desk:p-8">
          <h1 className="mb-5 text-2xl font-bold tracking-tight">{title}</h1>
          {children}
        </div>
        <p className="mt-5 text-muted">{foot}</p>
        <div className="mt-6 flex gap-1 text-sm">
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              aria-pressed={i18n.language === language}
              onClick={() => chooseLanguage(language)}
              className="min-h-9 rounded-lg px-3 text-muted hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
            >
              {NAMES[language]}
            </button>
          ))}
        </div>
      </main>
    </>
  );
}
