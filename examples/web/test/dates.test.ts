import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  endOfMonth,
  isDate,
  shiftSpan,
  showDate,
  spanAround,
  today,
} from '../src/dates/dates';
import { readQuestion, writeQuestion } from '../src/pages/reports/question';

describe('dates', () => {
  it('are those of the user, not of the machine', () => {
    const late = new Date('2026-03-31T22:30:00Z');
    expect(today('Europe/Madrid', late)).toBe('2026-04-01');
    expect(today('UTC', late)).toBe('2026-03-31');
    expect(today('America/Bogota', late)).toBe('2026-03-31');
  });

  it('go over ends of months and years, and over clock changes', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addMonths('2026-01-31', -1)).toBe('2025-12-01');
    expect(endOfMonth('2024-02-10')).toBe('2024-02-29');
  });

  it('are told from what only looks like one', () => {
    expect(isDate('2026-02-28')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '', 'today'])
      expect(isDate(text)).toBe(false);
  });

  it('lie in their month, quarter and year', () => {
    expect(spanAround('quarter', '2026-05-17')).toEqual({ from: '2026-04-01', to: '2026-06-30' });
    expect(spanAround('year', '2026-05-17')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(shiftSpan('month', '2026-01-01', -1)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(shiftSpan('quarter', '2026-10-01', 1)).toEqual({ from: '2027-01-01', to: '2027-03-31' });
  });

  it('are shown in a language', () => {
    expect(showDate('es-ES', '2026-03-12', 'long')).toBe('12 de marzo de 2026');
    expect(showDate('en-GB', '2026-03-12', 'long')).toBe('12 March 2026');
  });
});

describe('the question of a report', () => {
  it('is the present month by category until it is asked otherwise', () => {
    expect(readQuestion(new URLSearchParams('span=century&from=never'), '2026-05-17')).toEqual({
      span: 'month',
      from: '2026-05-01',
      to: '2026-05-31',
      group: 'category',
      kind: 'expense',
    });
  });

  it('comes back from the address as it was put there', () => {
    for (const text of [
      'span=range&from=2026-01-05&to=2026-02-07&group=payee&kind=income',
      'span=quarter&from=2026-04-01&group=month&kind=expense',
    ]) {
      expect(writeQuestion(readQuestion(new URLSearchParams(text), '2026-05-17')).toString()).toBe(text);
    }
  });
});
