import type { Pledge, PledgeReport, PledgeTime } from '../model/pledges.ts';
import { isNarrower, type Sharing } from '../sharing.ts';
import { addDays, localTimeOf, type LocalDate, type Zone } from '../time/local-time.ts';

/** One is made in its year, and for the next year from December on. */
export function pledgeYears(today: LocalDate): number[] {
  const year = yearOf(today);
  return today >= `${year}-12-01` ? [year, year + 1] : [year];
}

/** What has become of it is said while its year lasts. */
export function isReportable({ year }: Pick<Pledge, 'year'>, today: LocalDate): boolean {
  return yearOf(today) === year;
}

/** Those of this year and before have to be deleted: the words are kept until 31 March of the next year. */
export function lastExpiredYear(today: LocalDate): number {
  const year = yearOf(today);
  return today >= `${year}-04-01` ? year - 1 : year - 2;
}

/** From which day on they are asked after, and on which day what was said by then is counted. */
export function pledgeDays(year: number, time: PledgeTime): { asked: LocalDate; counted: LocalDate } {
  return time === 'half'
    ? { asked: `${year}-06-15`, counted: `${year}-07-01` }
    : { asked: `${year}-12-01`, counted: `${year + 1}-01-01` };
}

/** The pledges that are to be asked after at this instant: by day, and only until they are counted. */
export function askedNow(
  now: Date,
  { today, zone }: { today: LocalDate; zone: Zone },
): PledgeTime | undefined {
  const clock = localTimeOf(now, zone);
  if (clock < morning || clock >= evening) return undefined;
  return (['half', 'end'] as const).find((time) => {
    const { asked, counted } = pledgeDays(yearOf(today), time);
    return asked <= today && today < counted;
  });
}

/** The counting that was last due; what could not be counted for two months is not counted any more. */
export function countedNow(today: LocalDate): { year: number; time: PledgeTime } | undefined {
  const year = yearOf(today);
  const due = [
    { year: year - 1, time: 'end' },
    { year, time: 'half' },
  ] as const;
  return due.findLast(({ year: of, time }) => {
    const { counted } = pledgeDays(of, time);
    return counted <= today && today < addDays(counted, 60);
  });
}

/** Who has made one, or said how it stands, in the last month is not asked so soon. */
export function isAsked({ madeAt, reports }: Pick<Pledge, 'madeAt' | 'reports'>, now: Date): boolean {
  const last = reports.at(-1)?.at ?? madeAt;
  return now.getTime() - last.getTime() >= monthMs;
}

/** A report within the hour is the one before, put right. */
export function withReport(pledge: Pledge, report: PledgeReport): Pledge {
  const last = pledge.reports.at(-1);
  const corrects = last !== undefined && report.at.getTime() - last.at.getTime() < hourMs;
  const before = corrects ? pledge.reports.slice(0, -1) : pledge.reports;
  const note = corrects ? (report.note ?? last.note) : report.note;
  return { ...pledge, reports: [...before, { ...report, note }] };
}

export function withSharing(
  pledge: Pledge,
  { sharing, sharedWithId }: Pick<Pledge, 'sharing' | 'sharedWithId'>,
): Pledge {
  const movesOn = sharing === 'secretary' && pledge.widest !== 'counts_only';
  const isAnother = movesOn && pledge.sharedWithId !== undefined && pledge.sharedWithId !== sharedWithId;
  const widest = isAnother ? 'cell' : wider(pledge.widest, sharing);
  return { ...pledge, sharing, sharedWithId, widest };
}

/** What the pledges of a cell for one year are known by where a round would stand. */
export function pledgesKey({ unitId, year }: Pick<Pledge, 'unitId' | 'year'>): string {
  return `pledges.${unitId}.${year}`;
}

export function parsePledgesKey(key: string): Pick<Pledge, 'unitId' | 'year'> | undefined {
  const [, unitId, year] = /^pledges\.([^.]+)\.(\d{4})$/.exec(key) ?? [];
  return unitId === undefined ? undefined : { unitId, year: Number(year) };
}

export function yearOf(on: LocalDate): number {
  return Number(on.slice(0, 4));
}

function wider(one: Sharing, other: Sharing): Sharing {
  return isNarrower(one, other) ? other : one;
}

const morning = '08:00';
const evening = '20:00';
const hourMs = 60 * 60 * 1000;
const monthMs = 30 * 24 * hourMs;

/** What it says from now on, with what it said before. */
export function withEarlier(pledge: Pledge, before: Pledge, now: Date): Pledge {
  const { texts, sharing, sharedWithId, earlier = [] } = before;
  return { ...pledge, earlier: [...earlier, { texts, sharing, sharedWithId, until: now }] };
}

/** As it stood at an instant, without what was said of it since. */
export function pledgeAt(pledge: Pledge, at: Date): Pledge {
  const { until, ...then } = pledge.earlier?.find((one) => one.until >= at) ?? {};
  const earlier = pledge.earlier?.filter((one) => one.until < at);
  const reports = pledge.reports.filter((report) => report.at < at);
  return { ...pledge, ...(until !== undefined && then), reports, earlier };
}
