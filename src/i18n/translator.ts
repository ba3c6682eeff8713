import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Messages } from './messages.ts';

export type Locale = 'vi' | 'en';
export const locales = ['vi', 'en'] as const satisfies readonly Locale[];

/** Text that is already Telegram HTML and is not escaped again. */
export type Html = { html: string };

/** What a message may be given: strings are escaped in `t`, `Html` is not. */
export type Value = string | number | Html;

type VariablesOf<Key extends keyof Messages> = [Messages[Key]] extends [never]
  ? []
  : [variables: { [Name in Messages[Key]]: Value }];

/** A text that needs nothing to be given. */
export type WordlessKey = {
  [Key in keyof Messages]: [Messages[Key]] extends [never] ? Key : never;
}[keyof Messages];

/** One language's texts. */
export type Translator = {
  locale: Locale;
  /** Telegram HTML: given strings are escaped, markup in the locale file stays. */
  t: <Key extends keyof Messages>(key: Key, ...variables: VariablesOf<Key>) => string;
  /** Plain text for buttons, toasts, file names and commands: nothing is escaped. */
  label: <Key extends keyof Messages>(key: Key, ...variables: VariablesOf<Key>) => string;
};

export type Translators = Readonly<Record<Locale, Translator>>;

export function html(text: string): Html {
  return { html: text };
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export async function loadTranslators(folder: string): Promise<Translators> {
  const [vi, en] = await Promise.all(
    locales.map((locale) => readFile(path.join(folder, `${locale}.ftl`), 'utf8')),
  );
  return { vi: createTranslator('vi', vi ?? ''), en: createTranslator('en', en ?? '') };
}

function createTranslator(locale: Locale, source: string): Translator {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const problems = bundle.addResource(new FluentResource(source));
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`locales/${locale}.ftl: ${problem.message}`);

  function format(key: string, variables: Record<string, Value>, escape: (text: string) => string): string {
    const [id = key, attribute] = key.split('.');
    const message = bundle.getMessage(id);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    if (pattern === undefined || pattern === null)
      throw new Error(`locales/${locale}.ftl has no text for "${key}"`);
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, given(variables, escape), errors);
    const [error] = errors;
    if (error !== undefined) throw new Error(`locales/${locale}.ftl, "${key}": ${error.message}`);
    return text;
  }

  return {
    locale,
    t: (key, ...variables) => format(key, variables[0] ?? {}, escapeHtml),
    label: (key, ...variables) => format(key, variables[0] ?? {}, (text) => text),
  };
}

function given(
  variables: Record<string, Value>,
  escape: (text: string) => string,
): Record<string, FluentVariable> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, toFluent(value, escape)]),
  );
}

/** Numbers keep no thousands separator: years and item numbers are numbers too. */
function toFluent(value: Value, escape: (text: string) => string): FluentVariable {
  if (typeof value === 'number') return new FluentNumber(value, { useGrouping: false });
  return typeof value === 'string' ? escape(value) : value.html;
}
