/** What the money of this month was spent on. */

import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { categories, summary } from '../../api/queries';
import type { Slice } from '../../charts/donut';
import { endOfMonth, startOfMonth } from '../../dates/dates';
import { compare, sum } from '../../money/decimal';
import { NO_COLOUR } from '../../ui/category-mark';
import { Card } from '../../ui/page';
import { Failed, Skeleton } from '../../ui/states';

const Donut = lazy(() => import('../../charts/donut'));

/** So many have a slice of their own. */
const OWN_SLICES = 5;

export function CategoriesCard({ today, currency }: { today: string; currency: string }) {
  const { t } = useTranslation();
  const from = startOfMonth(today);
  const to = endOfMonth(today);
  const report = useQuery(summary({ from, to, group_by: 'parent_category', kind: 'expense' }));
  const known = useQuery(categories);

  const lines = (report.data?.lines ?? [])
    .filter((line) => line.currency === currency && line.count > 0)
    .sort((a, b) => compare(b.expense, a.expense));
  const shown = lines.length > OWN_SLICES + 1 ? lines.slice(0, OWN_SLICES) : lines;
  const rest = lines.slice(shown.length);
  const slices: Slice[] = shown.map((line) => {
    const id = line.group?.value ?? null;
    const category = known.data?.find((one) => one.id === id);
    return {
      key: id ?? 'none',
      name: category?.name ?? t('movements.no_category'),
      colour: category?.colour ?? NO_COLOUR,
      amount: line.expense,
      to: `/movements?kind=expense&from=${from}&to=${to}&category_id=${id ?? 'none'}`,
    };
  });
  if (rest.length > 0) {
    const amount = sum(rest.map((line) => line.expense));
    slices.push({ key: 'others', name: t('dashboard.others'), colour: '#9aa39e', amount });
  }

  return (
    <Card title={t('dashboard.by_category')}>
      {report.isError ? (
        <Failed error={report.error} retry={report.refetch} />
      ) : !report.data || !known.data ? (
        <Skeleton lines={3} />
      ) : slices.length === 0 ? (
        <p className="py-6 text-center text-muted">{t('dashboard.by_category_empty')}</p>
      ) : (
        <Suspense fallback={<Skeleton lines={3} />}>
          <Donut slices={slices} total={sum(slices.map((slice) => slice.amount))} currency={currency} />
        </Suspense>
      )}
    </Card>
  );
}
