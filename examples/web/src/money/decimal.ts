/** Exact decimals: strings as the API gives them, integers of minor units to count with. Never a binary float. */

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A decimal as an integer of `scale` decimals. Throws for what is no plain decimal. */
export function toMinor(text: string, scale = scaleOf(text)): bigint {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, sign, whole, fraction = ''] = match;
  if (fraction.length > scale) throw new RangeError(`more than ${scale} decimals: ${text}`);
  const minor = BigInt(`${whole}${fraction.padEnd(scale, '0')}`);
  return sign === '-' ? -minor : minor;
}

/** How many decimals a text has. */
export function scaleOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

/** The decimal of an integer of `scale` decimals. */
export function fromMinor(minor: bigint, scale: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale > 0 ? `.${digits.slice(-scale)}` : '';
  return `${minor < 0n ? '-' : ''}${whole}${fraction}`;
}

/** The exact sum, with as many decimals as the longest has. */
export function sum(decimals: readonly string[]): string {
  const scale = Math.max(0, ...decimals.map(scaleOf));
  return fromMinor(
    decimals.reduce((total, decimal) => total + toMinor(decimal, scale), 0n),
    scale,
  );
}

/** The same with the other sign. */
export function negate(decimal: string): string {
  const scale = scaleOf(decimal);
  return fromMinor(-toMinor(decimal, scale), scale);
}

/** `a - b`, exactly. */
export function subtract(a: string, b: string): string {
  return sum([a, negate(b)]);
}

export function isNegative(decimal: string): boolean {
  return toMinor(decimal) < 0n;
}

export function isZero(decimal: string): boolean {
  return toMinor(decimal) === 0n;
}

/** Below zero, zero or above zero as `a` is less than, equal to or more than `b`. */
export function compare(a: string, b: string): number {
  const difference = toMinor(subtract(a, b));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** How long to draw `part` where `whole` is 1: a length on the screen, not money. Zero when there is no whole. */
export function share(part: string, whole: string): number {
  const scale = Math.max(scaleOf(part), scaleOf(whole));
  const total = toMinor(whole, scale);
  if (total === 0n) return 0;
  return Number((toMinor(part, scale) * 100_000n) / total) / 100_000;
}
