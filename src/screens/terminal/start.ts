import type { Messages } from '../../i18n/messages.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Why the program did not start. Nothing was changed on disk. */
export type StartRefusalFacts = {
  status:
    | 'token_refused'
    | 'checklist_broken'
    | 'port_taken'
    | 'locked'
    | 'missing'
    | 'newer'
    | 'damaged'
    | 'foreign'
    | 'unwritable'
    | 'disk_full'
    | 'key_missing'
    | 'key_unreadable'
    | 'key_malformed'
    | 'key_exposed'
    | 'key_unwritable'
    | 'key_wrong';
  /** Where the database or its key is looked for. */
  database: string;
  key: string;
  /** What is wrong in detail, in English, for the operator. */
  why: string;
  /** As which user the program runs, where that is what is wrong. */
  uid?: number;
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
export function startRefusalText(
  { label }: Translator,
  { status, database, key, why, uid = 0 }: StartRefusalFacts,
): string {
  switch (status) {
    case 'token_refused':
      return label('start-token-refused');
    case 'checklist_broken':
      return label('start-checklist-broken', { problem: why });
    case 'port_taken':
      return label('start-port-taken', { port: why });
    case 'locked':
      return label('start-locked', { database });
    case 'missing':
      return label('start-missing', { database, key });
    case 'newer':
      return label('start-newer', { database });
    case 'damaged':
      return label('start-damaged', { database, why });
    case 'foreign':
      return label('start-foreign', { database, why });
    case 'unwritable':
      return label('start-unwritable', { database });
    case 'disk_full':
      return label('start-disk-full', { database });
    case 'key_missing':
      return label('start-key-missing', { database, key });
    case 'key_unreadable':
      return label('start-key-unreadable', { key, uid: String(uid) });
    case 'key_malformed':
      return label('start-key-malformed', { key });
    case 'key_exposed':
      return label('start-key-exposed', { key, uid: String(uid) });
    case 'key_unwritable':
      return label('start-key-unwritable', { key });
    case 'key_wrong':
      return label('start-key-wrong', { database, key });
  }
}
