/** Ten thousand movements: they scroll, they are found, and the page stays as light as with a hundred. */

import type { Page } from '@playwright/test';
import { MANY } from './server';
import { accessible, euros, expect, shoot, signIn, test } from './test';

/** The cents of an expense at a place, counted from the newest: as `fill-store` has them. */
const cents = (place: number) => 120 + ((place * 37) % 900);

/** What is on the page now. */
function weigh(page: Page) {
  return page.evaluate(() => ({
    rows: document.querySelectorAll('main section li').length,
    nodes: document.querySelectorAll('*').length,
  }));
}

test('a list of ten thousand scrolls to its end, is searched, and stays light', async ({
  page,
  words,
}, info) => {
  const { t, locale } = words;
  await page.goto('/sign-in');
  await signIn(page, words, MANY);
  await expect(page.getByTestId('balance')).toBeVisible();
  await page.goto('/movements');
  const rows = page.locator('main section li');
  await expect(rows.filter({ hasText: 'Café 2' }).first()).toBeVisible();
  await accessible(page);
  await shoot(page, 'movements-10000', info.project.name);

  let most = { rows: 0, nodes: 0 };
  const began = Date.now();
  const end = page.getByText(t.movements.end);
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const { rows, nodes } = await weigh(page);
    most = { rows: Math.max(most.rows, rows), nodes: Math.max(most.nodes, nodes) };
    await expect(end).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 180_000, intervals: [20] });
  const told = `to the end of 10,000 movements in ${Date.now() - began} ms, at most ${most.rows} rows and ${most.nodes} nodes`;
  process.stdout.write(`${told}\n`);
  expect(most.rows).toBeLessThanOrEqual(300);
  expect(most.nodes).toBeLessThanOrEqual(9_000);
  // The balance after the first day is that day's sum: nothing was skipped, nothing came twice.
  const first = Array.from({ length: 10 }, (_, place) => MANY.count - 1 - place);
  const sum = first.reduce((sum, place) => sum - cents(place), 0);
  const balance = t.movements.day_balance.replace('{{amount}}', euros(locale, (sum / 100).toFixed(2)));
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(page.locator('main section header').last()).toContainText(balance, { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await shoot(page, 'movements-10000-end', info.project.name);

  await page.evaluate(() => scrollTo(0, 0));
  await expect(rows.filter({ hasText: /Café 2$|Café 2\D/ }).first()).toBeVisible();
  await page.getByRole('searchbox').fill('cafe 777');
  await expect(rows).toHaveCount(11);
  await expect(page).toHaveURL(/q=cafe/);
  await page.goto('/movements?q=N%C3%B3mina+1');
  await expect(rows.first()).toBeVisible();
  for (const text of await rows.locator('.font-medium').allTextContents()) {
    expect(text).toMatch(/^Nómina 1/);
  }
});
