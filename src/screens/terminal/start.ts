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
  | { status: 'token_refused' }
  | { status: 'port_taken'; why: string }
  /** A checklist or the list of holidays, or their folder. */
  | BrokenFile;

type BrokenFile = { status: 'file_broken'; file: string; problems: readonly ContentProblem[] };

/** Of the database or its key. */
export type DatabaseRefusal =
  | { status: 'damaged'; why: DamageWhy; migration?: string }
  | { status: 'foreign'; why: ForeignWhy }
  /** As which user the program runs. */
  | { status: 'key_unreadable' | 'key_exposed'; uid: number }
  | { status: 'locked' | 'missing' | 'newer' | 'unwritable' | 'disk_full' }
  | { status: 'key_missing' | 'key_malformed' | 'key_unwritable' | 'key_wrong' };

type DamageWhy = 'key_check_gone' | 'migration_unfinished' | 'migration_edited' | 'unsound';
type ForeignWhy = 'other_program' | 'not_sqlite';

/** Why Telegram cannot be reached yet, and under which name to look for more. */
export type Unreached = {
  cause: Extract<keyof Messages, `unreached-${string}`> extends `unreached-${infer Name}` ? Name : never;
  code: string;
};

/** Every variable that is wrong, one a line. */
export function configProblemsText(
  { label }: Translator,
  problems: readonly { variable: string; problem: ConfigProblem; file?: string; uid?: number }[],
): string {
  const lines = problems.map(({ variable, problem, file = '', uid = 0 }) => {
    const text =
      problem === 'token-file' || problem === 'token-exposed'
        ? label(`config-${problem}`, { file, uid: String(uid) })
        : label(`config-${problem}`);
    return `  ${variable} ${text}`;
  });
  return [label('config-invalid'), ...lines].join('\n');
}

type ConfigProblem =
  Extract<keyof Messages, `config-${string}`> extends `config-${infer Name}`
    ? Exclude<Name, 'invalid'>
    : never;

/** One sentence that says what to do. */
export function startRefusalText(translator: Translator, facts: StartRefusalFacts): string {
  const { label } = translator;
  const { database, key } = facts;
  switch (facts.status) {
    case 'token_refused':
      return label('start-token-refused');
    case 'file_broken':
      return brokenFileText(translator, facts);
    case 'port_taken':
      return label('start-port-taken', { port: facts.why });
    case 'locked':
      return label('start-locked', { database });
    case 'missing':
      return label('start-missing', { database, key });
    case 'newer':
      return label('start-newer', { database });
    case 'damaged':
      return label('start-damaged', { database, why: damageText(translator, facts) });
    case 'foreign':
      return label('start-foreign', { database, why: foreignText(translator, facts) });
    case 'unwritable':
      return label('start-unwritable', { database });
    case 'disk_full':
      return label('start-disk-full', { database });
    case 'key_missing':
      return label('start-key-missing', { database, key });
    case 'key_unreadable':
      return label('start-key-unreadable', { key, uid: String(facts.uid) });
    case 'key_malformed':
      return label('start-key-malformed', { key });
    case 'key_exposed':
      return label('start-key-exposed', { key, uid: String(facts.uid) });
    case 'key_unwritable':
      return label('start-key-unwritable', { key });
    case 'key_wrong':
      return label('start-key-wrong', { database, key });
  }
}

export function damageText(
  { label }: Translator,
  { why, migration = '' }: { why: DamageWhy; migration?: string },
): string {
  return label('damage', { why, migration });
}

export function foreignText({ label }: Translator, { why }: { why: ForeignWhy }): string {
  return label('foreign', { why });
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
  const rest = left > 0 ? [label('start-file-more', { count: left })] : [];
  return label('start-file-broken', { file, problems: [...told, ...rest].join('; ') });
}

export function faultText({ label }: Translator, fault: ContentProblem['fault']): string {
  if (fault.is === 'unreadable') return label('fault-unreadable', fault);
  if (fault.is === 'not_json') return label('fault-not_json', fault);
  if (fault.is === 'key_taken') return label('fault-key_taken', fault);
  if (fault.is === 'wrong_kind') return label('fault-wrong_kind', fault);
  if (fault.is === 'too_long') return label('fault-too_long', fault);
  if (fault.is === 'too_few') return label('fault-too_few', fault);
  if (fault.is === 'misnumbered') return label('fault-misnumbered', fault);
  if (fault.is === 'id_repeated') return label('fault-id_repeated', fault);
  if (fault.is === 'unknown_source') return label('fault-unknown_source', fault);
  if (fault.is === 'break_too_long') return label('fault-break_too_long', fault);
  if (fault.is === 'listed_twice' || fault.is === 'not_day_off') return label(`fault-${fault.is}`, fault);
  return label(`fault-${fault.is}`);
}
