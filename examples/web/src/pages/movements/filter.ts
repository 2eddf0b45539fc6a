/** The filters of the list, as they stand in the address. */

import type { MovementFilter } from '../../api/queries';
import { isDate } from '../../dates/dates';

const NAMES = ['from', 'to', 'category_id', 'kind', 'q', 'min', 'max'] as const;

/** What an address says; what makes no sense in it is left out. */
export function readFilter(search: URLSearchParams): MovementFilter {
  const text = (name: string) => search.get(name) || undefined;
  const date = (name: string) => (isDate(text(name) ?? '') ? text(name) : undefined);
  const amount = (name: string) => (/^\d{1,15}(\.\d{1,4})?$/.test(text(name) ?? '') ? text(name) : undefined);
  const kind = text('kind');
  const filter: MovementFilter = {
    from: date('from'),
    to: date('to'),
    category_id: text('category_id'),
    kind: kind === 'income' || kind === 'expense' ? kind : undefined,
    q: text('q'),
    min: amount('min'),
    max: amount('max'),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** How many are set, but the text: that is seen in its field. */
export function countFilters(filter: MovementFilter): number {
  return NAMES.filter((name) => name !== 'q' && filter[name] !== undefined).length;
}

/** The address with some filters changed; an empty text takes one away. */
export function withFilter(search: URLSearchParams, change: Partial<Record<keyof MovementFilter, string>>) {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}
