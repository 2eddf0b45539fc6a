/** The currencies that can be chosen, by their names in a language. */

/** The browser's own list; without it a few. */
function codes(): string[] {
  const known = Intl.supportedValuesOf?.('currency') ?? [
    'EUR',
    'USD',
    'GBP',
    'MXN',
    'ARS',
    'COP',
    'CLP',
    'PEN',
    'JPY',
  ];
  // Precious metals, funds and testing codes of ISO 4217 are no money that people pay with.
  return known.filter(
    (code) => !/^X(A|B|D|T|S|X|U|C)[A-Z]$/.test(code) || ['XAF', 'XCD', 'XOF', 'XPF', 'XCG'].includes(code),
  );
}

const FIRST = ['EUR', 'USD', 'GBP', 'MXN', 'ARS', 'COP', 'CLP', 'PEN'];

export interface NamedCurrency {
  code: string;
  name: string;
}

/** The usual ones first, then by code. `own` is there even if the browser does not know it. */
export function currencies(language: string, own: string): NamedCurrency[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const rank = (code: string) => (FIRST.includes(code) ? FIRST.indexOf(code) : FIRST.length);
  const all = [...new Set([own, ...codes()])];
  all.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return all.map((code) => ({ code, name: names.of(code) ?? code }));
}

const OF_REGION: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  MX: 'MXN',
  AR: 'ARS',
  CO: 'COP',
  CL: 'CLP',
  PE: 'PEN',
  JP: 'JPY',
  CH: 'CHF',
  CA: 'CAD',
  AU: 'AUD',
  BR: 'BRL',
  UY: 'UYU',
  BO: 'BOB',
  PY: 'PYG',
  VE: 'VES',
  CR: 'CRC',
  GT: 'GTQ',
  HN: 'HNL',
  NI: 'NIO',
  DO: 'DOP',
  CN: 'CNY',
  IN: 'INR',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  MY: 'MYR',
};

/** A first guess for who registers. */
export function likelyCurrency(tags: readonly string[]): string {
  for (const tag of tags) {
    const region = tag.split('-').find((part) => /^[A-Z]{2}$/.test(part));
    if (region && OF_REGION[region]) return OF_REGION[region];
  }
  return 'EUR';
}
