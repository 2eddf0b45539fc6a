/** Movements by their day, with exact sums. */

import type { Movement } from '../../api/client';
import { negate, subtract, sum } from '../../money/decimal';

export interface Day {
  date: string;
  movements: Movement[];
  /** What the day changed, by currency. */
  net: Map<string, string>;
}

/** The days of movements that are ordered by date. */
export function byDay(movements: readonly Movement[]): Day[] {
  const days: Day[] = [];
  for (const movement of movements) {
    let day = days.at(-1);
    if (day?.date !== movement.movement_date) {
      day = { date: movement.movement_date, movements: [], net: new Map() };
      days.push(day);
    }
    day.movements.push(movement);
    const signed = movement.kind === 'income' ? movement.amount : negate(movement.amount);
    day.net.set(movement.currency, sum([day.net.get(movement.currency) ?? '0', signed]));
  }
  return days;
}

/** The balance at the end of each day in one currency, newest first, from that at the end of the newest. */
export function runningBalances(days: readonly Day[], newest: string, currency: string): string[] {
  let balance = newest;
  return days.map((day) => {
    const closing = balance;
    balance = subtract(balance, day.net.get(currency) ?? '0');
    return closing;
  });
}
