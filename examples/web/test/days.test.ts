import { expect, it } from 'vitest';
import type { Movement } from '../src/api/client';
import { byDay, runningBalances } from '../src/pages/movements/days';
import { countFilters, readFilter, withFilter } from '../src/pages/movements/filter';
import { csv } from '../src/pages/reports/csv';

function movement(date: string, kind: 'income' | 'expense', amount: string, currency = 'EUR') {
  return { movement_date: date, kind, amount, currency } as Movement;
}

it('sums the days exactly, each currency apart, and follows the balance back', () => {
  const days = byDay([
    movement('2026-03-12', 'expense', '0.10'),
    movement('2026-03-12', 'expense', '0.20'),
    movement('2026-03-12', 'income', '5.00', 'USD'),
    movement('2026-03-10', 'income', '100.00'),
    movement('2026-03-09', 'expense', '1.00', 'USD'),
  ]);
  expect(days.map(({ date, net }) => [date, Object.fromEntries(net)])).toEqual([
    ['2026-03-12', { EUR: '-0.30', USD: '5.00' }],
    ['2026-03-10', { EUR: '100.00' }],
    ['2026-03-09', { USD: '-1.00' }],
  ]);
  expect(runningBalances(days, '99.70', 'EUR')).toEqual(['99.70', '100.00', '0.00']);
});

it('reads filters of an address, and leaves out what makes no sense', () => {
  const filter = readFilter(
    new URLSearchParams('from=2026-01-01&to=soon&kind=gift&min=1,5&max=20.50&q=caf%C3%A9'),
  );
  expect(filter).toEqual({ from: '2026-01-01', max: '20.50', q: 'café' });
  expect(countFilters(filter)).toBe(2);
  expect(withFilter(new URLSearchParams('q=a&from=2026-01-01'), { q: '', kind: 'income' }).toString()).toBe(
    'from=2026-01-01&kind=income',
  );
});

it('writes CSV that no spreadsheet takes for a formula', () => {
  expect(csv([['a,b', 'say "hi"', '-12.50', '=1+1', '-cmd', '@x']])).toBe(
    `"a,b","say ""hi""",-12.50,'=1+1,'-cmd,'@x\r\n`,
  );
});
