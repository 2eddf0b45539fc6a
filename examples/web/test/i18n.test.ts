import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../src/i18n/en';
import { es } from '../src/i18n/es';

const ROOT = resolve(import.meta.dirname, '../../..');

function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${path}${name}`, value] as [string, string]]
      : flat(value, `${path}${name}.`),
  );
}

function rust(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join();

describe('the languages', () => {
  const english = flat(en);
  const spanish = new Map(flat(es));

  it('have the same texts, none empty, with the same places to fill', () => {
    expect([...spanish.keys()].sort()).toEqual(english.map(([key]) => key).sort());
    for (const [key, text] of english) {
      expect(spanish.get(key), key).not.toBe('');
      expect(text, key).not.toBe('');
      expect(placeholders(spanish.get(key) ?? ''), key).toBe(placeholders(text));
    }
  });

  it('use every text, and have every text that is used', () => {
    const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n/e'))
      .map((name) => readFileSync(join('src', name), 'utf8'))
      .join('\n');
    const used = new Set([...source.matchAll(/['"`]([a-z_]+(?:\.[a-z_]+)+)['"`]/g)].map((match) => match[1]));
    const built = [...source.matchAll(/`([a-z_]+(?:\.[a-z_]+)*[._])\$\{/g)].map((match) => match[1] ?? '');
    const unused = english
      .map(([key]) => key.replace(/_(one|other)$/, ''))
      .filter((key) => !used.has(key) && !built.some((start) => key.startsWith(start)));
    expect([...new Set(unused)]).toEqual([]);
  });
});

describe('the errors of the API', () => {
  it('have a text for every class that the server knows', () => {
    const table = readFileSync(join(ROOT, 'server-example/src/http/error.rs'), 'utf8');
    const types = [...table.matchAll(/\(\s*(?:StatusCode::[A-Z_]+, )?"([a-z_]+)"[,)]/g)].map(
      (match) => match[1] ?? '',
    );
    expect(types.length).toBeGreaterThan(12);
    for (const type of types) expect(en.error.type, type).toHaveProperty(type);
  });

  it('have a text for every reason that a person can do something about', () => {
    const code = rust(join(ROOT, 'cashflow-core/src')) + rust(join(ROOT, 'server-example/src'));
    const conflicts = [...code.matchAll(/Error::conflict\(\s*"([a-z_]+)"/g)].map((match) => match[1] ?? '');
    expect(conflicts).toContain('email_taken');
    for (const reason of conflicts) expect(en.error.reason, reason).toHaveProperty(reason);
    for (const reason of Object.keys(en.error.reason)) {
      const known = code + rust(join(ROOT, 'cashflow-adapters/src'));
      expect(known.includes(`"${reason}"`), `${reason} is a reason of the engine`).toBe(true);
    }
  });
});
