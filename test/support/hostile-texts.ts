import { strange } from './strange-texts.ts';

/** What somebody types to break a file that is made of it, or whoever opens that. */
export const hostile: Record<string, string> = {
  ...strange,
  'a formula': '=HYPERLINK("http://x","bấm")',
  'a leading sign': '+1 -1 @a',
  'every control character': Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join(''),
  'code points that are no characters': '\uFFFE\uFFFF\uFDD0\u{10FFFF}',
  'halves of pairs': '\uD800 \uDC00 \uD83D',
  'ends of elements': '</w:t></w:r></w:p></w:body>]]><!--',
  entities: '&lt;&#0;&#x1F;&xxe;',
  'emoji to the limit': '😀'.repeat(4096),
  'letters apart from their marks': 'Chi bộ tự soi'.normalize('NFD'),
  'a path': '../../etc/passwd',
};
