/** Amounts as people of a language write them. */

const formats = new Map<string, Intl.NumberFormat>();

function format(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, options);
    formats.set(key, found);
  }
  return found;
}

/** Intl reads a decimal string digit by digit (ECMA-402, since 2023); its type does not know every such string. */
function exact(decimal: string): number {
  return decimal as unknown as number;
}

/** How many decimals a currency has (ISO 4217). */
export function decimalsOf(currency: string): number {
  return format('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export interface MoneyStyle {
  /** `always` shows a plus too. */
  sign?: 'auto' | 'always';
}

/** An amount with its currency and all its decimals. */
export function money(locale: string, decimal: string, currency: string, style: MoneyStyle = {}): string {
  return format(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    signDisplay: style.sign === 'always' ? 'exceptZero' : 'auto',
    useGrouping: true,
  }).format(exact(decimal));
}

/** An amount for the axis of a chart: short. */
export function short(locale: string, decimal: string): string {
  return format(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(exact(decimal));
}

/** An amount as it is typed: no symbol, no grouping, the decimal separator of the language. */
export function editable(locale: string, decimal: string): string {
  return decimal.replace('.', separators(locale).decimal);
}

export interface Separators {
  decimal: string;
  group: string;
}

export function separators(locale: string): Separators {
  const parts = format(locale, { useGrouping: true }).formatToParts(1234567.5);
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return { decimal: of('decimal') ?? '.', group: of('group') ?? ',' };
}

/** A fraction as percent. */
export function percent(locale: string, fraction: number): string {
  return format(locale, { style: 'percent', maximumFractionDigits: 0 }).format(fraction);
}
