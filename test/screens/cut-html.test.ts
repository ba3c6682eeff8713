import { describe, expect, it } from 'vitest';
import { cutHtml } from '../../src/screens/cut-html.ts';

describe('text cut to what fits', () => {
  it('is left whole where it fits, whatever its tags and entities take', () => {
    const html = '<b>a &amp; b</b>\n<a href="https://example.vn/long">c</a>';
    expect(cutHtml(html, 7)).toBe(html);
  });

  it('ends with a line, and says that more was there', () => {
    expect(cutHtml('dòng một\ndòng hai\ndòng ba', 20)).toBe('dòng một\ndòng hai\n…');
  });

  it('closes what was open', () => {
    expect(cutHtml('<blockquote><b>một hai ba</b></blockquote>', 8)).toBe(
      '<blockquote><b>một ha</b></blockquote>\n…',
    );
  });

  it('never tears an entity or a character apart', () => {
    expect(cutHtml('&lt;&lt;&lt;&lt;', 3)).toBe('&lt;\n…');
    expect(cutHtml('🙂🙂🙂', 5)).toBe('🙂\n…');
    expect(cutHtml('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 17)).toBe('👨‍👩‍👧\n…');
    expect(cutHtml('<b>e\u0302\u0303e\u0302\u0303e\u0302\u0303</b>', 7)).toBe('<b>e\u0302\u0303</b>\n…');
    expect(cutHtml('ab&lt;\u0338cdef', 5)).toBe('ab\n…');
  });
});
