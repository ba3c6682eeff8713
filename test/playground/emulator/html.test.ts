import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/playground/emulator/html.ts';
import { emulate, refusal } from './emulated.ts';

test.each<[string, string]>([
  ['<b>unclosed', 'Can\'t find end tag corresponding to start tag "b"'],
  ['<script>alert(1)</script>', 'Unsupported start tag "script" at byte offset 0'],
  ['tuổi < 6', 'Unsupported start tag "" at byte offset 7'],
  ['x<y', 'Unclosed start tag at byte offset 1'],
  ['<br>', 'Unsupported start tag "br" at byte offset 0'],
  ['<p>x</p>', 'Unsupported start tag "p" at byte offset 0'],
  ['<!-- x -->', 'Unsupported start tag "!--" at byte offset 0'],
  ['Đảng <b', 'Unclosed start tag at byte offset 8'],
  ['<b><i>test</b></i>', 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'],
  ['test</b>', 'Unexpected end tag at byte offset 4'],
  ['<b>test</b', 'Unclosed end tag at byte offset 7'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ['<a href="https://example.org>x</a>', 'Unclosed start tag at byte offset 0'],
  ['<a href=https://example.org>x</a>', 'Unexpected end of name token at byte offset 8'],
  ['<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>', 'Invalid custom emoji identifier specified'],
  [
    '&#xd800;',
    'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
  ],
])('%s is refused', async (text, reason) => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  expect(await refusal(api.sendMessage(an.id, text, { parse_mode: 'HTML' }))).toBe(
    `(400: Bad Request: can't parse entities: ${reason})`,
  );
  expect(emulator.refusals).toMatchObject([{ method: 'sendMessage', kind: 'invalid' }]);
});

test.each<[string, string, unknown[]]>([
  ['<b>Đảng</b> viên', 'Đảng viên', [{ type: 'bold', offset: 0, length: 4 }]],
  [
    '<b>bold <i>both</i></b>',
    'bold both',
    [
      { type: 'bold', offset: 0, length: 9 },
      { type: 'italic', offset: 5, length: 4 },
    ],
  ],
  ['😀<u>x</u>', '😀x', [{ type: 'underline', offset: 2, length: 1 }]],
  ['1 &lt; 2 &amp; 3 &gt; 2 &quot;x&quot;', '1 < 2 & 3 > 2 "x"', []],
  ['&nbsp;&hearts; & so', '&nbsp;&hearts; & so', []],
  ['&#7889;&#x1F600;', 'ố😀', []],
  ['<blockquote expandable>x</blockquote>', 'x', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
  [
    '<tg-spoiler>x</tg-spoiler><span class="tg-spoiler">y</span>',
    'xy',
    [
      { type: 'spoiler', offset: 0, length: 1 },
      { type: 'spoiler', offset: 1, length: 1 },
    ],
  ],
  [
    '<pre><code class="language-ts">x</code></pre>',
    'x',
    [{ type: 'pre', offset: 0, length: 1, language: 'ts' }],
  ],
  [
    '<a href="https://example.org?a=1&amp;b=2">x</a>',
    'x',
    [{ type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b=2' }],
  ],
  ['<a href="tg://user?id=123">An</a>', 'An', [{ type: 'text_mention', offset: 0, length: 2, userId: 123 }]],
  ['<a href="nowhere">x</a>', 'x', []],
  [
    '<tg-time unix="1790000000" format="wDT">x</tg-time>',
    'x',
    [{ type: 'date_time', offset: 0, length: 1, unixTime: 1790000000, dateTimeFormat: 'wDT' }],
  ],
  ['<b></b>x', 'x', []],
])('%s is read', (html, text, entities) => {
  expect(parseHtml(html)).toEqual({ text, entities });
});

test('a message is kept without its markup, its edges trimmed', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  const sent = await api.sendMessage(an.id, '\n  Xin <b>chào</b> \n', { parse_mode: 'HTML' });
  expect(sent.text).toBe('Xin chào');
  expect(sent.entities).toEqual([{ type: 'bold', offset: 4, length: 4 }]);
  expect(an.messages().at(-1)).toMatchObject({ text: 'Xin chào', isFromBot: true });
});

test('the length counts what is left after the markup, an emoji once', async () => {
  const { api, emulator } = await emulate();
  const an = emulator.person({ firstName: 'An' });
  an.start();
  await api.sendMessage(an.id, `<b>${'x'.repeat(4095)}</b>😀`, { parse_mode: 'HTML' });
  expect(await refusal(api.sendMessage(an.id, 'ố'.repeat(4097)))).toBe(
    '(400: Bad Request: message is too long)',
  );
  expect(await refusal(api.sendMessage(an.id, 'ố'.repeat(11_000)))).toBe(
    '(400: Bad Request: text is too long)',
  );
});
