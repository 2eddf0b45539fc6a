/** Everything that a user recorded. */

import {
  api,
  type Category,
  data,
  type Movement,
  type Priority,
  type ReceiptSummary,
  type User,
} from '../../api/client';

export interface Everything {
  profile: User;
  categories: Category[];
  priorities: Priority[];
  movements: Movement[];
  receipts: ReceiptSummary[];
}

/** The most that the API gives at once. */
const LIMIT = 500;

interface PageOf<T> {
  items: T[];
  next_cursor?: string | null;
}

async function allPages<T>(page: (cursor?: string) => Promise<PageOf<T>>, progress: (count: number) => void) {
  const all: T[] = [];
  let cursor: string | null | undefined;
  do {
    const { items, next_cursor } = await page(cursor ?? undefined);
    all.push(...items);
    progress(all.length);
    cursor = next_cursor;
  } while (cursor);
  return all;
}

/** Errors: a part of it could not be had; half of one's data is not given for all. */
export async function everything(progress: (movements: number) => void): Promise<Everything> {
  const query = (cursor?: string) => ({ params: { query: { limit: LIMIT, ...(cursor ? { cursor } : {}) } } });
  const [profile, categories, priorities, movements, receipts] = await Promise.all([
    data(api.GET('/api/v1/me')),
    data(api.GET('/api/v1/categories')),
    data(api.GET('/api/v1/priorities')),
    allPages<Movement>((cursor) => data(api.GET('/api/v1/movements', query(cursor))), progress),
    allPages<ReceiptSummary>(
      (cursor) => data(api.GET('/api/v1/ocr/invoices', query(cursor))),
      () => undefined,
    ),
  ]);
  return { profile, categories: categories.items, priorities: priorities.items, movements, receipts };
}

/** The movements as a table, with the names of what they belong to. */
export function movementRows({ movements, categories, priorities }: Everything): string[][] {
  const category = new Map(categories.map((one) => [one.id, one.name]));
  const priority = new Map(priorities.map((one) => [one.id, one.name]));
  const head = [
    'date',
    'kind',
    'amount',
    'currency',
    'category',
    'description',
    'payee',
    'priority',
    'tags',
    'account',
    'id',
  ];
  return [
    head,
    ...movements.map((one) => [
      one.movement_date,
      one.kind,
      one.amount,
      one.currency,
      category.get(one.category_id ?? '') ?? '',
      one.description,
      one.payee ?? '',
      priority.get(one.priority_id ?? '') ?? '',
      one.tags.join(' '),
      one.account ?? '',
      one.id,
    ]),
  ];
}
