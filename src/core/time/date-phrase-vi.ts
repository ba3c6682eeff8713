import {
  afterToday,
  dayInMonth,
  daysFromToday,
  dayOfMonthAway,
  edgeOfMonth,
  edgeOfQuarter,
  edgeOfSpan,
  edgeReader,
  fullYear,
  named,
  nextDayNumbered,
  onNextMeeting,
  onWeekday,
  rule,
  type DateContext,
  type DateRule,
  type Groups,
  type NamedDate,
  type TimeSpan,
} from './date-phrase.ts';
import { periodOf, type LocalDate } from './local-time.ts';
import { numberPattern, readNumber } from './vietnamese-numbers.ts';

const year = '(?:(?: nam |[/ ])(?<year>\\d{4}|\\d{2})| (?<yearWord>nam nay|nam sau|nam toi|sang nam))?';
const edge = '(?:(?:ngay )?(?<edge>cuoi|het|trong|dau|giua)(?: cung| tien)?(?: cua)? )';
const which = '(?<which>nay|sau|toi|ke tiep|tiep theo|truoc)';
const ahead = '(?:toi|sau|ke tiep|tiep theo)';

export const weekdayPatternVi = '(?:(?:thu|t) (?:[2-7]|hai|ba|tu|nam|sáu|sau|bay)|chu nhat|cn)';

/** A span named as a deadline means its last day; only 'tuần sau' is counted from today, as people do. */
export const vietnameseRules: DateRule[] = [
  { pattern: /^(?:(?:hom|ngay|sang|trua|chieu|toi|dem) nay|nay|ngay hom nay)$/, read: daysFromToday(0) },
  { pattern: /^(?:ngay |sang |trua |chieu |toi |dem )?mai$/, read: daysFromToday(1) },
  { pattern: /^ngay kia$|^(?:ngay )?mốt$/, read: daysFromToday(2) },
  { pattern: /^ngay kìa$/, read: daysFromToday(3) },
  { pattern: /^(?:ngay )?hom qua$/, read: daysFromToday(-1) },
  { pattern: /^(?:ngay )?hom kia$/, read: daysFromToday(-2) },
  {
    pattern: rule(`(?:(?:ky|lan|buoi|cuoc|phien)(?: hop| sinh hoat)?|hop|sinh hoat)(?: chi bo)? ${ahead}`),
    read: onNextMeeting,
  },
  {
    pattern: rule(`(?:ngay )?(?:(?:mung|mong) )?(?<day>\\d{1,2})[/ ](?<month>\\d{1,2})${year}`),
    read: readDayAndMonth,
  },
  {
    pattern: rule(
      `(?:ngay )?(?:(?:mung|mong) )?(?<day>${numberPattern}) (?:thang|thg) (?<month>${numberPattern})${year}`,
    ),
    read: readDayAndMonth,
  },
  {
    pattern: rule(
      `(?:ngay |(?:ngay )?(?:mung|mong) )(?<day>${numberPattern}) (?:thang (?<which>nay|sau|toi)|sang thang)`,
    ),
    read: ({ day = '', which: word }, { today }) =>
      dayOfMonthAway(numberIn(day), word === 'nay' ? 0 : 1, today),
  },
  {
    pattern: rule(`(?:ngay (?<day>\\d{1,2})|(?:ngay )?(?:mung|mong) (?<ordinal>${numberPattern}))`),
    read: ({ day, ordinal = '' }, { today }) => nextDayNumbered(numberIn(day ?? ordinal), today),
  },
  {
    pattern: rule(`(?:sau|trong|trong vong) ${countOf('ngay|hom|tuan|thang|quy|nam')}(?: (?:nua|toi))?`),
    read: readCount,
  },
  { pattern: rule(`${countOf('ngay|hom|tuan|thang|quy|nam')} nua`), read: readCount },
  { pattern: rule(`${countOf('ngay|tuan')}(?: (?:sau|toi))?`), read: readCount },
  { pattern: /^(?:sau |trong )?nua thang(?: nua| toi)?$/, read: daysFromToday(15) },
  { pattern: /^tuan (?:sau|toi|ke tiep|tiep theo)$|^sang tuan$/, read: daysFromToday(7) },
  { pattern: rule(`${edge}?(?<span>tuan|thang|quy|nam) ${which}`), read: readSpan },
  { pattern: rule(`${edge}?sang (?<span>tuan|thang|quy|nam)`), read: readNextSpan },
  { pattern: rule(`${edge}(?<span>tuan|thang|quy|nam)`), read: readSpan },
  { pattern: rule(`${edge}?(?:thang|thg) (?<month>${numberPattern})${year}`), read: readMonth },
  { pattern: rule(`${edge}t (?<month>\\d{1,2})${year}`), read: readMonth },
  { pattern: rule(`${edge}?(?<month>\\d{1,2})/(?<year>\\d{4})`), read: readMonth },
  { pattern: rule(`${edge}?quy (?<quarter>\\d|i{1,3}|iv|mot|hai|ba|tu|bon)${year}`), read: readQuarter },
  {
    pattern: rule(`${edge}?nam (?<year>\\d{4})`),
    read: (groups) =>
      edgeOf(groups) === 'middle'
        ? { status: 'unclear' }
        : named(`${groups['year'] ?? ''}-${edgeOf(groups) === 'start' ? '01-01' : '12-31'}`),
  },
  {
    pattern: rule(
      `(?<weekday>${weekdayPatternVi})(?: (?<this>nay|tuan nay)| (?<next>tuan sau|tuan toi|sang tuan)| toi)?`,
    ),
    read: (groups, { today }) =>
      onWeekday(
        weekdayInVietnamese(groups['weekday'] ?? ''),
        groups['this'] ? 0 : groups['next'] ? 1 : undefined,
        today,
      ),
  },
];

