import { readFileSync } from 'node:fs';
import path from 'node:path';

export type FieldSpec = { types: string[]; required: boolean };
export type MethodSpec = { returns: string[]; fields: Record<string, FieldSpec> };
export type TypeSpec = {
  fields?: Record<string, FieldSpec>;
  subtypes?: string[];
  /** The field whose value names the variant, and which value means which type. */
  tag?: string;
  variants?: Record<string, string>;
};
export type Schema = {
  version: string;
  released: string;
  methods: Record<string, MethodSpec>;
  types: Record<string, TypeSpec>;
};

/**
 * Of the Bot API what the bot calls and is sent, as Telegram describes it: a method that is missing here is a mistake of the
 * bot's.
 */
export const schema: Schema = loadSchema(path.join(import.meta.dirname, 'bot-api.json'));

/** Method names are not case-sensitive for Telegram; a bot that relies on it is careless all the same. */
export function findMethod(name: string): MethodSpec | undefined {
  return Object.hasOwn(schema.methods, name) ? schema.methods[name] : undefined;
}

function loadSchema(file: string): Schema {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isSchema(value)) throw new Error('bot-api.json must hold version, released, methods and types');
  return value;
}

function isSchema(value: unknown): value is Schema {
  if (typeof value !== 'object' || value === null) return false;
  return ['version', 'released', 'methods', 'types'].every((name) => Object.hasOwn(value, name));
}
