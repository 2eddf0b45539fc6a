/** The frame of a page: its title, also that of the tab, and what can be done on it. */

import { type ReactNode, useEffect } from 'react';

export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Cashflow`;
  }, [title]);
}

export function Page({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-4 px-4 pt-4 pb-28 desk:gap-6 desk:px-8 desk:pt-8 desk:pb-12">
      <header className="flex min-h-11 items-center justify-between gap-3">
        <h1 className="text-2xl font-bold tracking-tight desk:text-3xl">{title}</h1>
        {actions && <div className="flex items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function Card({
  title,
  action,
  children,
  className = '',
}: {
  title?: string;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={`card min-w-0 p-4 desk:p-5 ${className}`}>
      {title && (
        <div className="mb-3 flex min-h-8 items-center justify-between gap-2">
          <h2 className="font-semibold">{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
