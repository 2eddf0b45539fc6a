/** Tables as CSV (RFC 4180), for spreadsheets. */

/** A spreadsheet would take such a text for a formula. */
const FORMULA = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Amounts stay decimals with a dot, exactly as the engine has them. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Lets the browser save a text as a file. */
export function save(name: string, type: string, text: string): void {
  // The mark tells spreadsheets that it is UTF-8.
  const parts = type === 'text/csv' ? ['\ufeff', text] : [text];
  const url = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
