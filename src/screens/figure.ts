import type { Translator } from '../i18n/translator.ts';

/** 1.046 in Vietnamese, 1,046 in English. */
export function figure({ locale }: Pick<Translator, 'locale'>, count: number): string {
  return (locale === 'vi' ? vietnamese : english).format(count);
}

const vietnamese = new Intl.NumberFormat('vi-VN');
const english = new Intl.NumberFormat('en-GB');
