/** Calendar dates as the API has them: `YYYY-MM-DD`, without a time and a time zone. */

/** The date that it is in a time zone (IANA). */
export function today(timeZone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** Noon in UTC of a date: a moment that no zone's clock change moves to another day when it is shown in UTC. */
function moment(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Whether it is a date that exists. */
export function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(moment(text).getTime()) && dateOf(moment(text)) === text
  );
}

export function addDays(date: string, days: number): string {
  const day = moment(date);
  day.setUTCDate(day.getUTCDate() + days);
  return dateOf(day);
}

export function startOfMonth(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** The first day of the month that is so many months later (or earlier). */
export function addMonths(date: string, months: number): string {
  const day = moment(startOfMonth(date));
  day.setUTCMonth(day.getUTCMonth() + months);
  return dateOf(day);
}

export function endOfMonth(date: string): string {
  return addDays(addMonths(date, 1), -1);
}

export type Span = 'month' | 'quarter' | 'year';

const MONTHS: Record<Span, number> = { month: 1, quarter: 3, year: 12 };

export interface Range {
  from: string;
  to: string;
}

/** The month, quarter or year that a date lies in. */
export function spanAround(span: Span, date: string): Range {
  const month = Number(date.slice(5, 7)) - 1;
  const from = addMonths(date, -(month % MONTHS[span]));
  return { from, to: addDays(addMonths(from, MONTHS[span]), -1) };
}

/** The span so many before (below zero) or after. */
export function shiftSpan(span: Span, from: string, by: number): Range {
  return spanAround(span, addMonths(from, by * MONTHS[span]));
}

export function quarterOf(date: string): number {
  return Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1;
}

export type DateStyle = 'day' | 'long' | 'short' | 'month' | 'month-short' | 'month-narrow';

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  'month-short': { month: 'short' },
  'month-narrow': { month: 'narrow' },
};

/** A date as people of a language write it. */
export function showDate(locale: string, date: string, style: DateStyle): string {
  return new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: 'UTC' }).format(moment(date));
}

/** A day of a list: with its year only when that is not the present one. */
export function showDay(locale: string, date: string, present: string): string {
  const sameYear = date.slice(0, 4) === present.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { ...STYLES.day, ...(sameYear ? {} : { year: 'numeric' }) };
  return capital(new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(moment(date)));
}

/** With a capital first letter, as a heading. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
