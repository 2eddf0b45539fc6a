import { defineConfig } from '@playwright/test';

/** The browser of the system: Debian's package `chromium`, or what CHROMIUM names. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 800 } };

/** What does not depend on the language or the size is proved in two of the four. */
const ONCE_IS_ENOUGH = /(account|care|categories|many)\.spec/;

/** The way of a person and every page: in both languages and on both sizes. */
const projects = [
  { name: 'phone-es', use: { locale: 'es-ES', ...PHONE } },
  { name: 'desk-en', use: { locale: 'en-GB', ...DESK } },
  { name: 'phone-en', use: { locale: 'en-GB', ...PHONE }, testIgnore: ONCE_IS_ENOUGH },
  { name: 'desk-es', use: { locale: 'es-ES', ...DESK }, testIgnore: ONCE_IS_ENOUGH },
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One server and one browser at a time: reading receipts takes the whole machine.
  workers: 1,
  timeout: 400_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    timezoneId: 'Europe/Madrid',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: ['--no-sandbox'] },
  },
  projects,
});
