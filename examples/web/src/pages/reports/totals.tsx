/** Income, expense and net of the whole period, each with that of the period before. */

import { useTranslation } from 'react-i18next';
import type { SummaryReport } from '../../api/client';
import { useFormat } from '../../i18n/use-format';
import { subtract } from '../../money/decimal';

export function Totals({ report, currency }: { report: SummaryReport; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = report.totals.find((line) => line.currency === currency);
  if (!total) return null;
  const before = report.compared_with;
  const cards = [
    { key: 'income', name: t('kind.incomes'), tone: 'text-income' },
    { key: 'expense', name: t('kind.expenses'), tone: 'text-expense' },
    { key: 'net', name: t('kind.net'), tone: '' },
  ] as const;
  return (
    <section className="grid gap-2">
      <div className="grid gap-3 sm:grid-cols-3">
        {cards.map(({ key, name, tone }) => {
          const change = total.previous && subtract(total[key], total.previous[key]);
          return (
            <div
              key={key}
              className="card grid grid-cols-[1fr_auto] items-baseline gap-x-3 px-4 py-3 sm:grid-cols-1"
            >
              <h2 className="text-sm font-medium text-muted">{name}</h2>
              <p
                data-testid={`total-${key}`}
                className={`amount text-right text-[clamp(1.1rem,2.2vw,1.5rem)] font-semibold sm:text-left ${tone}`}
              >
                {format.money(total[key], currency)}
              </p>
              {change && (
                <p className="amount col-span-full text-right text-sm text-muted sm:text-left">
                  {format.money(change, currency, { sign: 'always' })}
                </p>
              )}
            </div>
          );
        })}
      </div>
      {before && (
        <p className="text-sm text-muted">
          {t('reports.compared', {
            from: format.date(before.from, 'long'),
            to: format.date(before.to, 'long'),
          })}
        </p>
      )}
    </section>
  );
}
