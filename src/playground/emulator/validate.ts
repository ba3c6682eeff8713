import { badRequest } from './api-error.ts';
import { isObject, parseJson, type Json, type JsonObject } from './json.ts';
import { schema, type FieldSpec, type MethodSpec, type TypeSpec } from './schema.ts';

export type Encoding = 'json' | 'form';

/** How Telegram names a missing field where it has words of its own. */
const missing: Record<string, string> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  photo: 'there is no photo in the request',
  document: 'there is no document in the request',
};

const places: Record<string, string> = {
  InlineKeyboardButton: 'inline keyboard button',
  KeyboardButton: 'keyboard button',
  MessageEntity: 'MessageEntity',
  BotCommand: 'BotCommand',
  BotCommandScope: 'BotCommandScope',
  InputMedia: 'InputMedia',
};

const markups: Record<string, string> = {
  InlineKeyboardMarkup: 'inline_keyboard',
  ReplyKeyboardMarkup: 'keyboard',
  ReplyKeyboardRemove: 'remove_keyboard',
  ForceReply: 'force_reply',
};

/**
 * Refuses unknown, missing and mistyped fields, and returns the payload with form values turned into what the field lists
 * ask for. Telegram itself shrugs at unknown fields and at numbers written as text; a bot that sends them is mistaken.
 */
export function checkPayload(method: MethodSpec, payload: JsonObject, encoding: Encoding): JsonObject {
  for (const name of Object.keys(payload)) {
    if (!Object.hasOwn(method.fields, name)) throw badRequest(`unknown parameter "${name}"`);
  }
  const checked: JsonObject = {};
  for (const [name, field] of Object.entries(method.fields)) {
    const raw = payload[name];
    if (raw === undefined) {
      if (field.required) throw badRequest(missing[name] ?? `parameter "${name}" is required`);
      continue;
    }
    const value = coerce(raw, field.types, encoding);
    if (value === undefined) throw badRequest(`can't parse ${name} JSON object`);
    const mismatch = mismatchOf(value, field.types, { subject: `Parameter "${name}"`, place: '' });
    if (mismatch !== undefined) throw badRequest(mismatch);
    checked[name] = value;
  }
  return checked;
}

/** For answers and updates: the first field that does not fit the type, or undefined. */
export function findMismatch(value: Json, types: readonly string[]): string | undefined {
  const mismatch = mismatchOf(value, types, { subject: 'The value', place: '' });
  return mismatch === undefined ? undefined : badRequest(mismatch).message;
}

type Context = { subject: string; place: string };

/** Why it does not fit: told, not thrown, as most values are held against several types. */
function mismatchOf(value: Json, types: readonly string[], context: Context): string | undefined {
  const type = types.length === 1 ? types[0] : chooseType(value, types);
  if (type === undefined)
    return located(`${context.subject} must be of type ${types.map(kindOf).join(' or ')}`, context);
  if (type.startsWith('Array of ')) {
    if (!Array.isArray(value)) return located(`${context.subject} must be of type Array`, context);
    const of = [type.slice('Array of '.length)];
    return firstOf(value, (item) => mismatchOf(item, of, context));
  }
  // A key of a reply keyboard may be its text alone.
  if (type === 'KeyboardButton' && typeof value === 'string') return undefined;
  const spec = schema.types[type];
  if (spec !== undefined && type !== 'InputFile') return mismatchOfObject(value, type, spec, context);
  if (isScalar(value, type)) return undefined;
  return located(`${context.subject} must be of type ${kindOf(type)}`, context);
}

function mismatchOfObject(value: Json, type: string, spec: TypeSpec, outer: Context): string | undefined {
  const place = outer.place || (places[type] ?? '');
  const context = { subject: outer.subject, place };
  if (spec.subtypes !== undefined) return mismatchOfVariant(value, spec, context);
  if (!isObject(value)) return located(`${outer.subject} must be of type Object`, context);
  const fields: Record<string, FieldSpec> = spec.fields ?? {};
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) return located(`Unknown field "${unknown}" in ${type}`, context);
  return firstOf(Object.entries(fields), ([name, field]) => {
    const member = value[name];
    if (member !== undefined) return mismatchOf(member, field.types, { subject: `Field "${name}"`, place });
    return field.required ? located(`Can't find field "${name}"`, context) : undefined;
  });
}

function mismatchOfVariant(value: Json, spec: TypeSpec, context: Context): string | undefined {
  const subtypes = spec.subtypes ?? [];
  if (spec.tag === undefined || spec.variants === undefined) {
    if (subtypes.some((subtype) => fits(value, subtype))) return undefined;
    return located(`${context.subject} must be one of ${subtypes.join(', ')}`, context);
  }
  if (!isObject(value)) return located(`${context.subject} must be of type Object`, context);
  const tag = value[spec.tag];
  if (tag === undefined) return located(`Can't find field "${spec.tag}"`, context);
  const variant =
    typeof tag === 'string' && Object.hasOwn(spec.variants, tag) ? spec.variants[tag] : undefined;
  if (variant === undefined) return located('Unsupported type specified', context);
  return mismatchOf(value, [variant], context);
}

function firstOf<One>(all: readonly One[], find: (one: One) => string | undefined): string | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function chooseType(value: Json, types: readonly string[]): string | undefined {
  const markup = isObject(value)
    ? types.find((type) => markups[type] !== undefined && Object.hasOwn(value, markups[type]))
    : undefined;
  return markup ?? types.find((type) => fits(value, type));
}

function fits(value: Json, type: string): boolean {
  return mismatchOf(value, [type], { subject: '', place: '' }) === undefined;
}

function isScalar(value: Json, type: string): boolean {
  switch (type) {
    case 'Integer':
      return Number.isSafeInteger(value);
    case 'Float':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'InputFile':
      return typeof value === 'string' && value.startsWith('attach://');
    default:
      return typeof value === 'string';
  }
}

function coerce(value: Json, types: readonly string[], encoding: Encoding): Json | undefined {
  if (typeof value !== 'string' || types.includes('String')) return value;
  const type = types[0] ?? 'String';
  if (types.length > 1 || type.startsWith('Array of ') || (schema.types[type] && type !== 'InputFile')) {
    return parseJson(value);
  }
  if (encoding === 'json') return value;
  if ((type === 'Integer' || type === 'Float') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'Boolean' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value;
}

function kindOf(type: string): string {
  if (type.startsWith('Array of ')) return 'Array';
  if (type === 'Integer' || type === 'Float') return 'Number';
  return type === 'String' || type === 'Boolean' || type === 'InputFile' ? type : 'Object';
}

function located(reason: string, { place }: Context): string {
  return place === '' ? reason : `can't parse ${place}: ${reason}`;
}
