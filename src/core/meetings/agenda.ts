import { z } from 'zod';
import { oneQuestion, read, type Reading } from '../forms/form.ts';
import type { AgendaPoint, Meeting } from '../model/rounds.ts';
import { tidyText } from '../text/typed.ts';

export type AgendaProblem =
  | { kind: 'empty' | 'classified' }
  | { kind: 'too_many'; count: number }
  | { kind: 'too_long'; line: number }
  | { kind: 'two_links'; line: number }
  | { kind: 'bad_link'; line: number };

export type AgendaInput =
  { status: 'parsed'; points: AgendaPoint[] } | { status: 'unclear'; problem: AgendaProblem };

export const mostPoints = 12;
/** Twelve points of this length, each with the host of its link, fit into one message. */
export const longestPoint = 200;
const longestLink = 500;
const longestHost = 40;

/** One point a line, numbered or not; a line may carry one http or https link. */
export function parseAgenda(typed: string, room = mostPoints): AgendaInput {
  const tidied = tidyText(typed);
  if (tidied.status === 'too_long') return unclear({ kind: 'too_long', line: 1 });
  if (tidied.status === 'classified') return unclear({ kind: 'classified' });
  const lines = tidied.status === 'tidied' ? linesOf(tidied.text) : [];
  if (lines.length === 0) return unclear({ kind: 'empty' });
  if (lines.length > room) return unclear({ kind: 'too_many', count: lines.length });
  const points: AgendaPoint[] = [];
  for (const [index, line] of lines.entries()) {
    const read = readPoint(line, index + 1);
    if ('kind' in read) return unclear(read);
    points.push(read);
  }
  return { status: 'parsed', points };
}

export const agendaModes = ['all', 'add', 'point'] as const;

const typingSchema = z.object({
  dialogue: z.literal('agenda'),
  meetingId: z.string(),
  /** The whole agenda anew, further points, or one point. */
  mode: z.enum(agendaModes),
  index: z.int().min(0).optional(),
  lastInputId: z.int().optional(),
});

export type AgendaTyping = z.infer<typeof typingSchema>;

export type TypedAgendaProblem = AgendaProblem | 'not_text';

/** Points as they are typed: of a whole agenda, further ones, or one. */
export const agendaForm = oneQuestion(
  typingSchema,
  (text, meeting: Meeting, typing): Reading<AgendaPoint[], TypedAgendaProblem> => {
    const heard = parseAgenda(text, roomFor(meeting, typing));
    return heard.status === 'parsed' ? read(heard.points) : heard;
  },
);

/** How many points may still be typed. */
export function roomFor({ agenda }: Meeting, { mode }: AgendaTyping): number {
  if (mode === 'point') return 1;
  return mode === 'all' ? mostPoints : mostPoints - agenda.length;
}

/**
 * The host of a link as it is shown: in its ASCII form, so that no letter passes for another; of a long one its end, which
 * says whose it is.
 */
export function hostOf(link: string): string {
  const { host } = new URL(link);
  return host.length <= longestHost ? host : `…${host.slice(1 - longestHost)}`;
}

/** The points with one of them a place further up or down, and where it stands then; undefined where there is no such place. */
export function movePoint(
  points: readonly AgendaPoint[],
  index: number,
  way: 'up' | 'down',
): { points: AgendaPoint[]; index: number } | undefined {
  const to = way === 'up' ? index - 1 : index + 1;
  const [point, other] = [points[index], points[to]];
  if (point === undefined || other === undefined) return undefined;
  return { points: points.map((one, at) => (at === index ? other : at === to ? point : one)), index: to };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().replace(marks, '').trim())
    .filter((line) => line !== '');
}

const marks = /^(?:[-•*+–—]|\d{1,2}[.)])(?= |$)/u;

function readPoint(line: string, number: number): AgendaPoint | AgendaProblem {
  const found = line.match(/(?<![\p{L}\p{N}])https?:\/\/\S+/giu) ?? [];
  const [first] = found;
  if (found.length > 1) return { kind: 'two_links', line: number };
  const link = first === undefined ? undefined : readLink(first.replace(/[.,;:!?)\]}>”"'…]+$/u, ''));
  if (first !== undefined && link === undefined) return { kind: 'bad_link', line: number };
  const rest = first === undefined ? line : textAround(line, first);
  const text = rest === '' && link !== undefined ? hostOf(link) : rest;
  return Array.from(text).length > longestPoint ? { kind: 'too_long', line: number } : { text, link };
}

function textAround(line: string, link: string): string {
  return line
    .replace(link, ' ')
    .replace(/[(["“]\s*[)\]"”]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[:|,;(–—-]+$/u, '')
    .trim();
}

/** A name and password in front of the host would make one address look like another. */
function readLink(text: string): string | undefined {
  if (text.length > longestLink || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.username === '' && url.password === '' && url.host.includes('.') ? url.href : undefined;
}

function unclear(problem: AgendaProblem): AgendaInput {
  return { status: 'unclear', problem };
}
