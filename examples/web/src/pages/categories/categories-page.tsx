/** The categories, by kind, with those below others indented. */

import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Plus, Tags } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Category, Kind } from '../../api/client';
import { categories } from '../../api/queries';
import { Button } from '../../ui/button';
import { CategoryMark } from '../../ui/category-mark';
import { Card, Page } from '../../ui/page';
import { Empty, Failed, Skeleton } from '../../ui/states';
import { CategorySheet } from './category-sheet';

/** In the order of a tree: each followed by those below it. */
export function inTree(all: readonly Category[]): { category: Category; below: boolean }[] {
  const ids = new Set(all.map((category) => category.id));
  const isTop = (category: Category) => !category.parent_id || !ids.has(category.parent_id);
  return all
    .filter(isTop)
    .flatMap((category) => [
      { category, below: false },
      ...all
        .filter((other) => other.parent_id === category.id)
        .map((other) => ({ category: other, below: true })),
    ]);
}

export default function CategoriesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const list = useQuery(categories);
  const edited = search.get('edit');
  const open = (edit: string) => setSearch({ edit });
  const close = () => setSearch({}, { replace: true });
  const category = list.data?.find((one) => one.id === edited);
  const active = list.data?.filter((one) => !one.archived) ?? [];
  const archived = list.data?.filter((one) => one.archived) ?? [];
  return (
    <Page
      title={t('categories.title')}
      actions={
        <Button look="main" onClick={() => open('new')}>
          <Plus aria-hidden size={20} />
          {t('categories.new')}
        </Button>
      }
    >
      {list.isError ? (
        <Failed error={list.error} retry={list.refetch} />
      ) : !list.data ? (
        <Skeleton lines={8} className="card p-5" />
      ) : list.data.length === 0 ? (
        <Empty icon={Tags} title={t('categories.empty')}>
          <Button look="main" onClick={() => open('new')}>
            {t('categories.new')}
          </Button>
        </Empty>
      ) : (
        <div className="grid items-start gap-4 desk:grid-cols-2 desk:gap-5">
          <OfKind kind="expense" all={active} onOpen={open} />
          <div className="grid min-w-0 gap-4 desk:gap-5">
            <OfKind kind="income" all={active} onOpen={open} />
            {archived.length > 0 && (
              <Card title={t('categories.archived')}>
                <List items={inTree(archived)} onOpen={open} />
              </Card>
            )}
          </div>
        </div>
      )}
      {list.data && (category || edited === 'new') && (
        <CategorySheet key={category?.version ?? 0} category={category} all={list.data} onClose={close} />
      )}
    </Page>
  );
}

function OfKind({
  kind,
  all,
  onOpen,
}: {
  kind: Kind;
  all: readonly Category[];
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Card title={t(kind === 'income' ? 'kind.incomes' : 'kind.expenses')}>
      <List items={inTree(all.filter((category) => category.type === kind))} onOpen={onOpen} />
    </Card>
  );
}

function List({ items, onOpen }: { items: ReturnType<typeof inTree>; onOpen: (id: string) => void }) {
  return (
    <ul>
      {items.map(({ category, below }) => (
        <li key={category.id}>
          <button
            type="button"
            onClick={() => onOpen(category.id)}
            className={`-mx-2 flex w-[calc(100%+1rem)] min-h-13 items-center gap-3 rounded-xl py-1.5 pr-2 text-left hover:bg-sunken ${below ? 'pl-10' : 'pl-2'}`}
          >
            <CategoryMark category={category} size={36} />
            <span className="min-w-0 flex-1 truncate font-medium">{category.name}</span>
            <ChevronRight aria-hidden size={18} className="text-muted" />
          </button>
        </li>
      ))}
    </ul>
  );
}
