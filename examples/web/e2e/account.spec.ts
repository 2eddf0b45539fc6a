/** What a person may do with their account: take everything along, sign in by something else, and leave for good. */

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { accessible, asPerson, expect, register, shoot, signIn, test, type Words } from './test';

const DATE = '2026-03-12';

async function download(page: Page, start: () => Promise<void>): Promise<[name: string, text: string]> {
  const [file] = await Promise.all([page.waitForEvent('download'), start()]);
  return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')];
}

function settings({ t }: Words, page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    logOut: () => button(t.session.log_out).click(),
    json: () => button(t.settings.export_json).click(),
    csv: () => button(t.settings.export_csv).click(),
    email: () => button(t.settings.email_change).click(),
    password: () => button(t.settings.password_change).click(),
    delete: () => button(t.deletion.open).click(),
  };
}

test('one takes everything along, exactly as it was recorded', async ({ page, words, person }) => {
  await register(page, words, person);
  const api = await asPerson(page, person);
  const odd = 'Pan, "integral"; ñ\n=1+1';
  await api.post('/movements', {
    kind: 'income',
    amount: '1234567.89',
    movement_date: DATE,
    description: 'Premio',
    tags: ['suerte'],
  });
  await api.post('/movements', {
    kind: 'expense',
    amount: '0.10',
    movement_date: DATE,
    payee: odd.split('\n')[1],
    description: odd.split('\n')[0],
  });
  await page.goto('/settings');
  const [jsonName, json] = await download(page, settings(words, page).json);
  expect(jsonName).toMatch(/^cashflow-\d{4}-\d\d-\d\d\.json$/);
  const all = JSON.parse(json);
  expect(all.profile).toMatchObject({ name: person.name, email: person.email });
  expect(all.categories.length).toBeGreaterThan(5);
  expect(all.priorities.length).toBeGreaterThan(1);
  const known = ({ amount, description }: { amount: string; description: string }) => [amount, description];
  expect(all.movements.map(known).sort()).toEqual([
    ['0.10', 'Pan, "integral"; ñ'],
    ['1234567.89', 'Premio'],
  ]);
  const [csvName, csv] = await download(page, settings(words, page).csv);
  expect(csvName).toMatch(/^cashflow-\d{4}-\d\d-\d\d\.csv$/);
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe(
    '\ufeffdate,kind,amount,currency,category,description,payee,priority,tags,account,id',
  );
  // A text that a spreadsheet would take for a formula is told to be a text.
  expect(csv).toContain(`${DATE},expense,0.10,EUR,,"Pan, ""integral""; ñ",'=1+1,`);
  expect(csv).toContain(`${DATE},income,1234567.89,EUR,,Premio,`);
  expect(lines).toHaveLength(4);
});

test.describe('what one signs in with', () => {
  test.use({ allowed: [/status of 40[13]/] });

  test('is changed by the password, and ends the other sessions', async ({
    page,
    browser,
    words,
    person,
    locale,
    baseURL,
  }) => {
    const { t } = words;
    await register(page, words, person);
    const elsewhere = await (await browser.newContext({ locale, baseURL })).newPage();
    await elsewhere.goto('/sign-in');
    await signIn(elsewhere, words, person);
    await expect(elsewhere.getByTestId('balance')).toBeVisible();

    await page.goto('/settings');
    await settings(words, page).email();
    const sheet = page.getByRole('dialog');
    const email = `new-${person.email}`;
    await sheet.getByLabel(t.settings.new_email).fill(email);
    await sheet.getByLabel(t.field.password, { exact: true }).fill('not the password');
    await accessible(page);
    await sheet.getByRole('button', { name: t.do.save }).click();
    await expect(sheet.getByText(t.error.reason.wrong_password)).toBeVisible();
    await sheet.getByLabel(t.field.password, { exact: true }).fill(person.password);
    await sheet.getByRole('button', { name: t.do.save }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('main').getByText(email)).toBeVisible();

    const password = 'another horse battery';
    await settings(words, page).password();
    await sheet.getByLabel(t.settings.old_password).fill('not the password');
    await sheet.getByLabel(t.settings.new_password).fill('short');
    await sheet.getByRole('button', { name: t.do.save }).click();
    await expect(sheet.getByText(t.check.password_short)).toBeVisible();
    await sheet.getByLabel(t.settings.new_password).fill(password);
    await sheet.getByRole('button', { name: t.do.save }).click();
    await expect(sheet.getByText(t.error.reason.wrong_password)).toBeVisible();
    await sheet.getByLabel(t.settings.old_password).fill(person.password);
    await sheet.getByRole('button', { name: t.do.save }).click();
    await expect(sheet).toBeHidden();

    // This session goes on, the other one is over as soon as it asks for a new token.
    await page.reload();
    await expect(page.getByRole('main').getByText(email)).toBeVisible();
    await elsewhere.reload();
    await expect(elsewhere).toHaveURL('/sign-in');
    await elsewhere.context().close();

    await settings(words, page).logOut();
    await signIn(page, words, person);
    await expect(page.getByRole('alert')).toHaveText(t.error.reason.wrong_credentials);
    await signIn(page, words, { ...person, email, password });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goto('/settings');
    await expect(page.getByRole('main').getByText(email)).toBeVisible();
  });
});

