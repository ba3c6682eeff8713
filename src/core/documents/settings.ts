import { z } from 'zod';
import { printChoices } from './printing.ts';
import { isLocalDate } from '../time/local-time.ts';
import type { Unit } from '../model/people.ts';

/** Kinds of cells, as what a meeting of theirs has to deal with differs. */
export const cellKinds = [
  'residential',
  'office',
  'state_owned',
  'private',
  'students',
  'armed_forces',
  'other',
] as const;

/** For the unit as a whole (T/M CHI BỘ, T/M ĐẢNG ỦY), or for its committee (T/M CHI ỦY, T/M BAN THƯỜNG VỤ). */
export const signedFor = ['whole', 'committee'] as const;
export const signingOffices = ['secretary', 'deputy'] as const;

export const longestBody = 120;
export const longestPlaceName = 60;
export const mostRecipients = 8;
export const mostNumber = 9999;

const schemas = {
  /** What stands above, as it is entered: "Đảng bộ phường Bồ Đề". */
  superior: z.string().max(longestBody),
  /** Who issues: "Chi bộ Tổ dân phố 5". */
  issuer: z.string().max(longestBody),
  /** Before the date: "Bồ Đề". */
  place: z.string().max(longestPlaceName),
  cellKind: z.enum(cellKinds),
  /** The day from which documents are numbered, each kind by itself. */
  termFrom: z.string().refine(isLocalDate),
  /** The number that the last report of this term bears; none yet is 0. */
  lastReport: z.int().min(0).max(mostNumber),
  lastMinutes: z.int().min(0).max(mostNumber),
  /** One a line, without the sign that ends it. */
  recipients: z.array(z.string().max(longestBody)).min(1).max(mostRecipients),
  signer: z.object({ for: z.enum(signedFor), office: z.enum(signingOffices) }),
};

export const documentSettingsSchema = z
  .object({ ...schemas, printing: z.array(z.enum(printChoices)) })
  .partial();

/** What a unit has said that its documents print at head and foot. What nobody has said is left out: nothing is guessed. */
export type DocumentSettings = z.infer<typeof documentSettingsSchema>;
export type DocumentSetting = keyof typeof schemas;
export type Signer = NonNullable<DocumentSettings['signer']>;

export const documentSettings = [
  ...(['superior', 'issuer', 'place', 'cellKind', 'termFrom', 'lastReport', 'lastMinutes'] as const),
  ...(['recipients', 'signer'] as const),
] satisfies readonly DocumentSetting[];
const ofCellsOnly: readonly DocumentSetting[] = ['cellKind', 'lastMinutes'];

/** In the order in which they are asked. Only cells have a kind and keep minutes. */
export function settingsOf({ kind }: Pick<Unit, 'kind'>): readonly DocumentSetting[] {
  return kind === 'cell' ? documentSettings : documentSettings.filter((one) => !ofCellsOnly.includes(one));
}

/** With an answer added. Numbers begin anew with a term: those of another one are forgotten. */
export function withSettings(settings: DocumentSettings, said: DocumentSettings): DocumentSettings {
  const isOtherTerm =
    said.termFrom !== undefined && settings.termFrom !== undefined && said.termFrom !== settings.termFrom;
  const kept = isOtherTerm ? withoutSetting(withoutSetting(settings, 'lastReport'), 'lastMinutes') : settings;
  return { ...kept, ...said };
}

export function withoutSetting(settings: DocumentSettings, left: DocumentSetting): DocumentSettings {
  return Object.fromEntries(Object.entries(settings).filter(([setting]) => setting !== left));
}

/** Those that nobody has said anything about, in the order of asking. */
export function missingSettings(
  settings: DocumentSettings,
  unit: Pick<Unit, 'kind'>,
): readonly DocumentSetting[] {
  return settingsOf(unit).filter((setting) => settings[setting] === undefined);
}
