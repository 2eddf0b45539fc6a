/** Income, expense and net of the last six months. */

import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { summary } from '../../api/queries';
import { addMonths, endOfMonth } from '../../dates/dates';
import { Card } from '../../ui/page';
import { Failed, Skeleton } from '../../ui/states';
import { zero } from './balance-card';

const MonthsChart = lazy(() => import('../../charts/months'));

const MONTHS = 6;

export function MonthsCard({ today, currency }: { today: string; currency: string }) {
  const { t } = useTranslation();
  const report = useQuery(
    summary({ from: addMonths(today, 1 - MONTHS), to: endOfMonth(today), group_by: 'month' }),
  );
  const nothing = zero(currency);
  const months = Array.from({ length: MONTHS }, (_, place) => {
    const month = addMonths(today, place + 1 - MONTHS);
    const line = report.data?.lines.find((one) => one.period === month && one.currency === currency);
    return {
      month,
      income: line?.income ?? nothing,
      expense: line?.expense ?? nothing,
      net: line?.net ?? nothing,
    };
  });
  return (
    <Card title={t('dashboard.last_months')}>
      {report.isError ? (
        <Failed error={report.error} retry={report.refetch} />
      ) : (
        <Suspense fallback={<Skeleton lines={3} />}>
          {report.data ? <MonthsChart months={months} currency={currency} /> : <Skeleton lines={3} />}
        </Suspense>
      )}
    </Card>
  );
}