/** The reader of a weekday that `weekdayPatternVi` has matched. */
export function weekdayInVietnamese(text: string): number {
  const word = text.split(' ').at(-1) ?? '';
  if (word === 'sau') return 5;
  return (readNumber(word) ?? 8) - 1;
}

function countOf(spans: string): string {
  return `(?<count>\\d{1,3}|${numberPattern}) (?<span>${spans})`;
}

function numberIn(text: string): number {
  return readNumber(text) ?? 0;
}

function readDayAndMonth(groups: Groups, { today }: DateContext): NamedDate {
  const { day = '', month = '' } = groups;
  return dayInMonth(numberIn(month), numberIn(day), yearIn(groups, today), today);
}

function readCount({ count = '', span = '' }: Groups, { today }: DateContext): NamedDate {
  return afterToday(numberIn(count), span === 'ngay' || span === 'hom' ? 'day' : spanIn(span), today);
}

function readSpan(groups: Groups, { today }: DateContext): NamedDate {
  const distance = groups['which'] === undefined ? undefined : (distances[groups['which']] ?? 1);
  return edgeOfSpan(spanIn(groups['span'] ?? ''), edgeOf(groups), distance, today);
}

function readNextSpan(groups: Groups, { today }: DateContext): NamedDate {
  return edgeOfSpan(spanIn(groups['span'] ?? ''), edgeOf(groups), 1, today);
}

function readMonth(groups: Groups, { today }: DateContext): NamedDate {
  return edgeOfMonth(edgeOf(groups), numberIn(groups['month'] ?? ''), yearIn(groups, today), today);
}

function readQuarter(groups: Groups, { today }: DateContext): NamedDate {
  const text = groups['quarter'] ?? '';
  const quarter = ['i', 'ii', 'iii', 'iv'].indexOf(text) + 1 || numberIn(text);
  return edgeOfQuarter(edgeOf(groups), quarter, yearIn(groups, today), today);
}

const distances: Record<string, number> = { nay: 0, truoc: -1 };

const edgeOf = edgeReader({ dau: 'start', giua: 'middle' });

function spanIn(word: string): TimeSpan {
  switch (word) {
    case 'tuan':
      return 'week';
    case 'quy':
      return 'quarter';
    case 'nam':
      return 'year';
    default:
      return 'month';
  }
}

function yearIn(groups: Groups, today: LocalDate): number | undefined {
  if (groups['year'] !== undefined) return fullYear(groups['year']);
  if (groups['yearWord'] === undefined) return undefined;
  return periodOf(today).year + (groups['yearWord'] === 'nam nay' ? 0 : 1);
}
