import type { Level, Answer } from '../model/reviews.ts';

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

export type Answers = ReadonlyMap<number, Answer>;

export function lookedAt(answer: Answer): Answer {
  const looked = { ...answer };
  delete looked.prefilled;
  return looked;
}
