/** A person's way through the page, from the account to the numbers. */

import { photo } from './receipts';
import { accessible, euros, expect, register, signIn, test } from './test';

test('from the account over a scanned receipt to exactly those numbers', async ({ page, words, person }) => {
  const { t, locale } = words;
  const money = (decimal: string) => euros(locale, decimal);
  const comma = locale.startsWith('es') ? ',' : '.';
  await register(page, words, person);
  await expect(page.getByTestId('balance')).toHaveText(money('0'));

  // A category of one's own, whose name could not be longer.
  const name = 'Cafés, meriendas y otras pequeñas alegrías del día a día';
  await page.goto('/categories');
  await page.getByRole('button', { name: t.categories.new }).click();
  await page.getByRole('dialog').getByLabel(t.field.name).fill(name);
  await page.getByRole('dialog').getByLabel('coffee').check({ force: true });
  await accessible(page);
  await page.getByRole('button', { name: t.do.save }).click();
  await expect(page.getByRole('button', { name })).toBeVisible();

  // An income of seven digits and two expenses.
  await page.goto('/');
  const actions = page.getByRole('navigation', { name: t.dashboard.actions });
  await actions.getByRole('link', { name: t.do.add_income }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(t.field.amount).fill(`1234567${comma}89`);
  await expect(sheet.getByText(money('1234567.89'))).toBeVisible();
  await sheet.getByLabel(locale.startsWith('es') ? 'Salario' : 'Salary').check({ force: true });
  await sheet.getByRole('button', { name: t.do.save }).click();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL('/');

  for (const [amount, text] of [
    [`12${comma}5`, 'Desayuno con Ana'],
    [`0${comma}10`, 'Bolsa'],
  ] as const) {
    await actions.getByRole('link', { name: t.do.add_expense }).click();
    await sheet.getByLabel(t.field.amount).fill(amount);
    await sheet.getByLabel(name).check({ force: true });
    await sheet.getByLabel(t.field.description).fill(text);
    await sheet.getByRole('button', { name: t.do.save }).click();
    await expect(sheet).toBeHidden();
  }
  await expect(page.getByTestId('month-income')).toHaveText(money('1234567.89'));
  await expect(page.getByTestId('month-expense')).toHaveText(money('12.60'));
  await expect(page.getByTestId('balance')).toHaveText(money('1234555.29'));
  await expect(page.getByTestId('today')).toContainText(euros(locale, '1234555.29', 'always'));

  // Filters are in the address.
  await page.goto('/movements');
  await page.getByRole('searchbox').fill('desayuno');
  await expect(page).toHaveURL(/q=desayuno/);
  await expect(page.getByText('Bolsa')).toBeHidden();
  await expect(page.getByText('Desayuno con Ana')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('desayuno');
  await expect(page.getByText('Bolsa')).toBeHidden();

  // A receipt is scanned, looked at, corrected and confirmed.
  const receipt = photo();
  await page.goto('/scan');
  await page.getByTestId('files').setInputFiles(receipt.file);
  const toReview = page.getByRole('link').filter({ hasText: money(receipt.total) });
  await expect(toReview).toBeVisible({ timeout: 60_000 });
  await toReview.click();
  await expect(page.getByLabel(t.field.amount)).toHaveValue(receipt.total.replace('.', comma));
  await expect(page.getByLabel(t.field.date)).toHaveValue(receipt.date);
  await expect(page.locator('polygon[data-field="amount"]')).toBeVisible();
  await expect(page.getByRole('img', { name: /1$/ })).toBeVisible();
  await accessible(page);
  await page.getByLabel(t.field.payee).fill('Mi tienda');
  await page.getByLabel(name).check({ force: true });
  await page.getByRole('button', { name: t.review.confirm }).click();
  await expect(page).toHaveURL('/scan');
  await page.goto('/movements');
  await page.getByRole('link', { name: /Mi tienda/ }).click();
  await sheet.getByRole('link', { name: t.movements.view_receipt }).click();
  await expect(page.getByText(t.review.is_confirmed)).toBeVisible();

  // The report of the receipt's month has its amount, to the cent.
  await page.goto(`/reports?span=month&from=${receipt.date}&group=category&kind=expense`);
  const sameMonth = receipt.date.slice(0, 7) === new Date().toISOString().slice(0, 7);
  if (!sameMonth) await expect(page.getByTestId('total-expense')).toHaveText(money(receipt.total));
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row.getByRole('cell').first()).toHaveText(money(receipt.total));

  // The language and the theme change at once, and stay.
  await page.goto('/settings');
  const other = locale.startsWith('es') ? 'English' : 'Español';
  await page.getByLabel(other).check({ force: true });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    locale.startsWith('es') ? 'Settings' : 'Ajustes',
  );
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', locale.startsWith('es') ? 'en' : 'es');
  await page.getByLabel(locale.startsWith('es') ? 'Español' : 'English').check({ force: true });
  await page.getByLabel(t.settings.theme_dark).check({ force: true });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  // After logging out nothing is left, and the way back leads nowhere.
  await page.getByRole('button', { name: t.session.log_out }).click();
  await expect(page).toHaveURL('/sign-in');
  const left = await page.evaluate(async () => {
    const kept = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return {
      personal: kept.flat().filter((request) => new URL(request.url).pathname.startsWith('/api')).length,
      storage: Object.keys(localStorage).sort(),
      cookies: document.cookie,
    };
  });
  expect(left).toEqual({ personal: 0, storage: ['cashflow.language', 'cashflow.theme'], cookies: '' });
  await page.goBack();
  await expect(page.getByRole('button', { name: t.session.sign_in })).toBeVisible();

  // And in again.
  await signIn(page, words, person);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
