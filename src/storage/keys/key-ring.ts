import { createHash, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** Seals with the current key, opens with any. */
export type KeyRing = {
  current: { id: string; secret: KeyObject };
  find(keyId: string): KeyObject | undefined;
  /** Oldest first. */
  keys: readonly Key[];
  /** What rows are found by, and stays the same when the others are rotated. */
  lookup: KeyObject;
};

/** When a key was made is unknown of one that the operator gave. */
export type Key = { id: string; createdAt: Date | undefined };

/** `made` is the JSON form, which only this program writes; a `given` key comes from the operator. */
export type ParsedKeys =
  { status: 'parsed'; ring: KeyRing; origin: 'made' | 'given' } | { status: 'malformed'; why: string };

/** Accepts the JSON key ring, or one key of 32 bytes in base64 or hex. */
export function parseKeys(text: string): ParsedKeys {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return parseRing(trimmed);
  const key = decodeKey(trimmed);
  if (!key) return { status: 'malformed', why: 'it is neither a key ring nor 32 bytes in base64 or hex' };
  return {
    status: 'parsed',
    ring: createRing(keyIdOf(key), [{ id: keyIdOf(key), key, createdAt: undefined }], lookupOf(key)),
    origin: 'given',
  };
}

/** The text of a new key ring with one random key. */
export function makeKeys(now: Date): string {
  const key = randomBytes(KEY_BYTES);
  return writeRing(ringWith(key, now.toISOString()));
}

/** The same key ring with one more random key, which nothing is sealed with yet; undefined where it cannot be read. */
export function withNewKey(text: string, now: Date): { text: string; id: string } | undefined {
  const file = fileOf(text);
  if (file === undefined) return undefined;
  const key = randomBytes(KEY_BYTES);
  const id = keyIdOf(key);
  const keys = [...file.keys, { id, key: key.toString('base64'), createdAt: now.toISOString() }];
  return { text: writeRing({ ...file, keys }), id };
}

/** The same key ring, from which another of its keys is to be used; undefined where it has no such key. */
export function withCurrent(text: string, id: string): string | undefined {
  const file = fileOf(text);
  if (file?.keys.some((key) => key.id === id) !== true) return undefined;
  return writeRing({ ...file, current: id });
}

/** As a key ring would be written down; a single key becomes one, with the lookup key that was made from it. */
function fileOf(text: string): z.infer<typeof ringFileSchema> | undefined {
  const parsed = parseKeys(text);
  if (parsed.status !== 'parsed') return undefined;
  const single = decodeKey(text.trim());
  if (single !== undefined) return ringWith(single, unknownTime);
  return ringFileSchema.parse(readJson(withLookup(text) ?? text));
}

function ringWith(key: Buffer, createdAt: string) {
  const id = keyIdOf(key);
  return {
    version: 1,
    current: id,
    keys: [{ id, key: key.toString('base64'), createdAt }],
    lookup: lookupOf(key).toString('base64'),
  };
}

/** Older than any key that this program makes. */
const unknownTime = new Date(0).toISOString();

/** The same key ring with a lookup key of its own; undefined where it has one, or is not a key ring that was made. */
export function withLookup(text: string): string | undefined {
  const json = text.trim().startsWith('{') ? readJson(text) : undefined;
  const parsed = ringFileSchema.safeParse(json);
  if (!parsed.success || parsed.data.lookup !== undefined) return undefined;
  const [oldest] = decodeKeys(parsed.data.keys);
  return oldest && writeRing({ ...parsed.data, lookup: lookupOf(oldest.key).toString('base64') });
}

function writeRing(file: object): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Made from the first key, so that this key alone, moved to a variable or kept on paper from before, finds the same rows;
 * written down, as the first key may be rotated away.
 */
function lookupOf(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'tu-soi lookup', KEY_BYTES));
}

const KEY_BYTES = 32;

const keyText = z.string().refine((text) => decodeKey(text) !== undefined, 'must be 32 bytes in base64');

const ringSchema = z
  .object({
    version: z.literal(1),
    current: z.string(),
    keys: z.array(
      z.object({
        id: z.string().regex(/^[\w-]{1,32}$/, 'must be letters, digits, - or _'),
        key: keyText,
        createdAt: z.iso.datetime(),
      }),
    ),
    lookup: keyText.optional(),
  })
  .refine(({ current, keys }) => keys.some(({ id }) => id === current), {
    path: ['current'],
    error: 'is not in keys',
  })
  .refine(({ keys }) => new Set(keys.map(({ id }) => id)).size === keys.length, {
    path: ['keys'],
    error: 'repeats an id',
  });

/** What else stands in the file is kept. */
const ringFileSchema = z.looseObject({
  current: z.string(),
  keys: z.array(z.looseObject({ id: z.string(), key: keyText, createdAt: z.iso.datetime() })).min(1),
  lookup: z.string().optional(),
});

function parseRing(text: string): ParsedKeys {
  const json = readJson(text);
  if (json === undefined) return { status: 'malformed', why: 'it is not whole JSON' };
  const parsed = ringSchema.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
    return { status: 'malformed', why: where.join('; ') };
  }
  const keys = decodeKeys(parsed.data.keys);
  const [oldest] = keys;
  if (oldest === undefined) throw new Error('a key ring without keys was taken for whole');
  const lookup = decodeKey(parsed.data.lookup ?? '') ?? lookupOf(oldest.key);
  return { status: 'parsed', ring: createRing(parsed.data.current, keys, lookup), origin: 'made' };
}

/** Oldest first. */
function decodeKeys(
  encoded: readonly { id: string; key: string; createdAt: string }[],
): (Key & { key: Buffer })[] {
  return encoded
    .toSorted((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt))
    .flatMap(({ id, key: text, createdAt }) => {
      const key = decodeKey(text);
      const at = createdAt === unknownTime ? undefined : new Date(createdAt);
      return key ? [{ id, key, createdAt: at }] : [];
    });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function createRing(currentId: string, keys: readonly (Key & { key: Buffer })[], lookup: Buffer): KeyRing {
  const secrets = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const secret = secrets.get(currentId);
  if (!secret) throw new Error(`the key ring has no key ${currentId}`);
  return {
    current: { id: currentId, secret },
    find: (keyId) => secrets.get(keyId),
    keys: keys.map(({ id, createdAt }) => ({ id, createdAt })),
    lookup: createSecretKey(lookup),
  };
}

function decodeKey(text: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (!/^[\w+/-]{43}=?$/.test(text)) return undefined;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

/** The same key has the same id wherever it is given, so that a key moved between variable and file still opens. */
function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('tu-soi key id').update(key).digest('hex').slice(0, 8);
}
