import QRCode from 'qrcode';
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

/** A chat shows a picture as wide as itself: more than twice as wide as high, the words below it are on the screen with it. */
const size = { width: 1200, height: 560 };
/** White around the code that cameras need, in squares of its own. */
const margin = 3;

/** A picture of a link, large enough for an old phone's camera and for a sheet of paper. */
export async function qrPicture(link: string): Promise<Uint8Array> {
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' });
  const square = Math.floor(size.height / (modules.size + 2 * margin));
  const side = square * modules.size;
  const left = (size.width - side) >> 1;
  const top = (size.height - side) >> 1;
  const white = lineOf(() => false);
  const rows = Array.from({ length: modules.size }, (_, row) =>
    lineOf((x) => modules.get(row, Math.floor((x - left) / square)) === 1, { from: left, to: left + side }),
  );
  const lines = Array.from({ length: size.height }, (_, y) => rows[Math.floor((y - top) / square)] ?? white);
  return pictureOf(lines);
}

/** The same of half characters, for the window in which the bot was started. */
export function qrInTerminal(link: string): Promise<string> {
  return QRCode.toString(link, { type: 'terminal', small: true });
}

/** A bit for each point, white where it is set; it begins with the number of its filter, which is none. */
function lineOf(isDark: (x: number) => boolean, { from, to } = { from: 0, to: 0 }): Buffer {
  const line = Buffer.alloc(size.width / 8 + 1, 0xff);
  line[0] = 0;
  for (let x = from; x < to; x += 1) {
    const at = 1 + (x >> 3);
    if (isDark(x)) line[at] = (line[at] ?? 0) & ~(0x80 >> (x & 7));
  }
  return line;
}

/**
 * PNG in black and white. What packs pictures of any kind takes every point for four bytes, three times as long, in which nobody
 * else is answered.
 */
async function pictureOf(lines: readonly Buffer[]): Promise<Uint8Array> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size.width, 0);
  head.writeUInt32BE(size.height, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', await promisify(deflate)(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