test.describe('an account', () => {
  test.use({ allowed: [/status of 40[13]/] });

  test('is deleted by the password with everything in it, and nothing of it stays in the browser', async ({
    page,
    context,
    words,
    person,
  }, info) => {
    const { t } = words;
    await register(page, words, person);
    const api = await asPerson(page, person);
    await api.post('/movements', { kind: 'expense', amount: '31.41', movement_date: DATE });
    // Somebody else, who must not notice.
    const ben = { ...person, name: 'Ben', email: `ben-${person.email}` };
    expect((await page.request.post('/api/v1/auth/register', { data: ben })).ok()).toBe(true);
    const bens = await asPerson(page, ben);
    const { id } = await bens.post('/movements', { kind: 'expense', amount: '2.72', movement_date: DATE });

    const tab = await context.newPage();
    await tab.goto('/movements');
    await expect(tab.locator('main section li')).toHaveCount(1);

    await page.goto('/settings');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await settings(words, page).delete();
    const sheet = page.getByRole('dialog', { name: t.deletion.title });
    await expect(sheet.getByText(t.deletion.final)).toBeVisible();
    await accessible(page);
    await shoot(page, 'delete-account', info.project.name);
    const confirm = sheet.getByRole('button', { name: t.deletion.do });
    await confirm.click();
    await expect(sheet.getByText(t.check.needed)).toBeVisible();
    await sheet.getByLabel(t.field.password, { exact: true }).fill('not the password');
    await confirm.click();
    await expect(sheet.getByText(t.error.reason.wrong_password)).toBeVisible();
    // Nothing has happened yet: one's data is there to be taken along.
    const copy = () => sheet.getByRole('button', { name: t.settings.export_json }).click();
    const [, json] = await download(page, copy);
    expect(JSON.parse(json).movements).toHaveLength(1);

    await sheet.getByLabel(t.field.password, { exact: true }).fill(person.password);
    await confirm.click();
    await expect(page).toHaveURL('/sign-in');
    await expect(page.getByText(t.deletion.done)).toBeVisible();
    await accessible(page);
    await shoot(page, 'deleted-account', info.project.name);
    await expect(tab).toHaveURL('/sign-in');
    await tab.close();
    expect(await context.cookies()).toEqual([]);
    await expect
      .poll(() =>
        page.evaluate(async () => [
          localStorage.length + sessionStorage.length,
          (await caches.keys()).length,
          (await navigator.serviceWorker.getRegistrations()).length,
        ]),
      )
      .toEqual([0, 0, 0]);

    await signIn(page, words, person);
    await expect(page.getByRole('alert')).toHaveText(t.error.reason.wrong_credentials);
    await expect(page.getByText(t.deletion.done)).toBeHidden();
    // The address is free, and what begins with it begins at nothing.
    await register(page, words, person);
    await page.goto('/movements');
    await expect(page.getByText(t.movements.empty)).toBeVisible();
    expect(await bens.get(`/movements/${id}`)).toMatchObject({ amount: '2.72' });
  });
});
