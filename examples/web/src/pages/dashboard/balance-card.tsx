/** The balance with today's change, and what came in and went out this month. */

import { useQuery } from '@tanstack/react-query';
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { balance, summary } from '../../api/queries';
import { endOfMonth, startOfMonth } from '../../dates/dates';
import { useFormat } from '../../i18n/use-format';
import { decimalsOf } from '../../money/format';
import { Failed } from '../../ui/states';

interface Props {
  today: string;
  currency: string;
}

/** Nothing, with the decimals of a currency. */
export function zero(currency: string): string {
  const decimals = decimalsOf(currency);
  return decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0';
}

export function BalanceCard({ today, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const from = startOfMonth(today);
  const to = endOfMonth(today);
  const now = useQuery(balance(today));
  const month = useQuery(summary({ from, to }));
  if (now.isError || month.isError) {
    const failed = now.isError ? now : month;
    return <Failed error={failed.error} retry={failed.refetch} />;
  }
  const own = now.data?.find((line) => line.currency === currency);
  const others = now.data?.filter((line) => line.currency !== currency) ?? [];
  const sums = month.data?.totals.find((line) => line.currency === currency);
  const waits = !now.data || !month.data;
  const nothing = zero(currency);
  const change = own?.net ?? nothing;
  const changed = own !== undefined && own.count > 0;
  const flows = [
    { kind: 'income', text: t('kind.incomes'), icon: ArrowDownLeft, amount: sums?.income ?? nothing },
    { kind: 'expense', text: t('kind.expenses'), icon: ArrowUpRight, amount: sums?.expense ?? nothing },
  ];
  return (
    <section
      aria-busy={waits}
      className="grid gap-4 rounded-3xl bg-hero p-5 text-white shadow-card desk:grid-cols-[1fr_auto] desk:items-end desk:p-7"
    >
      <div className="min-w-0">
        <h2 className="text-sm font-medium text-white/90">{t('dashboard.balance')}</h2>
        <p
          data-testid="balance"
          className="amount text-[clamp(1.75rem,9vw,2.75rem)] leading-tight font-bold tracking-tight"
        >
          {waits ? '…' : format.money(own?.closing ?? nothing, currency)}
        </p>
        <p data-testid="today" className="mt-0.5 text-sm text-white/90">
          {changed
            ? t('dashboard.today', { amount: format.money(change, currency, { sign: 'always' }) })
            : t('dashboard.no_change')}
        </p>
        {others.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-white/90">
            {others.map((line) => (
              <li key={line.currency} className="amount">
                {format.money(line.closing, line.currency)} {line.currency}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <h3 className="mb-1.5 text-sm font-medium text-white/90">{t('dashboard.this_month')}</h3>
        <div className="grid grid-cols-2 gap-2.5 desk:w-[26rem]">
          {flows.map(({ kind, text, icon: Icon, amount }) => (
            <Link
              key={kind}
              to={`/movements?kind=${kind}&from=${from}&to=${to}`}
              className="min-w-0 rounded-2xl bg-black/20 px-3.5 py-3 outline-white hover:bg-black/30"
            >
              <span className="flex items-center gap-1.5 text-sm text-white/90">
                <Icon aria-hidden size={16} />
                <span className="truncate">{text}</span>
              </span>
              <span
                data-testid={`month-${kind}`}
                className="amount mt-0.5 block text-[clamp(0.95rem,4.4vw,1.25rem)] font-semibold"
              >
                {waits ? '…' : format.money(amount, currency)}
              </span>
            </Link>
          ))}
        </div>
      </div>
    </section>
  );
}
