/** The page that one opens first: what there is, what changed, and what is to do. */

import { useQuery } from '@tanstack/react-query';
import { ArrowDownLeft, ArrowUpRight, type LucideIcon, ScanLine, Sprout } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { categories, receipts, recentMovements, todayOf } from '../../api/queries';
import { useMe } from '../../shell/me';
import { ButtonLink } from '../../ui/button';
import { Card, useTitle } from '../../ui/page';
import { Empty, Failed, Skeleton } from '../../ui/states';
import { IN_APP } from '../../ui/use-way-back';
import { MovementRow } from '../movements/movement-row';
import { ReceiptRow } from '../scan/receipt-row';
import { BalanceCard } from './balance-card';
import { CategoriesCard } from './categories-card';
import { MonthsCard } from './months-card';

const ACTIONS: readonly {
  to: string;
  text: 'do.add_expense' | 'do.add_income' | 'do.scan';
  icon: LucideIcon;
}[] = [
  { to: '/movements/new?as=expense', text: 'do.add_expense', icon: ArrowUpRight },
  { to: '/movements/new?as=income', text: 'do.add_income', icon: ArrowDownLeft },
  { to: '/scan', text: 'do.scan', icon: ScanLine },
];

function QuickActions() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('dashboard.actions')} className="grid grid-cols-3 gap-2.5">
      {ACTIONS.map(({ to, text, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          state={IN_APP}
          className="card flex flex-col items-center gap-1.5 px-2 py-3 text-center text-sm font-semibold hover:bg-sunken desk:flex-row desk:justify-center desk:gap-3 desk:py-3.5 desk:text-base"
        >
          <span className="flex size-10 items-center justify-center rounded-full bg-tint text-brand">
            <Icon aria-hidden size={20} />
          </span>
          {t(text)}
        </Link>
      ))}
    </nav>
  );
}

function ShowAll({ to }: { to: string }) {
  const { t } = useTranslation();
  return (
    <Link to={to} className="rounded-lg px-2 py-1 text-sm font-semibold text-brand hover:bg-tint">
      {t('do.show_all')}
    </Link>
  );
}

function Recent() {
  const { t } = useTranslation();
  const list = useQuery(recentMovements);
  const known = useQuery(categories);
  if (list.isError) return <Failed error={list.error} retry={list.refetch} />;
  if (!list.data) return <Skeleton lines={5} />;
  if (list.data.length === 0) {
    return (
      <Empty icon={Sprout} title={t('dashboard.empty')} hint={t('dashboard.empty_hint')}>
        <ButtonLink to="/movements/new?as=expense" state={IN_APP} look="main">
          {t('do.add_expense')}
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <ul>
      {list.data.map((movement) => (
        <li key={movement.id}>
          <MovementRow
            movement={movement}
            category={known.data?.find((category) => category.id === movement.category_id)}
            dated
          />
        </li>
      ))}
    </ul>
  );
}

function ToReview() {
  const { t } = useTranslation();
  const list = useQuery(receipts('review,failed,uploaded,reading'));
  if (!list.data || list.data.length === 0) return null;
  return (
    <Card title={`${t('dashboard.to_review')} (${list.data.length})`} action={<ShowAll to="/scan" />}>
      <ul>
        {list.data.slice(0, 4).map((receipt) => (
          <li key={receipt.id}>
            <ReceiptRow receipt={receipt} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function DashboardPage() {
  const { t } = useTranslation();
  const user = useMe();
  const today = todayOf(user);
  useTitle(t('dashboard.title'));
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-4 px-4 pt-4 pb-28 desk:gap-5 desk:px-8 desk:pt-8 desk:pb-12">
      <h1 className="truncate text-2xl font-bold tracking-tight desk:text-3xl">
        {t('dashboard.greeting', { name: user.name })}
      </h1>
      <BalanceCard today={today} currency={user.currency} />
      <QuickActions />
      <div className="grid items-start gap-4 desk:grid-cols-2 desk:gap-5">
        <div className="grid min-w-0 gap-4 desk:gap-5">
          <ToReview />
          <Card title={t('dashboard.recent')} action={<ShowAll to="/movements" />}>
            <Recent />
          </Card>
        </div>
        <div className="grid min-w-0 gap-4 desk:gap-5">
          <CategoriesCard today={today} currency={user.currency} />
          <MonthsCard today={today} currency={user.currency} />
        </div>
      </div>
    </div>
  );
}
