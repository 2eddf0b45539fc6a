/** What a person relies on without thinking of it. */

import type { BrowserContext, Page } from '@playwright/test';
import { sample } from './receipts';
import { accessible, asPerson, euros, expect, register, shoot, signIn, test } from './test';

const TODAY = new Date().toISOString().slice(0, 10);

async function record(
  page: Page,
  person: Parameters<typeof asPerson>[1],
  amount: string,
  description: string,
) {
  const api = await asPerson(page, person);
  return api.post('/movements', { kind: 'expense', amount, movement_date: TODAY, description });
}

test('two people see nothing of each other, and deep links to what is foreign lead nowhere', async ({
  page,
  browser,
  words,
  person,
  locale,
  baseURL,
}) => {
  await register(page, words, person);
  const { id } = await record(page, person, '99.99', 'Un secreto');
  const context: BrowserContext = await browser.newContext({ locale, baseURL });
  const other = await context.newPage();
  await register(other, words, { ...person, name: 'Ben', email: `ben-${person.email}` });
  await other.goto('/movements');
  await expect(other.getByText(words.t.movements.empty)).toBeVisible();
  await other.goto(`/movements/${id}`);
  await expect(other.getByRole('dialog').getByText(words.t.state.not_found, { exact: true })).toBeVisible();
  await expect(other.getByText('Un secreto')).toHaveCount(0);
  await other.goto('/');
  await expect(other.getByTestId('balance')).toHaveText(euros(words.locale, '0'));
  await context.close();
});

test.describe('errors of signing in', () => {
  test.use({ allowed: [/status of 40[019]/] });

  test('stand beside their fields, and a deep link waits for the sign-in', async ({
    page,
    words,
    person,
  }) => {
    const { t } = words;
    await register(page, words, person);
    await page.goto('/settings');
    await page.getByRole('button', { name: t.session.log_out }).click();
    await page.goto('/reports?span=year&group=month');
    await page.getByRole('button', { name: t.session.sign_in }).click();
    await expect(page.getByText(t.check.needed)).toHaveCount(2);
    await signIn(page, words, { ...person, password: 'not the password' });
    await expect(page.getByRole('alert')).toHaveText(t.error.reason.wrong_credentials);
    await accessible(page);
    await signIn(page, words, person);
    await expect(page).toHaveURL('/reports?span=year&group=month');

    await page.goto('/settings');
    await page.getByRole('button', { name: t.session.log_out }).click();
    await page.getByRole('link', { name: t.session.register }).click();
    await page.getByLabel(t.session.name).fill('Otra Ana');
    await page.getByLabel(t.field.email).fill(person.email.toUpperCase());
    await page.getByLabel(t.field.password, { exact: true }).fill('12345678');
    await page.getByRole('button', { name: t.session.register }).click();
    await expect(page.getByText(t.error.field.password)).toBeVisible();
    await page.getByLabel(t.field.password, { exact: true }).fill(person.password);
    await page.getByRole('button', { name: t.session.register }).click();
    await expect(page.getByText(t.error.reason.email_taken)).toBeVisible();
  });
});

test('an expense is recorded with the keyboard alone', async ({ page, words, person }) => {
  const { t } = words;
  await register(page, words, person);
  await page.goto('/movements');
  await page.getByRole('link', { name: t.do.add_expense }).first().focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel(t.field.amount)).toBeFocused();
  await page.keyboard.type('7');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.getByRole('link', { name: t.do.add_expense }).first().focus();
  await page.keyboard.press('Enter');
  await expect(sheet.getByLabel(t.field.amount)).toBeFocused();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(
    page
      .getByRole('main')
      .getByText(euros(words.locale, '-7', 'always'))
      .first(),
  ).toBeVisible();
});

test.describe('a conflict', () => {
  test.use({ allowed: [/status of 412/] });

  test('shows both versions, and what one chooses holds', async ({ page, words, person }) => {
    const { t, locale } = words;
    await register(page, words, person);
    const { id } = await record(page, person, '10.00', 'Libro');
    const api = await asPerson(page, person);
    await page.goto(`/movements/${id}`);
    const sheet = page.getByRole('dialog', { name: t.movements.edit });
    await sheet.getByLabel(t.field.description).fill('Libro de cocina');
    await api.patch(`/movements/${id}`, { amount: '11.00' });
    await sheet.getByRole('button', { name: t.do.save }).click();
    const conflict = page.getByRole('dialog', { name: t.conflict.title });
    await expect(conflict.getByRole('cell', { name: euros(locale, '10') })).toBeVisible();
    await expect(conflict.getByRole('cell', { name: euros(locale, '11') })).toBeVisible();
    await expect(conflict.getByRole('cell', { name: 'Libro de cocina' })).toBeVisible();
    await accessible(page);
    await conflict.getByRole('button', { name: t.conflict.keep_yours }).click();
    await expect(sheet).toBeHidden();
    expect(await api.get(`/movements/${id}`)).toMatchObject({
      amount: '10.00',
      description: 'Libro de cocina',
    });
  });
});

