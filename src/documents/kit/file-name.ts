import { foldMarks } from '../../core/text/fold.ts';
import { printableLine } from './printable.ts';

/** "bao-cao-tu-soi_chi-bo-to-dan-pho-5_2026-12.docx", of parts as people write them. */
export function fileName(parts: readonly string[], ending: 'docx' | 'xlsx' | 'png'): string {
  const names = parts.map(withoutMarks).filter((part) => part !== '');
  return `${names.join('_')}.${ending}`;
}

/** "chi-bo-to-dan-pho-5". */
function withoutMarks(part: string): string {
  return foldMarks(printableLine(part))
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
}
