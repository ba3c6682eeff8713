import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { startBot } from '../../src/playground/start-bot.ts';
import { startDemo, type Demo } from '../../src/playground/start-demo.ts';

export type Opened = {
  demo: Demo;
  page: Page;
  /** Starts the demo again on its data and port, after it was stopped. */
  startAgain: () => Promise<void>;
};

type Options = BrowserContextOptions & {
  /** What stands behind the # of the address. */
  hash?: string;
  isEmpty?: boolean;
  /** What the browser may complain of in this test. */
  expects?: RegExp;
  /** What Telegram refuses in this test, in order: an update handled again after an outage is answered a second time. */
  refusals?: readonly string[];
};

export const ids = {
  hanh: 5_000_000_001,
  minh: 5_000_000_002,
  thu: 5_000_000_003,
  bao: 5_000_000_004,
  tu: 5_000_000_005,
};

/** Tests wait for what is seen; this only ends one that waits in vain, also where the machine is busy with other things. */
const patienceMs = 60_000;

/** The demo with its page in a browser window of its own. At the end nothing may have gone wrong in either. */
export async function openDemo({
  hash = '',
  isEmpty = false,
  expects,
  refusals = [],
  ...context
}: Options = {}): Promise<Opened> {
  const folder = copyOfSeed(isEmpty);
  let demo = await startIn(folder, isEmpty);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    timeout: patienceMs,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'vi-VN',
    ...context,
  });
  page.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  onTestFinished(async () => {
    await browser.close();
    await demo.stop();
    expect(problems.filter((problem) => expects?.test(problem) !== true)).toEqual([]);
    expect(demo.emulator.refusals.map(({ kind }) => kind)).toEqual(refusals);
  });
  await page.goto(`${demo.url}/${hash}`);
  await page.getByRole('navigation').waitFor();
  return {
    demo,
    page,
    startAgain: async () => {
      demo = await startIn(folder, isEmpty, Number(new URL(demo.url).port));
    },
  };
}

/** The pane of this person or group. */
export function chatOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name: `Trò chuyện của ${name}`, exact: true });
}

/** Opens a chat from the list, in the place of the one in focus. */
export async function choose(page: Page, name: string): Promise<Locator> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  const chat = chatOf(page, name);
  await chat.waitFor();
  return chat;
}

/** Taps the newest button with this label and waits until the bot has answered the tap. */
export async function tap(chat: Locator, label: string | RegExp): Promise<void> {
  const button = chat.locator('.inline-keyboard').getByRole('button', { name: label, exact: true }).last();
  await button.click();
  await chat.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

export async function sees(chat: Locator, words: string | RegExp): Promise<void> {
  await chat.locator('.row').filter({ hasText: words }).last().waitFor();
}

export async function write(chat: Locator, text: string): Promise<void> {
  const field = chat.getByRole('textbox', { name: 'Nhập tin nhắn' });
  await field.fill(text);
  await field.press('Enter');
}

/** Moves time by a button of the clock bar, waits until it stands again, and returns what the page says of it. */
export async function move(page: Page, label: string): Promise<string> {
  return flashAfter(page, () => page.getByRole('button', { name: label, exact: true }).click());
}

/** What the page says for a few seconds after an action. */
export async function flashAfter(page: Page, action: () => Promise<void>): Promise<string> {
  await page.locator('.page-flash .flash').waitFor({ state: 'detached' });
  await action();
  return String(await look(page, `document.querySelector('.page-flash .flash')?.textContent`));
}

/** Looks at the page again and again until this says something, and returns that as it was in this one look. */
export async function look(page: Page, expression: string): Promise<unknown> {
  let seen: unknown;
  await expect
    .poll(async () => (seen = await page.evaluate(expression)), { timeout: patienceMs, message: expression })
    .toBeTruthy();
  return seen;
}

/** Waits until the focus is on the element with this name. */
export async function isFocused(page: Page, name: string): Promise<void> {
  const element = `document.activeElement`;
  const focused = `${element}?.getAttribute('aria-label') ?? ${element}?.textContent`;
  await look(page, `(${focused}) === ${JSON.stringify(name)}`);
}

function copyOfSeed(isEmpty: boolean): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-browser-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  if (!isEmpty) cpSync(inject('seededFolder'), folder, { recursive: true });
  return folder;
}

async function startIn(folder: string, isEmpty: boolean, port = 0): Promise<Demo> {
  const today = new Date('2026-11-18T01:00:00Z');
  const outcome = await startDemo({ port, folder, today, isEmpty, isReset: false, startBot });
  if (outcome.status !== 'started') throw new Error(`the demo did not start: ${outcome.status}`);
  return outcome.demo;
}
