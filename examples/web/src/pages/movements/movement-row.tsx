/** A movement in a list. */

import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Category, Movement } from '../../api/client';
import { useFormat } from '../../i18n/use-format';
import { CategoryMark } from '../../ui/category-mark';
import { Flow } from '../../ui/money';
import { IN_APP } from '../../ui/use-way-back';

interface Props {
  movement: Movement;
  category?: Category;
  /** Where it opens; keeps the filters of the list below it. */
  search?: string;
  /** Tells the date too, where the list is not by days. */
  dated?: boolean;
}

export function MovementRow({ movement, category, search = '', dated }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = movement.description || movement.payee || category?.name || t(`kind.${movement.kind}`);
  const below = [
    dated && format.date(movement.movement_date, 'short'),
    category?.name ?? t('movements.no_category'),
    movement.payee && movement.payee !== name && movement.payee,
  ].filter(Boolean);
  return (
    <Link
      to={{ pathname: `/movements/${movement.id}`, search }}
      state={IN_APP}
      className="-mx-2 flex min-h-15 items-center gap-3 rounded-xl px-2 py-2 hover:bg-sunken"
    >
      <CategoryMark category={category} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="truncate font-medium">{name}</span>
          {movement.receipt_id && (
            <Paperclip
              size={14}
              role="img"
              aria-label={t('movements.with_receipt')}
              className="shrink-0 text-muted"
            />
          )}
        </span>
        <span className="block truncate text-sm text-muted">{below.join(' · ')}</span>
      </span>
      <Flow
        kind={movement.kind}
        amount={movement.amount}
        currency={movement.currency}
        className="shrink-0 font-semibold"
      />
    </Link>
  );
}
