import QRCode from 'qrcode';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { qrPicture } from '../../../src/screens/joining/qr.ts';

const link = 'https://t.me/tu_soi_bot?start=join_AbCdEfGhIjKlMnOpQrStUvWxYz012345';

it('a picture to be scanned is more than twice as wide as high, and has the code of the link in its middle', async () => {
  const png = Buffer.from(await qrPicture(link));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([width, height, png[24]]).toEqual([1200, 560, 1]);
  const data = png.indexOf('IDAT');
  const points = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  const isDark = (x: number, y: number): boolean => {
    const byte = points[y * (width / 8 + 1) + 1 + (x >> 3)] ?? 0;
    return (byte & (0x80 >> (x & 7))) === 0;
  };

  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' });
  const square = Math.floor(560 / (modules.size + 6));
  const side = square * modules.size;
  const found = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_one, column) =>
      isDark(
        (1200 - side) / 2 + Math.floor((column + 0.5) * square),
        Math.floor((560 - side) / 2) + Math.floor((row + 0.5) * square),
      ),
    ),
  );
  const wanted = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_one, column) => modules.get(row, column) === 1),
  );
  expect(found).toEqual(wanted);
  // Cameras need white around it.
  expect(isDark((1200 - side) / 2 - square, 280)).toBe(false);
});
