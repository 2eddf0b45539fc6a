// Draws the icons of the installed page from `public/icon.svg`: node scripts/icons.mjs
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const svg = readFileSync('public/icon.svg', 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
// A maskable icon fills its square, and a phone cuts it to its own shape; so does Apple's.
for (const [name, size, square] of [
  ['icon-180', 180, true],
  ['icon-192', 192, false],
  ['icon-512', 512, false],
  ['icon-maskable-512', 512, true],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = square ? svg.replace('rx="112"', 'rx="0"') : svg;
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${drawn}`);
  await page.screenshot({ path: `public/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
