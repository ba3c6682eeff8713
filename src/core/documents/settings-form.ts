import { z } from 'zod';
import { read, unclear, type Form, type Question } from '../forms/form.ts';
import type { Unit } from '../model/people.ts';
import { isInOldFont } from '../text/old-font.ts';
import { cleanText } from '../text/person-name.ts';
import { looksClassified } from '../text/typed.ts';
import { parseDate } from '../time/date-input.ts';
import type { LocalDate } from '../time/local-time.ts';
import { readNumber } from './numbers.ts';
import {
  documentSettings,
  longestBody,
  longestPlaceName,
  mostRecipients,
  settingsOf,
  type DocumentSetting,
  type DocumentSettings,
} from './settings.ts';

export type SettingProblem =
  | 'too_short'
  | 'too_long'
  | 'old_font'
  | 'classified'
  | 'press_button'
  | 'date'
  | 'future'
  | 'number'
  | 'too_many'
  | 'typed';

/** `walk`: after an answer the next thing follows that is not known yet. */
const draftSchema = z.object({
  dialogue: z.enum(['documents', 'unit_documents']),
  unitId: z.string(),
  asks: z.enum([...documentSettings, 'overview']),
  walk: z.boolean(),
  lastInputId: z.int().optional(),
});
export type SettingsDraft = z.infer<typeof draftSchema>;

type SettingQuestion = Question<SettingsDraft, { today: LocalDate }, DocumentSettings, SettingProblem>;

const line = (key: 'superior' | 'issuer' | 'place', longest: number): SettingQuestion => ({
  read: (text) => {
    const said = readLine(text, longest);
    return said.status === 'read' ? read({ [key]: said.answer }) : said;
  },
});

const number = (key: 'lastReport' | 'lastMinutes'): SettingQuestion => ({
  read: (text) => {
    const said = readNumber(text);
    return said.status === 'read' ? read({ [key]: said.answer }) : said;
  },
});

const byButton: SettingQuestion = { read: () => unclear('press_button') };

export const settingsForm: Form<
  SettingsDraft,
  DocumentSetting | 'overview',
  { today: LocalDate },
  DocumentSettings,
  SettingProblem
> = {
  draft: draftSchema,
  asks: ({ asks }) => asks,
  questions: {
    superior: line('superior', longestBody),
    issuer: line('issuer', longestBody),
    place: line('place', longestPlaceName),
    cellKind: byButton,
    termFrom: {
      read: (text, { today }) => {
        const date = parseDate(text, { today });
        if (date.status !== 'past' && date.status !== 'parsed')
          return unclear(date.status === 'too_far' ? 'future' : 'date');
        return date.on > today ? unclear('future') : read({ termFrom: date.on });
      },
    },
    lastReport: number('lastReport'),
    lastMinutes: number('lastMinutes'),
    recipients: { read: readRecipients },
    signer: byButton,
    overview: byButton,
  },
};

/** What is asked after this: in a walk the next that nobody has said anything about, else nothing more. */
export function askedNext(
  { asks, walk }: Pick<SettingsDraft, 'asks' | 'walk'>,
  settings: DocumentSettings,
  unit: Pick<Unit, 'kind'>,
): SettingsDraft['asks'] {
  const all = settingsOf(unit);
  const after = asks === 'overview' ? all : all.slice(all.indexOf(asks) + 1);
  return (walk ? after.find((one) => settings[one] === undefined) : undefined) ?? 'overview';
}

/** One a line, or with semicolons between them; dashes and what ends a line are the document's. */
function readRecipients(text: string) {
  const lines = text
    .split(/[\n;]/)
    .map((one) => cleanText(one).replace(/^[-–•*+]\s*|[\s,.;]+$/g, ''))
    .filter((one) => one !== '');
  if (lines.length === 0) return unclear<SettingProblem>('too_short');
  if (lines.length > mostRecipients) return unclear<SettingProblem>('too_many');
  const recipients: string[] = [];
  for (const one of lines) {
    const said = readLine(one, longestBody);
    if (said.status === 'unclear') return said;
    recipients.push(said.answer);
  }
  return read({ recipients });
}

function readLine(text: string, longest: number) {
  if (isInOldFont(text)) return unclear<SettingProblem>('old_font');
  const said = cleanText(text);
  if (looksClassified(said)) return unclear<SettingProblem>('classified');
  if (!/\p{L}/u.test(said)) return unclear<SettingProblem>('too_short');
  return said.length > longest ? unclear<SettingProblem>('too_long') : read(said);
}
