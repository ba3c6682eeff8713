import type { FormFault } from '../../core/checklists/form-read.ts';
import type { Damaged, DatabaseRefusal, Foreign, ServerRefusal } from '../../core/model/database.ts';
import type { ContentProblem } from '../../core/text/content-schema.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Why the program did not start. Nothing was changed on disk. */
export type StartRefusalFacts = StartRefusal & {
  /** Where the database or its key is looked for. */
  database: string;
  key: string;
};

export type StartRefusal =
  | DatabaseRefusal
  | ServerRefusal
  | { status: 'token_refused' }
  | { status: 'port_taken'; why: string }
  /** A checklist or the list of holidays, or their folder. */
  | BrokenFile;

type BrokenFile = { status: 'file_broken'; file: string; problems: readonly ContentProblem[] };

type Refusal = DatabaseRefusal | ServerRefusal;

const refusals: Readonly<Record<Refusal['status'], true>> = {
  ...{ damaged: true, foreign: true, locked: true, missing: true, newer: true, unwritable: true },
  ...{ disk_full: true, key_unreadable: true, key_exposed: true, key_missing: true, key_malformed: true },
  ...{ key_unwritable: true, key_wrong: true, key_incomplete: true, key_not_made: true },
  ...{ server_unreachable: true, server_tls: true, server_password: true, server_rights: true },
  ...{ server_standby: true, server_full: true, server_old: true },
  ...{ database_absent: true, encoding_wrong: true },
};

/** Whether a command was refused as a start would be, and has no words of its own for it. */
export function isRefused<Facts extends { status: string }, const Own extends string = never>(
  facts: Facts,
  own: readonly Own[] = [],
): facts is Exclude<Extract<Facts, Refusal>, { status: Own }> {
  return facts.status in refusals && !own.some((status) => status === facts.status);
}

type Flaw = Damaged | Foreign;

/** Why Telegram cannot be reached yet, and under which name to look for more. */
export type Unreached = {
  cause: Extract<keyof Messages, `unreached.${string}`> extends `unreached.${infer Name}` ? Name : never;
  code: string;
};

/** Every variable that is wrong, one a line. */
export function configProblemsText(
  { label }: Translator,
  problems: readonly { variable: string; problem: ConfigProblem; file?: string; uid?: number }[],
): string {
  const lines = problems.map(
    ({ variable, problem, file = '', uid = 0 }) =>
      `  ${variable} ${label(`config.${problem}`, { file, uid: String(uid) })}`,
  );
  return [label('config'), ...lines].join('\n');
}

type ConfigProblem =
  Extract<keyof Messages, `config.${string}`> extends `config.${infer Name}` ? Name : never;

/** One sentence that says what to do. */
export function startRefusalText(translator: Translator, facts: StartRefusalFacts): string {
  if (facts.status === 'file_broken') return brokenFileText(translator, facts);
  const { database, key } = facts;
  return translator.label(`start-refused.${facts.status}`, {
    database,
    key,
    port: facts.status === 'port_taken' ? facts.why : '',
    uid: 'uid' in facts ? String(facts.uid) : '',
    why: whyText(translator, facts),
  });
}

function whyText(translator: Translator, facts: Exclude<StartRefusalFacts, BrokenFile>): string {
  if (facts.status === 'damaged' || facts.status === 'foreign') return flawText(translator, facts);
  if (facts.status === 'key_incomplete') return facts.keyId;
  return facts.status === 'server_unreachable' || facts.status === 'server_tls' ? facts.why : '';
}

/** What is wrong with the database itself. */
export function flawText({ label }: Translator, flaw: Flaw): string {
  return flaw.status === 'foreign'
    ? label('foreign', { why: flaw.why })
    : label('damage', { why: flaw.why, migration: 'migration' in flaw ? flaw.migration : '' });
}

const mostTold = 5;

/** The file, the places inside it and what is wrong there. */
export function brokenFileText(
  translator: Translator,
  { file, problems }: Pick<BrokenFile, 'file' | 'problems'>,
): string {
  const { label } = translator;
  const told = problems
    .slice(0, mostTold)
    .map(({ path, fault }) => `${path} ${faultText(translator, fault)}`.trimStart());
  const left = problems.length - told.length;
  const rest = left > 0 ? [label('start-refused.file_more', { count: left })] : [];
  return label('start-refused.file_broken', { file, problems: [...told, ...rest].join('; ') });
}

export function faultText({ label }: Translator, fault: FormFault): string {
  return label(`fault.${fault.is}`, { ...untold, ...fault });
}

/** What the sentence of another fault would tell. */
const untold = {
  ...{ code: '', line: 0, column: 0, found: '', expected: '', key: '', file: '', most: 0, now: 0 },
  ...{ among: '', least: 0, group: 0, source: '', days: 0, on: '' },
};
