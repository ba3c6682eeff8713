import { parseHolidays, type HolidayContent } from '../../core/time/calendar.ts';
import { readJsonFile, type BrokenFile } from './json-file.ts';

type HolidayFileRead = { status: 'read'; holidays: HolidayContent } | BrokenFile;

export async function readHolidayFile(file: string): Promise<HolidayFileRead> {
  const read = await readJsonFile(file);
  if (read.status === 'broken') return read;
  const parsed = parseHolidays(read.json);
  if (parsed.status === 'invalid') return { status: 'broken', file, problems: parsed.problems };
  return { status: 'read', holidays: parsed.holidays };
}
