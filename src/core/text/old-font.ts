/**
 * Whether a text was typed in a font from before Unicode (VNI, TCVN3) or had its UTF-8 read byte by byte: what is seen is
 * then no Vietnamese, and what was meant would be. To be asked before anything is normalised, which would lose the traces.
 */
export function isInOldFont(text: string): boolean {
  if (torn.test(text) || symbolInWord.test(text)) return true;
  const words = wordsOf(text);
  if (words.length === 0 || words.every(isSyllable) || /[^\0-\u00FF]/.test(words.join(''))) return false;
  return [fromVni, fromTcvn3].some((decode) => {
    const decoded = words.map(decode);
    return decoded.join() !== words.join() && decoded.every(isSyllable);
  });
}

/** The two or three bytes of a Vietnamese letter, each shown as a letter or sign of its own; some programs drop one. */
const torn =
  /[ÃÄ][\u0080-\u009F\u00A1-\u00BFƒ…ŠŒŽ†‡ˆ‰‹‘’“”•–—˜™š›œžŸ‚„€]|Å[¨©]|Æ[\u00A0¡¯°]|á[º»]|\p{L}Ä\p{Ll}/u;

/** Signs that only those fonts draw as letters. */
const symbolInWord = /[A-Za-z][¡-§¨©«¬®¶»¼½¾×÷]|[§®¦©¨«¬][A-Za-zÀ-ÿ]/;

function wordsOf(text: string): string[] {
  return text
    .replace(/^\s*[Ññ§®ĐđDd]\s?[/.]\s?[Cc]\.?\s/, '')
    .split(/[\s.,:;()/"'’ʼ\-\d]+/)
    .filter((word) => !/^[A-Za-z]?$/.test(word));
}

const vniLetters = lettersOf(
  'a:àáảãạăằắẳẵặâầấẩẫậ=aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä' +
    '|e:èéẻẽẹêềếểễệ=eø eù eû eõ eï eâ eà eá eå eã eä' +
    '|i:ỉĩị=æ ó ò' +
    '|o:òóỏõọôồốổỗộơờớởỡợ=oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï' +
    '|u:ùúủũụưừứửữự=uø uù uû uõ uï ö öø öù öû öõ öï' +
    '|y:ỳýỷỹỵ=yø yù yû yõ î' +
    '|d:đ=ñ',
);

const tcvn3Letters = lettersOf(
  'a:àảãáạằẳẵắặầẩẫấậ=µ ¶ · ¸ ¹ » ¼ ½ ¾ Æ Ç È É Ê Ë' +
    '|e:èẻẽéẹềểễếệ=Ì Î Ï Ð Ñ Ò Ó Ô Õ Ö' +
    '|i:ìỉĩíị=× Ø Ü Ý Þ' +
    '|o:òỏõóọồổỗốộờởỡớợ=ß á â ã ä å æ ç è é ê ë ì í î' +
    '|u:ùủũúụừửữứự=ï ñ ò ó ô õ ö ÷ ø ù' +
    '|y:ỳỷỹýỵ=ú û ü ý þ' +
    '|flat:ăâêôơưđ=¨ © ª « ¬ \u00AD ®' +
    '|capital:ăâêôơưđ=¡ ¢ £ ¤ ¥ ¦ §',
);

function fromVni(word: string): string {
  return word
    .toLowerCase()
    .replace(/[aeoôuöy][øùûõïêèéúüëâàáåãä]|[æóòôöîñ]/g, (seen) => vniLetters.get(seen) ?? seen);
}

function fromTcvn3(word: string): string {
  return word.replace(/[\u00A1-\u00FF]/g, (seen) => tcvn3Letters.get(seen) ?? seen).toLowerCase();
}

/** "name:letters=what is seen for each". */
function lettersOf(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split('|').flatMap((row) => {
      const [meant = '', seen = ''] = row.slice(row.indexOf(':') + 1).split('=');
      const letters = Array.from(meant);
      return seen.split(' ').map((sign, index): [string, string] => [sign, letters[index] ?? sign]);
    }),
  );
}

/** Whether a word could be one Vietnamese syllable, in any case: 'Nguyễn' and 'niê', but not 'Nguyeãn' nor 'Martin'. */
function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  if ((apart.match(tones) ?? []).length > 1) return false;
  return syllable.test(apart.replace(tones, '').normalize('NFC'));
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

const onset = '(?:ngh?|nh|n|gh|gi|g|ch|c|kh|k|ph|p|qu|th|tr|t|[bdđhlmrsvx])?';
const middle = '[ou]?(?:iê|yê|uô|ươ|oo|[aăâeêioôơuưy])';
const closed = `${middle}(?:ch|c|m|ngh?|nh|n|p|t)?`;
const open =
  '(?:ia|ya|uya|ua|ưa|uơ|[ou]?a[iyou]|[âu]?â[uy]|[ou]?eo|êu|uêu|iu|uyu|iêu|yêu|[oôơuư]i|uôi|ươi|ươu|ưu)';
const syllable = new RegExp(`^${onset}(?:${closed}|${open})$`);
