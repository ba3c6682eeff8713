/** Whether a word could be one Vietnamese syllable, in any case: 'Nguyễn' and 'niê', but not 'Nguyeãn' nor 'Martin'. */
export function isSyllable(word: string): boolean {
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
