/** Categories that are no longer wanted: archived and brought back, or merged into another. */

import type { Page } from '@playwright/test';
import { type AsPerson, accessible, asPerson, expect, register, test, type Words } from './test';

interface Named {
  id: string;
  name: string;
}

const named = ({ locale }: Words, es: string, en: string) => (locale.startsWith('es') ? es : en);

async function categoryId(api: AsPerson, name: string): Promise<string | undefined> {
  const { items } = (await api.get('/categories')) as unknown as { items: Named[] };
  return items.find((category) => category.name === name)?.id;
}

/** The sheet of a category, opened from the list. */
async function open(page: Page, { t }: Words, name: string) {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  return page.getByRole('dialog', { name: t.categories.edit });
}

test('a category that is merged gives its movements to the other', async ({ page, words, person }) => {
  const { t } = words;
  const [from, into] = [named(words, 'Ocio', 'Leisure'), named(words, 'Restaurantes', 'Restaurants')];
  await register(page, words, person);
  const api = await asPerson(page, person);
  const category_id = await categoryId(api, from);
  const movement = { kind: 'expense', amount: '12.00', movement_date: '2026-03-12', category_id };
  const { id } = await api.post('/movements', movement);
  await page.goto('/categories');
  const sheet = await open(page, words, from);
  await sheet.getByLabel(t.categories.merge_into).selectOption({ label: into });
  await accessible(page);
  await sheet.getByRole('button', { name: t.categories.merge_do, exact: true }).click();
  await expect(page.getByText(t.categories.merged.replace('{{name}}', into))).toBeVisible();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('main').getByRole('button', { name: from, exact: true })).toHaveCount(0);
  expect(await api.get(`/movements/${id}`)).toMatchObject({ category_id: await categoryId(api, into) });
  await page.goto('/movements');
  await expect(page.locator('main section li')).toContainText(into);
  await page.goto('/reports?span=year&at=2026-03-12&group=category');
  await expect(page.getByRole('table').getByText(from)).toHaveCount(0);
});

test('a category that is archived is no longer offered, and comes back with its history', async ({
  page,
  words,
  person,
}) => {
  const { t } = words;
  const name = named(words, 'Ropa', 'Clothing');
  await register(page, words, person);
  const api = await asPerson(page, person);
  const category_id = await categoryId(api, name);
  await api.post('/movements', {
    kind: 'expense',
    amount: '79.90',
    movement_date: '2026-03-12',
    category_id,
  });
  await page.goto('/categories');
  const archive = await open(page, words, name);
  await archive.getByRole('button', { name: t.categories.archive, exact: true }).click();
  await expect(page.getByText(t.categories.archived_done)).toBeVisible();
  const archived = page.locator('section', {
    has: page.getByRole('heading', { name: t.categories.archived }),
  });
  await expect(archived.getByRole('button', { name })).toBeVisible();
  await accessible(page);
  // What was recorded keeps it; what is new is not offered it.
  await page.goto('/movements');
  await expect(page.locator('main section li')).toContainText(name);
  await page.goto('/movements/new?as=expense');
  const tiles = page.getByRole('dialog');
  await expect(tiles.getByLabel(named(words, 'Supermercado', 'Groceries'))).toHaveCount(1);
  await expect(tiles.getByLabel(name, { exact: true })).toHaveCount(0);

  await page.goto('/categories');
  const restore = await open(page, words, name);
  await restore.getByRole('button', { name: t.categories.unarchive, exact: true }).click();
  await expect(page.getByText(t.categories.unarchived_done)).toBeVisible();
  await expect(archived).toHaveCount(0);
  await page.goto('/movements/new?as=expense');
  await expect(tiles.getByLabel(name, { exact: true })).toHaveCount(1);
});
