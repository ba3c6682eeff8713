import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { variablesByKey } from '../../src/i18n/generate.ts';

/** Keys as they stand in the program, and those that it puts together: `role.${role}`. */
const program = globSync('src/**/*.ts', { exclude: ['src/i18n/messages.ts'] })
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const written = new Set([...program.matchAll(/'([a-z][\w.-]*)'/g)].map(([, key]) => key));
const composed = [...program.matchAll(/`([a-z][\w.-]*(?:\$\{[^{}]*\}[\w.-]*)+)`/g)].map(
  ([, key = '']) =>
    new RegExp(`^${key.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^{}]*\}/g, String.raw`[\w-]+`)}$`),
);

it('no text is kept that nothing shows and no other text quotes', () => {
  const source = readFileSync('locales/vi.ftl', 'utf8');
  const quoted = new Set([...source.matchAll(/\{ ([a-z][\w.-]*) \}/g)].map(([, key]) => key));
  const unused = [...variablesByKey(source).keys()].filter(
    (key) => !written.has(key) && !quoted.has(key) && !composed.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});
