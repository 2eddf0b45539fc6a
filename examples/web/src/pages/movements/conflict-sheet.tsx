/** Both versions of a movement that was changed twice at the same time, for a person to choose. */

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Movement } from '../../api/client';
import { categories } from '../../api/queries';
import { useFormat } from '../../i18n/use-format';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import { decimalOf, type MovementValues, valuesOf } from './movement-values';

interface Props {
  mine: MovementValues;
  theirs: Movement;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

export function ConflictSheet({ mine, theirs, onKeepMine, onTakeTheirs, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = useQuery(categories);
  const saved = valuesOf(theirs, format.locale);
  const category = (id: string) =>
    known.data?.find((one) => one.id === id)?.name ?? t('movements.no_category');
  const show = (values: MovementValues): [string, string][] => [
    [t('field.kind'), t(`kind.${values.kind}`)],
    [
      t('field.amount'),
      format.money(decimalOf(values.amount, format.locale, values.currency), values.currency),
    ],
    [t('field.category'), category(values.category_id)],
    [t('field.description'), values.description || '–'],
    [t('field.date'), format.date(values.movement_date, 'long')],
    [t('field.payee'), values.payee || '–'],
  ];
  const left = show(mine);
  const right = show(saved);
  return (
    <Sheet title={t('conflict.title')} onClose={onClose} place="middle">
      <p className="mb-4 text-soft">{t('conflict.text')}</p>
      <table className="w-full table-fixed text-left text-sm">
        <thead>
          <tr className="border-b border-line">
            <td className="w-1/4" />
            <th scope="col" className="px-2 py-2">
              {t('conflict.yours')}
            </th>
            <th scope="col" className="px-2 py-2">
              {t('conflict.theirs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {left.map(([name, value], place) => {
            const other = right[place]?.[1] ?? '';
            const differs = value !== other;
            return (
              <tr
                key={name}
                className={`border-b border-line align-top ${differs ? 'bg-warn-tint font-semibold text-warn' : 'text-soft'}`}
              >
                <th scope="row" className="px-2 py-2 font-medium">
                  {name}
                </th>
                <td className="px-2 py-2 break-words">{value}</td>
                <td className="px-2 py-2 break-words">{other}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="mt-5 grid gap-3 sm:grid-cols-2">
        <Button look="main" onClick={onKeepMine}>
          {t('conflict.keep_yours')}
        </Button>
        <Button onClick={onTakeTheirs}>{t('conflict.take_theirs')}</Button>
      </div>
    </Sheet>
  );
}
