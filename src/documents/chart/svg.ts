import { Resvg } from '@resvg/resvg-js';
import { printableLine } from '../kit/printable.ts';

type Place = { x: number; y: number; colour?: string };

const black = '#1A1A1A';

export function text(
  words: string,
  { x, y, size, bold, middle, colour = black }: Place & { size: number; bold?: boolean; middle?: boolean },
): string {
  const look = `${bold === true ? ' font-weight="700"' : ''}${middle === true ? ' text-anchor="middle"' : ''}`;
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}"${look}>${escaped(words)}</text>`;
}

export function rectangle({
  x,
  y,
  width,
  height,
  colour = black,
}: Place & { width: number; height: number }): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
}

/** Lines of at most so many letters; a word that is longer than a line is cut. */
export function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of printableLine(words).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > most ? `${word.slice(0, most - 1)}…` : word);
  }
  return lines;
}

/** As PNG, with the fonts that come with the program: no server needs any. */
export function picture(
  fontFiles: readonly string[],
  { width, height, content }: { width: number; height: number; content: string },
): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Be Vietnam Pro"><rect width="100%" height="100%" fill="#FFFFFF"/>${content}</svg>`;
  const font = { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' };
  return new Resvg(svg, { font }).render().asPng();
}

function escaped(words: string): string {
  return printableLine(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
