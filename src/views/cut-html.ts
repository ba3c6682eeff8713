/** Telegram's HTML cut to so many characters as it counts them, at a line end where there is one; open tags are closed. */
export function cutHtml(html: string, longest: number): string {
  const tokens = html.match(/<[^>]*>|&(?:lt|gt|amp|quot);|[\s\S]/gu) ?? [];
  let length = 0;
  let kept = 0;
  let atLine = 0;
  for (const [index, token] of tokens.entries()) {
    if (!token.startsWith('<')) length += token.startsWith('&') ? 1 : token.length;
    if (length > longest) return closed(tokens.slice(0, atLine > kept / 2 ? atLine : kept));
    if (length <= longest - ending.length) {
      kept = index + 1;
      if (token === '\n') atLine = index;
    }
  }
  return html;
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
