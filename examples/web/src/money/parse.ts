/** What people type as an amount, read exactly. */

import { fromMinor } from './decimal';
import { separators } from './format';

export type AmountProblem = 'empty' | 'not_a_number' | 'too_many_decimals' | 'not_positive' | 'too_large';

export type ParsedAmount = { decimal: string } | { problem: AmountProblem };

/** As many digits before the decimals as the engine holds of every currency. */
const MAX_WHOLE = 13;
/** Blanks, and the marks that some languages put between thousands. */
const FILLERS = /[\s\u00a0\u202f'’]/g;

/**
 * Reads an amount of a currency with `decimals`.
 *
 * The separators are those of the language; a single dot or comma that cannot stand between thousands is a decimal one,
 * since many keyboards have just one of them. `12.50` is twelve and a half in Spain too, `1.250` is not.
 */
export function parseAmount(text: string, locale: string, decimals: number): ParsedAmount {
  const typed = text.replace(FILLERS, '');
  if (typed === '') return { problem: 'empty' };
  if (/^[-−]/.test(typed)) return { problem: 'not_positive' };
  if (!/^[\d.,]*\d[\d.,]*$/.test(typed)) return { problem: 'not_a_number' };
  const point = decimalPlace(typed, separators(locale).decimal);
  if (point === undefined) return { problem: 'not_a_number' };
  const whole =
    typed
      .slice(0, point)
      .replace(/[.,]/g, '')
      .replace(/^0+(?=\d)/, '') || '0';
  const fraction = typed.slice(point + 1);
  if (fraction.replace(/0+$/, '').length > decimals) return { problem: 'too_many_decimals' };
  if (whole.length > MAX_WHOLE) return { problem: 'too_large' };
  const minor = BigInt(`${whole}${fraction.slice(0, decimals).padEnd(decimals, '0')}`);
  return minor === 0n ? { problem: 'not_positive' } : { decimal: fromMinor(minor, decimals) };
}

/** Where the decimal separator is; the end if there is none; undefined if the marks make no number. */
function decimalPlace(typed: string, localDecimal: string): number | undefined {
  const marks = [...typed.matchAll(/[.,]/g)].map((match) => ({ mark: match[0], at: match.index }));
  const last = marks.at(-1);
  if (!last) return typed.length;
  const grouped = (end: number) => /^\d{1,3}([.,]\d{3})*$/.test(typed.slice(0, end));
  const sameMark = marks.every(({ mark }) => mark === last.mark);
  if (!sameMark) {
    // Both are there: the last is the decimal one, the others stand between thousands.
    const others = marks.slice(0, -1);
    const alike = others.every(({ mark }) => mark === others[0]?.mark) && others[0]?.mark !== last.mark;
    return alike && grouped(last.at) ? last.at : undefined;
  }
  if (marks.length > 1) return grouped(typed.length) ? typed.length : undefined;
  const betweenThousands = last.mark !== localDecimal && grouped(typed.length);
  return betweenThousands ? typed.length : last.at;
}