test('what is deleted is gone at once and comes back by undo', async ({ page, words, person }) => {
  const { t, locale } = words;
  await register(page, words, person);
  const { id } = await record(page, person, '3.21', 'Pan');
  await page.goto('/movements');
  await page.getByRole('link', { name: /Pan/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: t.do.delete }).click();
  await expect(page.getByText(t.movements.empty)).toBeVisible();
  await page.getByRole('button', { name: t.do.undo }).click();
  await expect(page.getByRole('link', { name: /Pan/ })).toBeVisible();
  await page.goto(`/movements/${id}`);
  await expect(page.getByRole('dialog').getByLabel(t.field.amount)).toHaveValue(
    locale.startsWith('es') ? '3,21' : '3.21',
  );
  // The way back from a sheet that was opened by its address leads to the list.
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/movements');
});

test('the way back closes what was opened, and leaves the filters', async ({ page, words, person }) => {
  const { t } = words;
  await register(page, words, person);
  await record(page, person, '3.21', 'Pan');
  await page.goto('/movements?kind=expense');
  await page.getByRole('link', { name: /Pan/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL('/movements?kind=expense');
  await page.goForward();
  await expect(page.getByRole('dialog', { name: t.movements.edit })).toBeVisible();
});

test('a session outlives a reload, and tabs that renew it at the same time do not end it', async ({
  page,
  context,
  words,
  person,
}) => {
  await register(page, words, person);
  const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
  await Promise.all(tabs.map((tab) => tab.goto('/')));
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([page, ...tabs].map((tab) => tab.reload()));
    for (const tab of [page, ...tabs]) await expect(tab.getByTestId('balance')).toBeVisible();
  }
  // No script can read the refresh token, wherever it looks.
  const cookies = await context.cookies();
  expect(cookies).toMatchObject([{ name: 'cashflow_refresh', httpOnly: true, sameSite: 'Strict' }]);
  const seen = await page.evaluate(
    () => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage),
  );
  expect(seen).not.toContain(cookies[0]?.value);
  // Who leaves in one tab has left in all.
  await page.goto('/settings');
  await page.getByRole('button', { name: words.t.session.log_out }).click();
  for (const tab of tabs) await expect(tab).toHaveURL('/sign-in');
});

test('an invoice of a PDF is drawn with the places of its values', async ({ page, words, person }, info) => {
  const invoice = sample('es-hotel', 'es-hotel.pdf');
  await register(page, words, person);
  await page.goto('/scan');
  await page.getByTestId('files').setInputFiles(invoice.file);
  const toReview = page.getByRole('link').filter({ hasText: euros(words.locale, invoice.total) });
  await expect(toReview).toBeVisible({ timeout: 60_000 });
  await toReview.click();
  const drawn = page.getByRole('img', { name: words.t.review.page.replace('{{page}}', '1') });
  await expect
    .poll(() => drawn.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(1300);
  await expect(page.locator('polygon[data-field="amount"]')).toBeVisible();
  await accessible(page);
  await shoot(page, 'review-pdf', info.project.name);
});

test.describe('without a network', () => {
  test.use({ allowed: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load/] });

  test('the shell is there and says so, and the caches hold nothing personal', async ({
    page,
    context,
    words,
    person,
  }) => {
    const { t } = words;
    await register(page, words, person);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
    await page.reload();
    await expect(page.getByTestId('balance')).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText(t.state.offline)).toBeVisible();
    await page.goto('/movements');
    await expect(page.getByText(t.state.offline)).toBeVisible();
    await expect(page.getByText(t.state.error)).toBeVisible({ timeout: 30_000 });
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())));
      return all.flat().map((request) => new URL(request.url).pathname);
    });
    expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);
    expect(kept).toContain('/');
    await context.setOffline(false);
    await page.getByRole('button', { name: t.do.retry }).first().click();
    await expect(page.getByText(t.state.offline)).toBeHidden();
  });
});

test.describe('a browser that has nothing yet', () => {
  test.use({ serviceWorkers: 'block', allowed: [/blocked by Playwright/] });

  test('the first load takes no more than 200 kB of scripts, and styles itself under a strict policy', async ({
    page,
    words,
    person,
  }) => {
    await register(page, words, person);
    // Registering has loaded some of it already.
    const browser = await page.context().newCDPSession(page);
    await browser.send('Network.enable');
    await browser.send('Network.setCacheDisabled', { cacheDisabled: true });
    const sizes: Promise<[string, number]>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith('.js')) return;
      sizes.push(
        response
          .request()
          .sizes()
          .then((size) => [pathname, size.responseBodySize]),
      );
    });
    const answer = await page.goto('/');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    await expect(page.getByTestId('balance')).not.toHaveText('…');
    await page.waitForLoadState('networkidle');
    const loaded = await Promise.all(sizes);
    const total = loaded.reduce((sum, [, size]) => sum + size, 0);
    process.stdout.write(`first load of the dashboard: ${total} bytes in ${loaded.length} scripts\n`);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(200_000);
    expect(loaded.map(([path]) => path).filter((path) => /review|scan-page|pdf|reports/.test(path))).toEqual(
      [],
    );
  });
});
