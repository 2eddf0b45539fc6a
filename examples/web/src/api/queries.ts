/** What the pages read, each with its place in the cache of this tab. */

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Range, today } from '../dates/dates';
import { api, authorizedFetch, data, type Receipt } from './client';
import { failureOf } from './errors';
import { API_ORIGIN } from './settings';

/** What a list of movements shows; all that is given holds. */
export interface MovementFilter {
  from?: string;
  to?: string;
  category_id?: string;
  kind?: 'income' | 'expense';
  q?: string;
  min?: string;
  max?: string;
}

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/me', { signal })),
  staleTime: 5 * 60_000,
});

export const categories = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/categories', { signal })).then((list) => list.items),
  staleTime: 60_000,
});

export const priorities = queryOptions({
  queryKey: ['priorities'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/priorities', { signal })).then((list) => list.items),
  staleTime: 5 * 60_000,
});

/** How many movements the first page of the list has, and each that is scrolled to. */
const FIRST_PAGE = 50;
const NEXT_PAGE = 200;

export const movements = (filter: MovementFilter) =>
  infiniteQueryOptions({
    queryKey: ['movements', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET('/api/v1/movements', {
          signal,
          params: {
            query: pageParam
              ? { ...filter, limit: NEXT_PAGE, cursor: pageParam }
              : { ...filter, limit: FIRST_PAGE },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const recentMovements = queryOptions({
  queryKey: ['movements', 'recent'],
  queryFn: ({ signal }) =>
    data(api.GET('/api/v1/movements', { signal, params: { query: { limit: 6 } } })).then(
      (page) => page.items,
    ),
});

export const movement = (id: string) =>
  queryOptions({
    queryKey: ['movements', 'one', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/movements/{id}', { signal, params: { path: { id } } })),
  });

/** The balance of every currency on a date, with what happened on it. */
export const balance = (date: string) =>
  queryOptions({
    queryKey: ['reports', 'balance', date],
    queryFn: ({ signal }) =>
      data(
        api.GET('/api/v1/reports/balance', {
          signal,
          params: { query: { from: date, to: date, period: 'day' } },
        }),
      ).then((list) => list.items),
  });

export interface SummaryQuestion extends Range {
  group_by?: string;
  kind?: 'income' | 'expense';
  compare?: 'previous';
}

export const summary = (question: SummaryQuestion) =>
  queryOptions({
    queryKey: ['reports', 'summary', question],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/reports/summary', { signal, params: { query: { ...question } } })),
  });

export const receipts = (status: string) =>
  queryOptions({
    queryKey: ['receipts', 'list', status],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/ocr/invoices', { signal, params: { query: { status, limit: 100 } } })).then(
        (page) => page.items,
      ),
    refetchInterval: (query) => (query.state.data?.some(isWaiting) ? 1500 : false),
  });

export const receipt = (id: string) =>
  queryOptions({
    queryKey: ['receipts', 'one', id],
    queryFn: ({ signal }): Promise<Receipt> =>
      data(api.GET('/api/v1/ocr/invoices/{id}', { signal, params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data && isWaiting(query.state.data) ? 1500 : false),
  });

/** Whether somebody is still to read it. */
export function isWaiting(receipt: { status: string }): boolean {
  return receipt.status === 'uploaded' || receipt.status === 'reading';
}

/** The file of a receipt. It stays in the memory of this tab. */
export const receiptFile = (path: string) =>
  queryOptions({
    queryKey: ['receipts', 'file', path],
    queryFn: async ({ signal }) => {
      const response = await authorizedFetch(
        new Request(new URL(`${API_ORIGIN}${path}`, location.href), { signal }),
      );
      if (!response.ok) throw failureOf(response, await response.json().catch(() => undefined));
      return response.blob();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

/** The date that it is for a user. */
export function todayOf(user: { time_zone: string }): string {
  return today(user.time_zone);
}
