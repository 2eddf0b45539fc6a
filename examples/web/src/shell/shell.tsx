/** What is around every page of a signed-in user. */

import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigationType } from 'react-router';
import { me } from '../api/queries';
import { Failed, Skeleton } from '../ui/states';
import { MeContext } from './me';
import { Navigation } from './navigation';
import { OfflineLine } from './online';
import { useSignedIn } from './use-session';

/** The page that a path belongs to; sheets are part of theirs. */
function pageOf(path: string): string {
  const [, place = '', id = ''] = path.split('/');
  return place === 'scan' ? `${place}/${id}` : place;
}

/** A new page begins at its top, and screen readers begin there too; the way back keeps its place. */
function useFreshStart(main: React.RefObject<HTMLElement | null>) {
  const page = pageOf(useLocation().pathname);
  const way = useNavigationType();
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    main.current?.focus({ preventScroll: true });
    if (way !== 'POP') scrollTo(0, 0);
  }, [page, way, main]);
}

export function Shell() {
  const { t } = useTranslation();
  const signedIn = useSignedIn();
  const location = useLocation();
  const main = useRef<HTMLElement>(null);
  const user = useQuery({ ...me, enabled: signedIn });
  useFreshStart(main);

  if (!signedIn) {
    const from = location.pathname + location.search;
    return <Navigate to="/sign-in" replace state={from === '/' ? null : { from }} />;
  }
  return (
    <div className="desk:flex">
      <a
        href="#main"
        className="sr-only z-50 rounded-xl bg-brand p-3 font-semibold text-on-brand focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('nav.skip')}
      </a>
      <Navigation />
      <div className="min-w-0 flex-1">
        <OfflineLine />
        <main id="main" ref={main} tabIndex={-1} className="outline-none">
          {user.data ? (
            <MeContext value={user.data}>
              <Suspense fallback={<Skeleton className="p-6" />}>
                <Outlet />
              </Suspense>
            </MeContext>
          ) : user.isError ? (
            <Failed error={user.error} retry={user.refetch} />
          ) : (
            <Skeleton className="p-6" lines={6} />
          )}
        </main>
      </div>
    </div>
  );
}
