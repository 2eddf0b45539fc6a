/** Income and expense of some months side by side, with the net of each below. */

import { useTranslation } from 'react-i18next';
import { capital } from '../dates/dates';
import { useFormat } from '../i18n/use-format';
import { compare, share } from '../money/decimal';
import { Net } from '../ui/money';

export interface MonthSums {
  /** The first day. */
  month: string;
  income: string;
  expense: string;
  net: string;
}

function Bar({ part, whole, tone }: { part: string; whole: string; tone: string }) {
  const height = share(part, whole) * 100;
  return (
    <div className="flex h-full w-full max-w-6 items-end">
      <div
        className={`w-full rounded-t-md ${tone}`}
        style={{ height: `${height}%`, minHeight: height > 0 ? 2 : 0 }}
      />
    </div>
  );
}

export default function MonthsChart({
  months,
  currency,
}: {
  months: readonly MonthSums[];
  currency: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  // Where many stand beside each other, there is room for a letter each.
  const narrow = months.length > 8;
  const highest = months
    .flatMap(({ income, expense }) => [income, expense])
    .reduce((most, amount) => (compare(amount, most) > 0 ? amount : most), '0');

  return (
    <figure>
      <div aria-hidden className="relative flex h-44 items-stretch gap-1 border-b border-line desk:h-52">
        <span className="amount absolute top-0 left-0 text-xs text-muted">{format.short(highest)}</span>
        {months.map(({ month, income, expense }) => (
          <div key={month} className="flex flex-1 items-end justify-center gap-0.5 pt-5 desk:gap-1">
            <Bar part={income} whole={highest} tone="bg-income-bar" />
            <Bar part={expense} whole={highest} tone="bg-expense-bar" />
          </div>
        ))}
      </div>
      <div aria-hidden className="mt-1.5 flex gap-1 text-center">
        {months.map(({ month, net }) => (
          <div key={month} className="min-w-0 flex-1">
            <div className="truncate text-xs text-soft">
              {capital(format.date(month, narrow ? 'month-narrow' : 'month-short'))}
            </div>
            {!narrow && (
              <div className="amount truncate text-[0.6875rem] text-muted">{format.short(net)}</div>
            )}
          </div>
        ))}
      </div>
      <figcaption className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-sm bg-income-bar" />
          {t('kind.incomes')}
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-sm bg-expense-bar" />
          {t('kind.expenses')}
        </span>
      </figcaption>
      {/* A table takes the room that it needs, whatever it is told; what is around it does not. */}
      <div className="sr-only">
        <table>
          <caption>{t('dashboard.last_months')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('reports.month')}</th>
              <th scope="col">{t('kind.incomes')}</th>
              <th scope="col">{t('kind.expenses')}</th>
              <th scope="col">{t('kind.net')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, income, expense, net }) => (
              <tr key={month}>
                <th scope="row">{format.date(month, 'month')}</th>
                <td>{format.money(income, currency)}</td>
                <td>{format.money(expense, currency)}</td>
                <td>
                  <Net amount={net} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
