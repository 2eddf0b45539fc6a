/** A receipt to scan: a real photo where they lie beside the checkout, else a sample of the project. */

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const REAL = join(ROOT, '../shared/receipts/es');
const SAMPLES = join(ROOT, 'examples/receipts');

export interface ExpectedReceipt {
  file: string;
  merchant: string;
  date: string;
  total: string;
}

function expected(folder: string, id: string, file: string): ExpectedReceipt {
  const all = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const { merchant, date, total } = all[id];
  return { file: join(folder, file), merchant, date, total };
}

export function photo(): ExpectedReceipt {
  if (existsSync(REAL)) return expected(REAL, 'es-02', 'es-02.jpg');
  if (process.env.CI)
    throw new Error('the real receipts are missing: ../shared/receipts must lie beside the checkout');
  return expected(SAMPLES, 'es-bar', 'es-bar.jpg');
}

export function sample(id: string, file: string): ExpectedReceipt {
  return expected(SAMPLES, id, file);
}
