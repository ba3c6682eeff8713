/** Writes messages.ts: every message key of locales/vi.ftl with the variables it takes. Run by `npm run i18n`. */
import {
  parse,
  Visitor,
  type Entry,
  type MessageReference,
  type Pattern,
  type VariableReference,
} from '@fluent/syntax';
import { readFileSync, writeFileSync } from 'node:fs';

export function variablesByKey(source: string): Map<string, readonly string[]> {
  const patterns = new Map(parse(source, {}).body.flatMap(patternsOf));
  const keys = [...patterns.keys()];
  return new Map(keys.map((key) => [key, [...new Set(variablesOf(key, patterns))].sort()]));
}

export function render(keys: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...keys].map(([key, variables]) => {
    const type = variables.length === 0 ? 'never' : variables.map((name) => `'${name}'`).join(' | ');
    return `  '${key}': ${type};`;
  });
  return `/** Made from locales/vi.ftl by \`npm run i18n\`. */\nexport type Messages = {\n${lines.join('\n')}\n};\n`;
}

function patternsOf(entry: Entry): [string, Pattern][] {
  if (entry.type === 'Junk') throw new Error(`not Fluent: ${entry.content.slice(0, 80)}`);
  if (entry.type !== 'Message') return [];
  const own: [string, Pattern][] = entry.value === null ? [] : [[entry.id.name, entry.value]];
  return [
    ...own,
    ...entry.attributes.map((one): [string, Pattern] => [`${entry.id.name}.${one.id.name}`, one.value]),
  ];
}

/** Those of the messages that this one quotes as well. */
function variablesOf(key: string, patterns: ReadonlyMap<string, Pattern>): string[] {
  const names: string[] = [];
  class Collector extends Visitor {
    override visitVariableReference(node: VariableReference): void {
      names.push(node.id.name);
    }
    override visitMessageReference({ id, attribute }: MessageReference): void {
      names.push(...variablesOf(attribute ? `${id.name}.${attribute.name}` : id.name, patterns));
    }
  }
  const pattern = patterns.get(key);
  if (pattern === undefined) throw new Error(`no text for "${key}"`);
  new Collector().visit(pattern);
  return names;
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync('src/i18n/messages.ts', render(variablesByKey(readFileSync('locales/vi.ftl', 'utf8'))));
}
