/** Every page in both themes: nothing that axe finds, nothing in the console, and a picture for people to look at. */

import type { Page } from '@playwright/test';
import { sample } from './receipts';
import { seedMovements } from './seed';
import { accessible, asPerson, expect, register, shoot, test } from './test';

async function inTheme(page: Page, theme: 'light' | 'dark') {
  await page.evaluate((chosen) => {
    localStorage.setItem('cashflow.theme', chosen);
    document.documentElement.dataset.theme = chosen;
  }, theme);
}

/** Everything has arrived: no bar stands for what is to come. */
async function settled(page: Page) {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('.shimmer')).toHaveCount(0);
}

async function look(page: Page, name: string, project: string) {
  await settled(page);
  // Wider than the screen is a page that slides away under the thumb.
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, `${name} is no wider than the screen`).toBeLessThanOrEqual(0);
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme);
    await settled(page);
    await accessible(page);
    await shoot(page, `${name}-${theme}`, project);
  }
}

test('the pages of somebody new', async ({ page, words, person }, info) => {
  const project = info.project.name;
  await page.goto('/sign-in');
  await look(page, 'sign-in', project);
  await page.goto('/register');
  await look(page, 'register', project);
  await register(page, words, person);
  for (const [name, path] of [
    ['empty-dashboard', '/'],
    ['empty-movements', '/movements'],
    ['empty-scan', '/scan'],
    ['empty-reports', '/reports'],
    ['not-found', '/nowhere'],
  ] as const) {
    await page.goto(path);
    await look(page, name, project);
  }
});

test('the pages of somebody who has kept books for half a year', async ({ page, words, person }, info) => {
  const { t } = words;
  const project = info.project.name;
  await register(page, words, person);
  const api = await asPerson(page, person);
  await seedMovements(api);
  await page.goto('/scan');
  await page.getByTestId('files').setInputFiles(sample('es-restaurante', 'es-restaurante.jpg').file);
  const toReview = page.locator('main a[href^="/scan/"]');
  await expect(toReview).toContainText('€', { timeout: 60_000 });
  await look(page, 'scan', project);
  await toReview.click();
  await expect(page.locator('polygon')).not.toHaveCount(0);
  await page.getByLabel(t.field.amount).focus();
  await look(page, 'review', project);

  for (const [name, path] of [
    ['dashboard', '/'],
    ['movements', '/movements'],
    ['movement-new', '/movements/new?as=expense'],
    ['reports', '/reports?span=quarter'],
    ['reports-months', '/reports?span=year&group=month'],
    ['categories', '/categories'],
    ['category-new', '/categories?edit=new'],
    ['settings', '/settings'],
  ] as const) {
    await page.goto(path);
    await look(page, name, project);
  }
  await page.goto('/movements');
  await page.getByRole('button', { name: t.movements.filter }).click();
  await look(page, 'filter', project);
});
