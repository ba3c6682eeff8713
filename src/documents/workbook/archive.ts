import { crc32, inflateRawSync } from 'node:zlib';

/** More than any form needs, unpacked; a file that claims or turns out to hold more is made to swell. */
const mostUnpacked = 6 * 1024 * 1024;
const mostParts = 200;

export type Archive = {
  names: readonly string[];
  /** Undefined where there is no such part. */
  read: (name: string) => Buffer | undefined;
};

/** What is wrong with a file as an archive. */
export class ArchiveError extends Error {
  readonly why: 'not_workbook' | 'swells';

  constructor(why: ArchiveError['why'], detail: string) {
    super(detail);
    this.why = why;
  }
}

type Entry = { method: number; crc: number; packed: number; unpacked: number; header: number };

/**
 * The parts of a zip, each unpacked only when it is read and all together up to a bound, whatever their headers claim.
 * Throws an ArchiveError, or a RangeError where an offset leads out of the file.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(zip);
  let left = mostUnpacked;
  const claimed = [...entries.values()].reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (claimed > mostUnpacked) throw new ArchiveError('swells', `it claims ${claimed} bytes`);

  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const part = unpack(zip, entry, left);
      left -= part.length;
      return part;
    },
  };
}

function entriesOf(zip: Buffer): Map<string, Entry> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new ArchiveError('not_workbook', 'the end of the archive is missing');
  const count = zip.readUInt16LE(end + 10);
  if (count > mostParts) throw new ArchiveError('swells', `it has ${count} parts`);
  const entries = new Map<string, Entry>();
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw broken('its list');
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const isEncrypted = (zip.readUInt16LE(at + 8) & 1) === 1;
    if (isEncrypted || entries.has(name))
      throw broken(isEncrypted ? 'a password' : 'a part that is there twice');
    entries.set(name, {
      ...{ method: zip.readUInt16LE(at + 10), crc: zip.readUInt32LE(at + 16) },
      ...{ packed: zip.readUInt32LE(at + 20), unpacked: zip.readUInt32LE(at + 24) },
      header: zip.readUInt32LE(at + 42),
    });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(zip: Buffer, { method, crc, packed, header }: Entry, most: number): Buffer {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const content = zip.subarray(start, start + packed);
  if (content.length !== packed) throw broken('a part that ends too soon');
  const part = method === 0 ? content : method === 8 ? inflate(content, most) : undefined;
  if (part === undefined || crc32(part) !== crc) throw broken('a part');
  if (part.length > most) throw new ArchiveError('swells', 'its parts are too large');
  return part;
}

function inflate(content: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    if (error instanceof RangeError) throw new ArchiveError('swells', 'a part swells');
    throw broken('a part that cannot be unpacked');
  }
}

function broken(what: string): ArchiveError {
  return new ArchiveError('not_workbook', `the archive is broken: ${what}`);
}
