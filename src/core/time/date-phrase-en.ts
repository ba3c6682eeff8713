import {
  afterToday,
  dayInMonth,
  daysFromToday,
  edgeOfMonth,
  edgeOfQuarter,
  edgeOfSpan,
  edgeReader,
  fullYear,
  onNextMeeting,
  onWeekday,
  rule,
  type DateContext,
  type DateRule,
  type Groups,
  type NamedDate,
  type TimeSpan,
} from './date-phrase.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const counts = ['a', 'one', 'two', 'three', 'four', 'five', 'six'];

const month =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const day = '(?:the )?(?<day>\\d{1,2})(?: (?:st|nd|rd|th))?';
const year = '(?: (?<year>\\d{4}|\\d{2}))?';
const edge = '(?:the )?(?<edge>start|beginning|middle|end) of (?:the )?';

export const weekdayPatternEn =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';

/** 'next Friday' is left out: half of its readers mean this week's. */
export const englishRules: DateRule[] = [
  { pattern: /^(?:today|tonight)$/, read: daysFromToday(0) },
  { pattern: /^tomorrow$/, read: daysFromToday(1) },
  { pattern: /^(?:the )?day after tomorrow$/, read: daysFromToday(2) },
  { pattern: /^yesterday$/, read: daysFromToday(-1) },
  {
    pattern: /^(?:the )?next meeting$/,
    read: onNextMeeting,
  },
  { pattern: rule(`${day}(?: of)? ${month}${year}`), read: readDayAndMonth },
  { pattern: rule(`${month} ${day}${year}`), read: readDayAndMonth },
  {
    pattern: rule(
      `(?:in )?(?<count>\\d{1,3}|${counts.join('|')}) (?<span>day|week|month|year)s?(?: from now)?`,
    ),
    read: ({ count = '', span = '' }, { today }) =>
      afterToday(
        counts.indexOf(count) === -1 ? Number(count) : Math.max(1, counts.indexOf(count)),
        spanOrDay(span),
        today,
      ),
  },
  { pattern: /^next week$/, read: daysFromToday(7) },
  { pattern: /^(?:(?:this|the) )?weekend$/, read: (_, { today }) => edgeOfSpan('week', 'end', 0, today) },
  { pattern: /^next weekend$/, read: (_, { today }) => edgeOfSpan('week', 'end', 1, today) },
  { pattern: rule(`(?<which>this|next) (?<span>week|month|quarter|year)`), read: readSpan },
  { pattern: rule(`${edge}(?:(?<which>this|next) )?(?<span>week|month|quarter|year)`), read: readSpan },
  { pattern: rule(`${edge}${month}${year}`), read: readMonth },
  { pattern: rule(`${month} (?<year>\\d{4})`), read: readMonth },
  {
    pattern: rule(`(?:${edge})?q (?<quarter>\\d)${year}`),
    read: (groups, { today }) =>
      edgeOfQuarter(edgeOf(groups), Number(groups['quarter']), yearIn(groups), today),
  },
  {
    pattern: rule(`(?:on )?(?:(?<this>this) )?(?<weekday>${weekdayPatternEn})(?: (?<next>next week))?`),
    read: (groups, { today }) =>
      onWeekday(
        weekdayInEnglish(groups['weekday'] ?? ''),
        groups['next'] ? 1 : groups['this'] ? 0 : undefined,
        today,
      ),
  },
];

/** The reader of a weekday that `weekdayPatternEn` has matched. */
export function weekdayInEnglish(text: string): number {
  return weekdays.indexOf(text.slice(0, 3)) + 1;
}

function readDayAndMonth(groups: Groups, { today }: DateContext): NamedDate {
  return dayInMonth(monthIn(groups), Number(groups['day']), yearIn(groups), today);
}

function readMonth(groups: Groups, { today }: DateContext): NamedDate {
  return edgeOfMonth(edgeOf(groups), monthIn(groups), yearIn(groups), today);
}

function readSpan(groups: Groups, { today }: DateContext): NamedDate {
  const { which } = groups;
  const distance = which === undefined ? undefined : which === 'this' ? 0 : 1;
  return edgeOfSpan(spanIn(groups['span'] ?? ''), edgeOf(groups), distance, today);
}

function monthIn(groups: Groups): number {
  return months.indexOf((groups['month'] ?? '').slice(0, 3)) + 1;
}

function yearIn(groups: Groups): number | undefined {
  return groups['year'] === undefined ? undefined : fullYear(groups['year']);
}

const edgeOf = edgeReader({ start: 'start', beginning: 'start', middle: 'middle' });

function spanOrDay(word: string): 'day' | TimeSpan {
  return word === 'day' ? 'day' : spanIn(word);
}

function spanIn(word: string): TimeSpan {
  switch (word) {
    case 'week':
      return 'week';
    case 'quarter':
      return 'quarter';
    case 'year':
      return 'year';
    default:
      return 'month';
  }
}
