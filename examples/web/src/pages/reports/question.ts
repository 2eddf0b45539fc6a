/** What a report is about, as it stands in the address. */

import { isDate, type Range, type Span, spanAround } from '../../dates/dates';

export const SPANS = ['month', 'quarter', 'year', 'range'] as const;
export type ReportSpan = (typeof SPANS)[number];

export const GROUPS = ['category', 'month', 'payee'] as const;
export type Group = (typeof GROUPS)[number];

export interface Question extends Range {
  span: ReportSpan;
  group: Group;
  kind: 'expense' | 'income';
}

function oneOf<T extends string>(values: readonly T[], text: string | null, otherwise: T): T {
  return values.find((value) => value === text) ?? otherwise;
}

/** What an address says; the rest is the present month by category. */
export function readQuestion(search: URLSearchParams, today: string): Question {
  const span = oneOf(SPANS, search.get('span'), 'month');
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  const start = isDate(from) ? from : today;
  const range: Range =
    span === 'range'
      ? { from: start, to: isDate(to) && to >= start ? to : start }
      : spanAround(span satisfies Span, start);
  return {
    ...range,
    span,
    group: oneOf(GROUPS, search.get('group'), 'category'),
    kind: oneOf(['expense', 'income'] as const, search.get('kind'), 'expense'),
  };
}

export function writeQuestion(question: Question): URLSearchParams {
  const { from, to, span, group, kind } = question;
  return new URLSearchParams({ span, from, ...(span === 'range' ? { to } : {}), group, kind });
}
