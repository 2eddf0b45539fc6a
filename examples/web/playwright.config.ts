import { defineConfig } from '@playwright/test';

/** The browser of the system: Debian's package `chromium`, or what CHROMIUM names. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

/** Every test runs in both languages and on both sizes. */
const projects = (['es-ES', 'en-GB'] as const).flatMap((locale) => [
  { name: `phone-${locale.slice(0, 2)}`, use: { locale, viewport: PHONE, hasTouch: true, isMobile: true } },
  { name: `desk-${locale.slice(0, 2)}`, use: { locale, viewport: DESK } },
]);

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
