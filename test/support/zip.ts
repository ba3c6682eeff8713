import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a zip by their names, read without what wrote it; throws where anything of it is broken. */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('no zip: its end is missing');
  const files = new Map<string, Uint8Array>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no zip: a header of its list is broken');
    const [method, crc, packed] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 20),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const content = zip.subarray(start, start + packed);
    const file = method === 0 ? content : inflateRawSync(content);
    if (crc32(file) !== crc) throw new Error(`${name} is not what the zip says`);
    if (files.has(name)) throw new Error(`${name} is there twice`);
    files.set(name, file);
    at += [28, 30, 32].reduce((length, place) => length + zip.readUInt16LE(at + place), 46);
  }
  return files;
}
