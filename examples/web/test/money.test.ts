import { describe, expect, it } from 'vitest';
import { compare, fromMinor, negate, share, subtract, sum, toMinor } from '../src/money/decimal';
import { decimalsOf, editable, money } from '../src/money/format';
import { type ParsedAmount, parseAmount } from '../src/money/parse';

describe('decimals', () => {
  it('are added exactly where floats are not', () => {
    expect(sum(['0.10', '0.20'])).toBe('0.30');
    expect(sum(['9007199254740993.01', '0.01'])).toBe('9007199254740993.02');
    expect(sum([])).toBe('0');
    expect(subtract('1.00', '1.005')).toBe('-0.005');
  });

  it('keep their scale and sign', () => {
    expect(fromMinor(5n, 2)).toBe('0.05');
    expect(fromMinor(-5n, 3)).toBe('-0.005');
    expect(fromMinor(120n, 0)).toBe('120');
    expect(negate('12.50')).toBe('-12.50');
    expect(negate('0.00')).toBe('0.00');
    expect(toMinor('-12.5', 2)).toBe(-1250n);
  });

  it('are compared by value', () => {
    expect(compare('2.00', '10.0')).toBeLessThan(0);
    expect(compare('2.00', '2')).toBe(0);
  });

  it('refuse what is none', () => {
    for (const text of ['', '1,5', '1e3', '.5', 'NaN', ' 1']) expect(() => toMinor(text)).toThrow(RangeError);
    expect(() => toMinor('1.005', 2)).toThrow(RangeError);
  });

  it('give a length to draw, also beside nothing', () => {
    expect(share('25.00', '100.00')).toBe(0.25);
    expect(share('1.00', '0.00')).toBe(0);
  });
});

describe('amounts that are typed', () => {
  const read = (text: string, locale: string, decimals = 2): ParsedAmount =>
    parseAmount(text, locale, decimals);

  it.each([
    ['12,5', 'es-ES', '12.50'],
    ['12.50', 'es-ES', '12.50'],
    ['1.250', 'es-ES', '1250.00'],
    ['1.234.567,89', 'es-ES', '1234567.89'],
    ['1 234,5', 'es-ES', '1234.50'],
    ['0,10', 'es-ES', '0.10'],
    ['007', 'es-ES', '7.00'],
    [',5', 'es-ES', '0.50'],
    ['12,50', 'en-GB', '12.50'],
    ['1,250', 'en-GB', '1250.00'],
    ['1,234,567.89', 'en-GB', '1234567.89'],
    ['12.', 'en-GB', '12.00'],
    ['12.500', 'en-GB', '12.50'],
    ['1’234.50', 'de-CH', '1234.50'],
    ['9999999999999.99', 'en-GB', '9999999999999.99'],
  ])('%s in %s is %s', (text, locale, decimal) => {
    expect(read(text, locale)).toEqual({ decimal });
  });

  it('has as many decimals as its currency', () => {
    expect(read('1500', 'es-ES', 0)).toEqual({ decimal: '1500' });
    expect(read('1.5', 'en-GB', 0)).toEqual({ problem: 'too_many_decimals' });
    expect(read('1,234', 'es-ES', 3)).toEqual({ decimal: '1.234' });
    expect(decimalsOf('JPY')).toBe(0);
    expect(decimalsOf('KWD')).toBe(3);
  });

  it.each([
    ['', 'empty'],
    ['abc', 'not_a_number'],
    ['12€', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1,2,3', 'not_a_number'],
    ['1.23,4.5', 'not_a_number'],
    ['-5', 'not_positive'],
    ['0,00', 'not_positive'],
    ['1,005', 'too_many_decimals'],
    ['99999999999999', 'too_large'],
    ['1e5', 'not_a_number'],
  ])('%s is refused as %s', (text, problem) => {
    expect(read(text, 'es-ES')).toEqual({ problem });
  });
});

describe('amounts that are shown', () => {
  it('have every digit', () => {
    expect(money('en-GB', '9007199254740993.01', 'EUR')).toBe('€9,007,199,254,740,993.01');
    expect(money('es-ES', '1234567.89', 'EUR')).toBe('1.234.567,89\u00a0€');
    expect(money('en-GB', '12.50', 'EUR', { sign: 'always' })).toBe('+€12.50');
    expect(money('en-GB', '0.00', 'EUR', { sign: 'always' })).toBe('€0.00');
  });

  it('are read again as what they were', () => {
    for (const locale of ['es-ES', 'en-GB']) {
      for (const decimal of ['0.01', '12.50', '1234567.89']) {
        expect(parseAmount(editable(locale, decimal), locale, 2)).toEqual({ decimal });
      }
    }
  });
});
