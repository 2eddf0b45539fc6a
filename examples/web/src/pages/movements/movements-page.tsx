/** All movements by their days, newest first. */

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowDownLeft, ArrowUpRight, ListFilter, Plus, ReceiptText, Search, SearchX } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useSearchParams } from 'react-router';
import type { Movement } from '../../api/client';
import { balance, categories, movements, todayOf } from '../../api/queries';
import { useFormat } from '../../i18n/use-format';
import { useMe } from '../../shell/me';
import { Button, ButtonLink } from '../../ui/button';
import { Net } from '../../ui/money';
import { NearScreen } from '../../ui/near-screen';
import { Page } from '../../ui/page';
import { Empty, Failed, Skeleton } from '../../ui/states';
import { IN_APP } from '../../ui/use-way-back';
import { byDay, type Day, runningBalances } from './days';
import { countFilters, readFilter, withFilter } from './filter';
import { FilterSheet } from './filter-sheet';
import { MovementRow } from './movement-row';

export default function MovementsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [filtering, setFiltering] = useState(false);
  const filter = useDeferredValue(readFilter(search));
  const count = countFilters(filter);
  const to = (as: string) => `/movements/new?${withAs(search, as)}`;
  return (
    <Page
      title={t('movements.title')}
      actions={
        <>
          <ButtonLink
            to={to('income')}
            state={IN_APP}
            aria-label={t('do.add_income')}
            className="max-desk:w-11 max-desk:px-0"
          >
            <ArrowDownLeft aria-hidden size={20} />
            <span className="max-desk:hidden">{t('kind.income')}</span>
          </ButtonLink>
          <ButtonLink to={to('expense')} state={IN_APP} look="main" aria-label={t('do.add_expense')}>
            <Plus aria-hidden size={20} />
            {t('kind.expense')}
          </ButtonLink>
        </>
      }
    >
      <div className="flex gap-2">
        <SearchBox
          text={filter.q ?? ''}
          onSearch={(q) => setSearch((now) => withFilter(now, { q }), { replace: true })}
        />
        <Button onClick={() => setFiltering(true)} className="shrink-0">
          <ListFilter aria-hidden size={18} />
          {count > 0 ? t('movements.filters_active', { count }) : t('movements.filter')}
        </Button>
      </div>
      <List filter={filter} search={search} onClear={() => setSearch({})} />
      {filtering && (
        <FilterSheet
          filter={filter}
          onApply={(change) => setSearch((now) => withFilter(now, change))}
          onClose={() => setFiltering(false)}
        />
      )}
      <Outlet />
    </Page>
  );
}

/** The filters stay below the sheet of a new movement. */
function withAs(search: URLSearchParams, as: string): string {
  const next = new URLSearchParams(search);
  next.set('as', as);
  return next.toString();
}

const PAUSE_MS = 250;

/** The text that is searched for: the list follows when the typing pauses. */
function SearchBox({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  if (known !== text) {
    // Another address was gone to, such as by the way back.
    setKnown(text);
    setTyped(text);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        aria-hidden
        size={18}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        aria-label={t('movements.search')}
        placeholder={t('movements.search_short')}
        maxLength={200}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            const next = target.value.trim();
            setKnown(next);
            onSearch(next);
          }, PAUSE_MS);
        }}
        className="field pl-10"
      />
    </div>
  );
}

interface ListProps {
  filter: ReturnType<typeof readFilter>;
  search: URLSearchParams;
  onClear: () => void;
}

function List({ filter, search, onClear }: ListProps) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(movements(filter));
  const all = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const filtered = Object.keys(filter).length > 0;

  if (list.isError && all.length === 0) return <Failed error={list.error} retry={list.refetch} />;
  if (list.isPending) return <Skeleton lines={8} className="card p-5" />;
  if (all.length === 0) {
    return filtered ? (
      <Empty icon={SearchX} title={t('movements.no_match')} hint={t('movements.no_match_hint')}>
        <Button onClick={onClear}>{t('movements.clear_filters')}</Button>
      </Empty>
    ) : (
      <Empty icon={ReceiptText} title={t('movements.empty')} hint={t('movements.empty_hint')}>
        <ButtonLink to="/movements/new?as=expense" state={IN_APP} look="main">
          <ArrowUpRight aria-hidden size={18} />
          {t('do.add_expense')}
        </ButtonLink>
        <ButtonLink to="/movements/new?as=income" state={IN_APP}>
          <ArrowDownLeft aria-hidden size={18} />
          {t('do.add_income')}
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <>
      <Days all={all} filtered={filtered} complete={!list.hasNextPage} search={search} />
      <More list={list} />
    </>
  );
}

/** About as high as a day without its movements, and as each of those. */
const HEAD_HEIGHT = 60;
const ROW_HEIGHT = 60;

interface DaysProps {
  all: readonly Movement[];
  filtered: boolean;
  /** The last day is whole. */
  complete: boolean;
  search: URLSearchParams;
}

function Days({ all, filtered, complete, search }: DaysProps) {
  const user = useMe();
  const known = useQuery(categories);
  const days = useMemo(() => byDay(all), [all]);
  // The balance of what fits a filter would mean nothing.
  const newest = useQuery({ ...balance(days[0]?.date ?? ''), enabled: !filtered && days.length > 0 });
  const closing = newest.data?.find((line) => line.currency === user.currency)?.closing;
  const balances = useMemo(
    () => (filtered || closing === undefined ? [] : runningBalances(days, closing, user.currency)),
    [days, filtered, closing, user.currency],
  );
  const byId = useMemo(() => new Map(known.data?.map((category) => [category.id, category])), [known.data]);
  return (
    <div className="grid gap-3 desk:gap-4">
      {days.map((day, place) => (
        <NearScreen key={day.date} about={HEAD_HEIGHT + ROW_HEIGHT * day.movements.length}>
          {() => (
            <section className="card px-4 pt-3 pb-1.5 desk:px-5">
              <DayHead day={day} balance={balances[place]} whole={complete || place < days.length - 1} />
              <ul>
                {day.movements.map((movement) => (
                  <li key={movement.id}>
                    <MovementRow
                      movement={movement}
                      category={byId.get(movement.category_id ?? '')}
                      search={search.toString()}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </NearScreen>
      ))}
    </div>
  );
}

function DayHead({ day, balance, whole }: { day: Day; balance?: string; whole: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useMe();
  return (
    <header className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line pb-2">
      <h2 className="font-semibold">{format.day(day.date, todayOf(user))}</h2>
      {whole && (
        <p className="flex flex-wrap justify-end gap-x-3 text-sm">
          {[...day.net].map(([currency, net]) => (
            <Net key={currency} amount={net} currency={currency} className="font-medium" />
          ))}
          {balance !== undefined && (
            <span className="amount text-muted">
              {t('movements.day_balance', { amount: format.money(balance, user.currency) })}
            </span>
          )}
        </p>
      )}
    </header>
  );
}

/** The next page: as soon as the end of the list comes into sight, or by the button. */
function More({ list }: { list: ReturnType<typeof useInfiniteQuery> }) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  useEffect(() => {
    if (!end.current || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) fetchNextPage();
      },
      { rootMargin: '600px' },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <div ref={end} className="flex min-h-12 items-center justify-center text-muted">
      {hasNextPage ? (
        <Button look="quiet" disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {isFetchNextPageError ? t('do.retry') : isFetchingNextPage ? t('state.loading') : t('do.load_more')}
        </Button>
      ) : (
        <p className="text-sm">{t('movements.end')}</p>
      )}
    </div>
  );
}
