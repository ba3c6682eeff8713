import { transform } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { oldestBrowsers } from '../../src/build.ts';
import { projectRoot } from '../support/process.ts';

/** As it is served: `npm run build` writes it. */
const built = (name: string): string => readFileSync(path.join(projectRoot, 'dist/page', name), 'utf8');
const style = /<style>(.*)<\/style>/s.exec(built('index.html'))?.[1] ?? '';

const scripts = ['main.js', 'worker.js'];

it.each(scripts)('%s has no word that a browser of five years ago cannot read', async (name) => {
  const written = (target: string | string[]) => transform(built(name), { target });
  const [today, then] = await Promise.all([written('esnext'), written(oldestBrowsers)]);
  expect(then.code).toBe(today.code);
});

/** What came later than Chrome 87 or Safari 15, and that somebody might take for old. */
const laterMethods = [
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'hasOwn', 'groupBy', 'union'],
  ...['withResolvers', 'fromAsync', 'randomUUID', 'canParse', 'isWellFormed', 'throwIfAborted'],
  ...['showModal', 'showPicker', 'showPopover', 'checkVisibility', 'startViewTransition', 'scrollend'],
];
const laterNames = [
  ...['structuredClone', 'reportError', 'requestIdleCallback', 'AggregateError', 'WeakRef', 'navigation'],
  ...['AbortSignal.timeout', 'AbortSignal.any', 'CompressionStream', 'BroadcastChannel', 'URLPattern'],
];

it.each(scripts)('%s calls nothing that such a browser does not have', (name) => {
  const script = built(name);
  expect(laterMethods.filter((method) => new RegExp(`\\.${method}\\(`).test(script))).toEqual([]);
  expect(laterNames.filter((one) => new RegExp(`(?<![\\w.$])${one}(?![\\w$])`).test(script))).toEqual([]);
  // As a property of an element; by itself it is a name that Preact knows.
  expect(script).not.toMatch(/[{,](?:inert|popover):/);
});

/** A browser leaves out what it does not know: the line before it then holds. */
const withOneBefore = {
  '100dvh': 'min-height:100vh;min-height:100dvh',
  anywhere: 'overflow-wrap:break-word;overflow-wrap:anywhere',
};

it('the style has no rule that such a browser would leave out, or another one stands before it', () => {
  const later =
    /:has\(|:is\(|:where\(|:not\([^)]*,|@(?:layer|container|property|scope|starting-style|supports)|color-mix|oklch|light-dark|[sl]vh|(?:^|[;{])(?:inset|aspect-ratio|accent-color|translate|rotate|scale|scrollbar-gutter|text-wrap|field-sizing)\b|overflow:clip|align-items:(?:start|end)\b|&/;
  expect(later.exec(style)?.[0]).toBeUndefined();
  for (const [value, both] of Object.entries(withOneBefore))
    expect(style.split(value).length, value).toBe(style.split(both).length);
  // Where it is not known the browser draws a ring of its own.
  expect(style.match(/:focus-visible[^{]*/g)).toEqual([':focus-visible']);
  expect(style).not.toContain('outline:none');
});

it('a home screen finds what it needs to show the page as an app of its own', () => {
  const { name, start_url, display, icons } = manifestSchema.parse(JSON.parse(built('manifest.webmanifest')));
  expect([name, start_url, display]).toEqual(['Tự soi, tự sửa', '/', 'standalone']);
  const sizes = icons.map(({ src, sizes }) => [src, sizes]);
  expect(sizes).toContainEqual(['/icon-192.png', '192x192']);
  expect(sizes).toContainEqual(['/icon-512.png', '512x512']);
  for (const { src } of icons) expect(built(src.slice(1)).length, src).toBeGreaterThan(100);
  expect(built('index.html')).toContain('rel="manifest"');
});

const manifestSchema = z.object({
  ...{ name: z.string(), start_url: z.string(), display: z.string() },
  icons: z.array(z.object({ src: z.string(), sizes: z.string() })),
});
