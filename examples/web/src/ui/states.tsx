/** What a page shows while it waits, when there is nothing, and when something went wrong. */

import { CircleOff, CloudOff, type LucideIcon, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure, hasStatus } from '../api/errors';
import { failureText } from '../i18n/failure';
import { Button, ButtonLink } from './button';

/** Grey bars in the place of lines to come. */
export function Skeleton({ lines = 4, className = '' }: { lines?: number; className?: string }) {
  const { t } = useTranslation();
  const bars = Array.from({ length: lines }, (_, place) => place);
  return (
    <div role="status" className={`grid gap-3 ${className}`}>
      <span className="sr-only">{t('state.loading')}</span>
      {bars.map((place) => (
        <div key={place} aria-hidden className="shimmer flex items-center gap-3">
          <div className="size-10 shrink-0 rounded-xl bg-sunken" />
          <div className="grid flex-1 gap-2">
            <div className="h-3.5 w-2/3 rounded-full bg-sunken" />
            <div className="h-3 w-1/3 rounded-full bg-sunken" />
          </div>
          <div className="h-4 w-16 rounded-full bg-sunken" />
        </div>
      ))}
    </div>
  );
}

interface EmptyProps {
  icon: LucideIcon;
  title: string;
  hint?: string;
  children?: ReactNode;
  /** The level of its heading: 1 where it is the whole page. */
  level?: 1 | 2;
}

/** Nothing is there, and what to do first. */
export function Empty({ icon: Icon, title, hint, children, level = 2 }: EmptyProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-10 text-center">
      <span className="mb-1 flex size-14 items-center justify-center rounded-2xl bg-tint text-brand">
        <Icon aria-hidden size={28} />
      </span>
      <Heading className="text-lg font-semibold text-balance">{title}</Heading>
      {hint && <p className="max-w-sm text-pretty text-muted">{hint}</p>}
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}

/** Something could not be loaded: why, and once more. What is not there is not tried again. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  if (hasStatus(error, 404)) {
    return (
      <Empty icon={CircleOff} title={t('state.not_found')} hint={t('state.not_found_hint')}>
        <ButtonLink to="/">{t('state.home')}</ButtonLink>
      </Empty>
    );
  }
  if (hasStatus(error, 403)) {
    return (
      <Empty icon={CircleOff} title={t('state.forbidden')}>
        <ButtonLink to="/">{t('state.home')}</ButtonLink>
      </Empty>
    );
  }
  return (
    <div role="alert">
      <Empty
        icon={CloudOff}
        title={t('state.error')}
        hint={error instanceof ApiFailure ? failureText(t, error) : undefined}
      >
        {retry && (
          <Button onClick={retry}>
            <RotateCcw aria-hidden size={18} />
            {t('do.retry')}
          </Button>
        )}
      </Empty>
    </div>
  );
}

/** The one line above a form that tells what went wrong with it. */
export function FormFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <p
      role="alert"
      className="rounded-xl border border-danger bg-danger-tint px-3 py-2 font-medium text-danger"
    >
      {failureText(t, error)}
    </p>
  );
}
