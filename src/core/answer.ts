import type { ItemValue } from './item-value.ts';
import type { LocalDate } from './local-time.ts';
import type { Sharing } from './sharing.ts';

export const levels = ['none', 'at_risk', 'correcting', 'discuss'] as const;
/** Không có, Có nguy cơ, Có, đang sửa, Muốn trao đổi riêng. */
export type Level = (typeof levels)[number];

export const causeKinds = ['subjective', 'objective'] as const;
export type CauseKind = (typeof causeKinds)[number];

/** One item answered or skipped. Texts stay when the level changes, and are left out of what is sent where they do not apply. */
export type Answer = {
  item: number;
  level: Level | undefined;
  /** Why it was skipped; never where there is a level or a value. */
  skipReason: string | undefined;
  /** Answered with the whole rest by one tap. */
  together: boolean;
  how: string | undefined;
  causeKind: CauseKind | undefined;
  cause: string | undefined;
  remedy: string | undefined;
  deadlineOn: LocalDate | undefined;
  help: string | undefined;
  /** `discuss`: whether the secretary is told to come and talk. Undefined until asked. */
  wish: boolean | undefined;
  /** Narrower than the review's own level, for this item only. */
  sharing: Sharing | undefined;
  /** What a question was answered with; items with a level have none. */
  value?: ItemValue;
  /** Taken over from an earlier review and not looked at yet. */
  prefilled?: true;
};

export function emptyAnswer(item: number): Answer {
  return {
    item,
    level: undefined,
    skipReason: undefined,
    together: false,
    how: undefined,
    causeKind: undefined,
    cause: undefined,
    remedy: undefined,
    deadlineOn: undefined,
    help: undefined,
    wish: undefined,
    sharing: undefined,
  };
}

/** Whether the optional steps (how it shows, cause, remedy, deadline, help) belong to this level. */
export function hasDetails(level: Level | undefined): boolean {
  return level === 'at_risk' || level === 'correcting';
}

export function isAnswered(answer: Answer): boolean {
  return answer.level !== undefined || answer.skipReason !== undefined || answer.value !== undefined;
}

/** Whether it says something that is listed under a name: what was chosen among options is only counted. */
export function saysWords({ level, value }: Pick<Answer, 'level' | 'value'>): boolean {
  if (value !== undefined) return value.kind === 'text' || value.kind === 'number' || value.kind === 'date';
  return hasDetails(level) || level === undefined;
}

/** Whether they say anything beyond "no". */
export function saySomething(answers: readonly Pick<Answer, 'level' | 'value'>[]): boolean {
  return answers.some(({ level, value }) => value !== undefined || level !== 'none');
}

/** The answer as it is sent: texts that do not belong to its level are left out. */
export function sentForm(answer: Answer): Answer {
  const { item, value, sharing } = answer;
  if (value !== undefined) return { ...emptyAnswer(item), value, sharing };
  if (hasDetails(answer.level)) return { ...answer, skipReason: undefined, wish: undefined };
  return {
    ...emptyAnswer(answer.item),
    level: answer.level,
    skipReason: answer.level === undefined ? answer.skipReason : undefined,
    together: answer.together,
    wish: answer.level === 'discuss' ? answer.wish : undefined,
    sharing: answer.sharing,
  };
}
