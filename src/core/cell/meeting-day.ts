import { z } from 'zod';
import { weekdayInEnglish, weekdayPatternEn } from '../time/date-phrase-en.ts';
import { weekdayInVietnamese, weekdayPatternVi } from '../time/date-phrase-vi.ts';
import {
  addDays,
  dateOf,
  endOfMonth,
  periodKey,
  weekdayOf,
  type LocalDate,
  type Period,
} from '../time/local-time.ts';
import { foldPhrase, numberPattern, readNumber } from '../time/vietnamese-numbers.ts';

/** Week and weekday, like 2-4 for the second Thursday; week 5 is the last one of the month. */
export const weekdayRule = z.string().regex(/^[1-5]-[1-7]$/);

export const meetingDaySchema = z.union([z.int().min(1).max(31), weekdayRule]);

/** Which day of each month: its number, 29 to 31 for the last one, or a weekday of a week. */
export type MeetingDayRule = z.infer<typeof meetingDaySchema>;

export type MeetingDayInput = { status: 'parsed'; day: MeetingDayRule } | { status: 'unclear' };

export function meansLastDay(day: MeetingDayRule): boolean {
  return typeof day === 'number' && day >= 29;
}

/** Undefined for a day that a number names. */
export function weekdayIn(day: MeetingDayRule): { week: number; weekday: number } | undefined {
  if (typeof day === 'number') return undefined;
  const [week, weekday] = day.split('-').map(Number);
  return week === undefined || weekday === undefined ? undefined : { week, weekday };
}

/** A cell that meets on Saturdays or Sundays does so on purpose: there only a holiday is a day off. */
export function isOnWeekends(day: MeetingDayRule): boolean {
  return (weekdayIn(day)?.weekday ?? 1) >= 6;
}

export function nominalDay(day: MeetingDayRule, { year, month }: Period): LocalDate {
  const first: LocalDate = `${periodKey({ year, month })}-01`;
  const last = endOfMonth(first);
  const named = weekdayIn(day);
  if (named === undefined) return (meansLastDay(day) ? undefined : dateOf(year, month, Number(day))) ?? last;
  const { week, weekday } = named;
  return week === lastWeek
    ? addDays(last, -((weekdayOf(last) - weekday + 7) % 7))
    : addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (week - 1));
}

/** The day of the month; every way to say the last one gives 31. */
export function parseMeetingDay(text: string): MeetingDayInput {
  if (text.length > longestText) return { status: 'unclear' };
  const phrase = foldPhrase(text).replace(/ ?[.,;!]+$/, '');
  if (lastDayWords.test(phrase)) return { status: 'parsed', day: 31 };
  const weekday = parseWeekday(phrase.replace(/[,;–-]/g, ' ').replace(/\s+/g, ' '));
  if (weekday !== undefined) return { status: 'parsed', day: weekday };
  const words = dayOfMonthWords.exec(phrase)?.groups?.['day'];
  const day = words === undefined ? undefined : readNumber(words);
  if (day === undefined || day < 1 || day > 31) return { status: 'unclear' };
  return { status: 'parsed', day: meansLastDay(day) ? 31 : day };
}

const longestText = 80;
const lastWeek = 5;

const everyMonth = '(?: (?:(?:hang|moi|cua|cua moi|cua hang) thang|(?:of )?(?:every|each|the) month))?';
const dayOfMonthWords = new RegExp(
  `^(?:vao )?(?:(?:ngay|mung|mong|ngay mung|ngay mong|day|the|on the) )?(?<day>${numberPattern})(?: (?:st|nd|rd|th))?${everyMonth}$`,
);
const lastDayWords = new RegExp(
  `^(?:vao )?(?:(?:ngay )?cuoi(?: cung)?(?: cua)?(?: thang)?|(?:the )?last(?: day)?|(?:the )?end of (?:the |every |each )?month)${everyMonth}$`,
);

const weekVi = '(?<week>dau(?: tien)?|cuoi(?: cung)?|(?:thu )?(?:nhat|mot|hai|ba|tu|bon|[1-4]))';
const ordinalVi = '(?<week>dau(?: tien)?|cuoi(?: cung)?|thu (?:nhat|hai|ba|tu|bon|[1-4]))';
const weekdayVi = `(?<weekday>${weekdayPatternVi})`;
const monthVi = '(?: (?:cua |trong )?thang)?';
const weekdayWords = [
  new RegExp(`^(?:vao )?(?:ngay )?${weekdayVi} (?:cua )?tuan ${weekVi}${monthVi}${everyMonth}$`),
  new RegExp(`^(?:vao )?(?:ngay )?${weekdayVi} ${ordinalVi}${monthVi}${everyMonth}$`),
  new RegExp(
    `^(?:vao )?tuan ${weekVi}${monthVi}${everyMonth} (?:vao )?(?:ngay )?${weekdayVi}${monthVi}${everyMonth}$`,
  ),
  new RegExp(
    `^(?:on )?(?:the )?(?<week>first|second|third|fourth|last|[1-4] (?:st|nd|rd|th)) (?<english>${weekdayPatternEn})(?: (?:of|in) (?:the|each|every) month)?${everyMonth}$`,
  ),
];

const weeks: readonly (readonly string[])[] = [
  ['dau', 'nhat', 'mot', 'first', '1'],
  ['hai', 'second', '2'],
  ['ba', 'third', '3'],
  ['tu', 'bon', 'fourth', '4'],
  ['cuoi', 'last'],
];

function parseWeekday(phrase: string): string | undefined {
  const groups = weekdayWords.map((words) => words.exec(phrase)?.groups).find(Boolean);
  if (groups === undefined) return undefined;
  const [word = ''] = (groups['week'] ?? '').replace(/^thu /, '').split(' ');
  const week = weeks.findIndex((names) => names.includes(word)) + 1;
  const { weekday, english } = groups;
  const day = english === undefined ? weekdayInVietnamese(weekday ?? '') : weekdayInEnglish(english);
  return week === 0 ? undefined : `${week}-${day}`;
}
