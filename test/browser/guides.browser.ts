import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

test('the member’s guide is one sheet of A4, and on a phone nothing of it runs off the side', async () => {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(
    pathToFileURL(path.resolve(import.meta.dirname, '../../docs/huong-dan/dang-vien.html')).href,
  );

  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  const printed = await page.pdf({ preferCSSPageSize: true });
  expect(printed.toString('latin1').match(/\/Type \/Page\b/gu)).toHaveLength(1);
});
