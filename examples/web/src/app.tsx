/** The places of the page. What is seen first is in the first load, the rest comes when it is gone to. */

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Route, Routes } from 'react-router';
import { isPassing } from './api/errors';
import { isSignedIn, onSession } from './api/session';
import { DashboardPage } from './pages/dashboard/dashboard-page';
import { NotFoundPage } from './pages/not-found';
import { Unbroken } from './shell/broken';
import { Shell } from './shell/shell';
import { Skeleton } from './ui/states';
import { ToastProvider } from './ui/toast';

const SignInPage = lazy(() => import('./pages/sign-in/sign-in-page'));
const RegisterPage = lazy(() => import('./pages/sign-in/register-page'));
const MovementsPage = lazy(() => import('./pages/movements/movements-page'));
const MovementSheet = lazy(() => import('./pages/movements/movement-sheet'));
const ScanPage = lazy(() => import('./pages/scan/scan-page'));
const ReviewPage = lazy(() => import('./pages/scan/review-page'));
const ReportsPage = lazy(() => import('./pages/reports/reports-page'));
const CategoriesPage = lazy(() => import('./pages/categories/categories-page'));
const SettingsPage = lazy(() => import('./pages/settings/settings-page'));

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && isPassing(error),
      // Without a network the error is told at once instead of waiting for one.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** What one user saw is not there for the next. */
function useForgetting() {
  useEffect(
    () =>
      onSession(() => {
        if (!isSignedIn()) client.clear();
      }),
    [],
  );
}

export function App() {
  useForgetting();
  // The language is a part of every text below.
  useTranslation();
  return (
    <Unbroken>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <BrowserRouter>
            <Suspense fallback={<Skeleton className="p-6" />}>
              <Routes>
                <Route path="/sign-in" element={<SignInPage />} />
                <Route path="/register" element={<RegisterPage />} />
                <Route element={<Shell />}>
                  <Route index element={<DashboardPage />} />
                  <Route path="/movements" element={<MovementsPage />}>
                    <Route path="new" element={<MovementSheet key="new" />} />
                    <Route path=":id" element={<MovementSheet />} />
                  </Route>
                  <Route path="/scan" element={<ScanPage />} />
                  <Route path="/scan/:id" element={<ReviewPage />} />
                  <Route path="/reports" element={<ReportsPage />} />
                  <Route path="/categories" element={<CategoriesPage />} />
                  <Route path="/settings" element={<SettingsPage />} />
                  <Route path="*" element={<NotFoundPage />} />
                </Route>
              </Routes>
            </Suspense>
          </BrowserRouter>
        </ToastProvider>
      </QueryClientProvider>
    </Unbroken>
  );
}
