import { cleanText } from '../text/person-name.ts';
import { englishRules, weekdayInEnglish, weekdayPatternEn } from './date-phrase-en.ts';
import { vietnameseRules, weekdayInVietnamese, weekdayPatternVi } from './date-phrase-vi.ts';
import {
  fullYear,
  named,
  normalisePhrase,
  readByRules,
  type DateContext,
  type DateRule,
  type NamedDate,
} from './date-phrase.ts';
import { addMonths, dateOf, weekdayOf, type LocalDate } from './local-time.ts';

export type DateInput =
  | { status: 'parsed'; on: LocalDate }
  /** `next`: the same day a year later, where no year was written. */
  | { status: 'past'; on: LocalDate; next?: LocalDate }
  | { status: 'too_far'; on: LocalDate }
  | { status: 'impossible' }
  | { status: 'unclear' };

/** Reads a date as people here write it: the day always before the month, whatever the numbers. */
export function parseDate(text: string, context: DateContext): DateInput {
  const phrase = text.length > longestText ? '' : normalisePhrase(text);
  const reading = readPhrase(phrase, context);
  if (reading.status !== 'named') return reading;
  if (reading.on < context.today) {
    const { on, yearless } = reading;
    return yearless === true ? { status: 'past', on, next: addMonths(on, 12) } : { status: 'past', on };
  }
  if (reading.on > addMonths(context.today, 12 * yearsAhead)) return { status: 'too_far', on: reading.on };
  return { status: 'parsed', on: reading.on };
}

/** What is said of something typed that is no use as a date. */
export type DateNote =
  | { kind: 'date_unclear' | 'date_impossible'; text: string }
  | { kind: 'date_past' | 'date_too_far'; on: LocalDate; next?: LocalDate };

/** What was typed is shown back as one line, without what would turn the sentence round. */
export function dateNote(date: Exclude<DateInput, { status: 'parsed' }>, text: string): DateNote {
  switch (date.status) {
    case 'past':
      return { kind: 'date_past', on: date.on, ...(date.next === undefined ? {} : { next: date.next }) };
    case 'too_far':
      return { kind: 'date_too_far', on: date.on };
    case 'impossible':
    case 'unclear':
      return { kind: `date_${date.status}`, text: cleanText(text) };
  }
}

const longestText = 80;
const yearsAhead = 5;

const yearFirst: DateRule = {
  pattern: /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})$/,
  read: ({ year = '', month, day }) => named(dateOf(fullYear(year), Number(month), Number(day))),
};
const rules = [yearFirst, ...vietnameseRules, ...englishRules];

const leadingWords =
  /^(?:xin|truoc|den|toi|han(?: chot)?|cham nhat|muon nhat|vao|la|by|before|until|due|on) /;
const closingWords = / (?:a|nhe|nha)$/;
const leadingWeekdays = [
  { pattern: leadingWeekday(weekdayPatternVi), read: weekdayInVietnamese },
  { pattern: leadingWeekday(weekdayPatternEn), read: weekdayInEnglish },
];

function readPhrase(phrase: string, context: DateContext): NamedDate {
  const reading = readByRules(rules, phrase, context);
  if (reading.status !== 'unclear') return reading;
  if (closingWords.test(phrase)) return readPhrase(phrase.replace(closingWords, ''), context);
  if (leadingWords.test(phrase)) return readPhrase(phrase.replace(leadingWords, ''), context);
  return readAfterWeekday(phrase, context);
}

/** 'thứ Năm 03/12': the weekday must be right, or one of the two is a slip. */
function readAfterWeekday(phrase: string, context: DateContext): NamedDate {
  for (const { pattern, read } of leadingWeekdays) {
    const { weekday = '', date = '' } = pattern.exec(phrase)?.groups ?? {};
    const reading = readByRules(rules, date, context);
    if (reading.status === 'impossible') return reading;
    if (reading.status === 'named' && weekdayOf(reading.on) === read(weekday)) return reading;
  }
  return { status: 'unclear' };
}

function leadingWeekday(weekdays: string): RegExp {
  return new RegExp(`^(?<weekday>${weekdays}) (?<date>.+)$`);
}
