import { graphemesOf } from '../core/text/graphemes.ts';
import { parsedLength } from './long-text.ts';

/**
 * A message's HTML cut to so many UTF-16 units without tags, an entity being one, at a line end where there is one; open
 * tags are closed.
 */
export function cutHtml(html: string, longest: number): string {
  if (parsedLength(html) <= longest) return html;
  const tokens = tokensOf(html);
  let length = 0;
  let kept = 0;
  let atLine = 0;
  for (const [index, token] of tokens.entries()) {
    length += parsedLength(token);
    if (length > longest) return closed(tokens.slice(0, atLine > kept / 2 ? atLine : kept));
    if (length <= longest - ending.length) {
      kept = index + 1;
      if (token === '\n') atLine = index;
    }
  }
  return html;
}

/** Tags, entities and characters, each of them whole. */
function tokensOf(html: string): string[] {
  const runs = html.match(/<[^>]*>|&(?:lt|gt|amp|quot);\p{M}*|[^<&]+|[<&]/gu) ?? [];
  return runs.flatMap((run) => (/^[<&]/.test(run) ? [run] : graphemesOf(run)));
}

const ending = '\n…';

function closed(tokens: readonly string[]): string {
  const open: string[] = [];
  for (const token of tokens) {
    const [, slash, name] = /^<(\/?)([a-z]+)/.exec(token) ?? [];
    if (name !== undefined && slash === '') open.unshift(name);
    if (slash === '/') open.shift();
  }
  return `${tokens.join('')}${open.map((name) => `</${name}>`).join('')}${ending}`;
}
