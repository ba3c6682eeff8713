import { model } from './model.ts';
import { language, word } from './words.ts';

/** Times as people of the demo's place read them. */
export function timeOfDay(at: string | number): string {
  return format(at, { hour: '2-digit', minute: '2-digit', hour12: false });
}

export function dayName(at: string | number, now: number): string {
  const day = dayKey(at);
  if (day === dayKey(now)) return word('today');
  if (day === dayKey(now - 24 * 60 * 60 * 1000)) return word('yesterday');
  return format(at, { weekday: 'long', day: 'numeric', month: 'long' });
}

export function longDay(at: string | number): string {
  return format(at, { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** In the middle of a sentence; only English writes its days with a capital there. */
export function longDayWithin(at: string | number): string {
  const day = longDay(at);
  return language.get() === 'vi' ? day.replace('Thứ', 'thứ') : day;
}

/** Vietnamese formats would put a dash between day and month, where people write a stroke. */
export function shortDay(at: string | number): string {
  return format(at, { day: '2-digit', month: '2-digit' }).replace('-', '/');
}

/** In a list: the time of today, otherwise the day. */
export function listTime(at: string, now: number): string {
  return dayKey(at) === dayKey(now) ? timeOfDay(at) : shortDay(at);
}

export function dayKey(at: string | number): string {
  return format(at, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

function format(at: string | number, options: Intl.DateTimeFormatOptions): string {
  const timeZone = model.get()?.clock.zone ?? 'Asia/Ho_Chi_Minh';
  const locale = language.get() === 'vi' ? 'vi-VN' : 'en-GB';
  return formatterOf(locale, timeZone, options).format(new Date(at));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formatters.set(key, known);
  return known;
}
