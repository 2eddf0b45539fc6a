/** Where one can go: at the bottom on a phone, in reach of the thumb; at the side on a desk. */

import { ChartColumn, House, ListOrdered, type LucideIcon, ScanLine, Settings, Tags } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

interface Place {
  to: string;
  name: 'dashboard' | 'movements' | 'scan' | 'reports' | 'categories' | 'settings';
  icon: LucideIcon;
  /** There is room for five at the bottom; the settings lead to the others. */
  bottom: boolean;
}

const PLACES: readonly Place[] = [
  { to: '/', name: 'dashboard', icon: House, bottom: true },
  { to: '/movements', name: 'movements', icon: ListOrdered, bottom: true },
  { to: '/scan', name: 'scan', icon: ScanLine, bottom: true },
  { to: '/reports', name: 'reports', icon: ChartColumn, bottom: true },
  { to: '/categories', name: 'categories', icon: Tags, bottom: false },
  { to: '/settings', name: 'settings', icon: Settings, bottom: true },
];

export function Navigation() {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t('nav.main')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] desk:sticky desk:top-0 desk:h-dvh desk:w-60 desk:shrink-0 desk:border-t-0 desk:border-r desk:px-3 desk:py-6"
    >
      <p className="mb-6 hidden items-center gap-2.5 px-3 text-lg font-bold tracking-tight desk:flex">
        <img src="/icon.svg" alt="" width="28" height="28" />
        {t('app.name')}
      </p>
      <ul className="grid grid-cols-5 desk:grid-cols-1 desk:gap-1">
        {PLACES.map(({ to, name, icon: Icon, bottom }) => (
          <li key={to} className={bottom ? '' : 'hidden desk:block'}>
            <NavLink
              to={to}
              end={to === '/'}
              className="group flex min-h-16 flex-col items-center justify-center gap-0.5 text-xs font-medium text-muted hover:text-ink aria-[current=page]:text-brand desk:min-h-11 desk:flex-row desk:justify-start desk:gap-3 desk:rounded-xl desk:px-3 desk:text-[0.9375rem] desk:hover:bg-sunken desk:aria-[current=page]:bg-tint"
            >
              <span className="rounded-full px-4 py-1 group-aria-[current=page]:bg-tint desk:bg-transparent! desk:p-0">
                <Icon aria-hidden size={21} />
              </span>
              {t(`nav.${name}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
