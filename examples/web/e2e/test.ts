/** What every test has: a server, a page that must stay free of errors and of other hosts, and somebody new. */

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { en } from '../src/i18n/en';
import { es } from '../src/i18n/es';
import { type Server, startServer } from './server';

const SHOTS = resolve(import.meta.dirname, '../../../target/screenshots');

export interface Person {
  name: string;
  email: string;
  password: string;
}

export interface Words {
  /** The texts of the language that the test runs in. */
  t: typeof es;
  locale: string;
}

interface Fixtures {
  words: Words;
  /** What the console may say, for tests of errors. */
  allowed: RegExp[];
  person: Person;
}

let last = 0;

export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: so Playwright tells fixtures apart.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  allowed: [[], { option: true }],
  words: async ({ locale }, use) => {
    const language = locale?.startsWith('es') ? es : (en as typeof es);
    await use({ t: language, locale: locale ?? 'en-GB' });
  },
  // biome-ignore lint/correctness/noEmptyPattern: so Playwright tells fixtures apart.
  person: async ({}, use, info) => {
    last += 1;
    const email = `u${info.workerIndex}-${last}@example.org`;
    await use({ name: 'Ana Núñez', email, password: 'correct horse battery' });
  },
  page: async ({ page, server, allowed }, use) => {
    const troubles = watch(page, server.origin);
    await use(page);
    expect(troubles.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)))).toEqual([]);
  },
});

export { expect };

/** What a page must not do: say an error, break, or ask another host. */
export function watch(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`broken: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) troubles.push(`another host: ${url}`);
  });
  return troubles;
}

/** Registers by the page, and is signed in. */
export async function register(page: Page, { t }: Words, person: Person): Promise<void> {
  await page.goto('/register');
  await page.getByLabel(t.session.name).fill(person.name);
  await page.getByLabel(t.field.email).fill(person.email);
  await page.getByLabel(t.field.password, { exact: true }).fill(person.password);
  await page.getByLabel(t.field.currency).selectOption('EUR');
  await page.getByRole('button', { name: t.session.register }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.name);
}

export async function signIn(page: Page, { t }: Words, person: Person): Promise<void> {
  await page.getByLabel(t.field.email).fill(person.email);
  await page.getByLabel(t.field.password, { exact: true }).fill(person.password);
  await page.getByRole('button', { name: t.session.sign_in }).click();
}

/** Requests as a person, beside the page: to set up what the page is not asked to. */
export async function asPerson(page: Page, person: Person) {
  const { email, password } = person;
  const answer = await page.request.post('/api/v1/auth/login', { data: { email, password } });
  const { token } = await answer.json();
  const headers = { Authorization: `Bearer ${token}` };
  const checked = async (sent: ReturnType<typeof page.request.get>): Promise<{ id: string }> => {
    const response = await sent;
    expect(response.ok(), await response.text()).toBe(true);
    return (response.status() === 204 ? {} : await response.json()) as { id: string };
  };
  return {
    get: (path: string) => checked(page.request.get(`/api/v1${path}`, { headers })),
    post: (path: string, data: unknown) => checked(page.request.post(`/api/v1${path}`, { headers, data })),
    patch: (path: string, data: unknown) => checked(page.request.patch(`/api/v1${path}`, { headers, data })),
    delete: (path: string) => checked(page.request.delete(`/api/v1${path}`, { headers })),
  };
}

export type AsPerson = Awaited<ReturnType<typeof asPerson>>;

/** No violation of any rule of axe, experimental ones aside. */
export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
  );
  expect(told).toEqual([]);
}

/** A picture of the page for people to look at. */
export async function shoot(page: Page, name: string, project: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}-${project}.png`), animations: 'disabled' });
}

/** An amount as the page writes it, for comparing texts. */
export function euros(locale: string, decimal: string, sign: 'auto' | 'always' = 'auto'): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    currencyDisplay: 'narrowSymbol',
    signDisplay: sign === 'always' ? 'exceptZero' : 'auto',
  }).format(decimal as unknown as number);
}
