import { z } from 'zod';
import { isLocalTime } from '../time/local-time.ts';
import { meetingDaySchema, parseMeetingDay } from './meeting-day.ts';
import { meetingRuleSchema, parseMeetingShift, parseMeetingTime } from './meeting-rule.ts';
import { meetingShifts, type CellMeetingRule } from '../model/people.ts';
import { isInOldFont } from '../text/old-font.ts';
import { looksClassified } from '../text/typed.ts';
import { cleanText, longestName, parseName, type NameProblem } from '../text/person-name.ts';
import { foldMarks } from '../text/fold.ts';
import { read, unclear, type Form, type Question, type Reading } from '../forms/form.ts';

export const setupSteps = ['own_name', 'cell_name', 'day', 'time', 'place', 'shift', 'checklist'] as const;
/** One question of the guided setup. */
export type SetupStep = (typeof setupSteps)[number];

/** What a cell is offered first. */
export const defaultChecklistKey = 'bieu-hien-27';

export const longestCellName = 80;
export const longestPlace = 120;

const answerSchemas = {
  own_name: z.string().max(longestName),
  cell_name: z.string().max(longestCellName),
  day: meetingDaySchema,
  time: z.string().refine(isLocalTime),
  place: z.string().max(longestPlace),
  shift: z.enum(meetingShifts),
  checklist: z.string().max(40),
};

const answersSchema = z.object(answerSchemas).partial();
export type SetupAnswers = z.infer<typeof answersSchema>;
export type CompleteAnswers = Required<SetupAnswers>;

const draftSchema = z.object({
  /** `settings`: the cell is set up already and something is changed. */
  mode: z.enum(['first', 'settings']),
  step: z.enum([...setupSteps, 'recap']),
  answers: answersSchema,
  lastInputId: z.int().optional(),
});

/** What the guided setup has gathered so far, and which question is on screen. */
export type SetupDraft = z.infer<typeof draftSchema>;

export function startSetup(known: SetupAnswers): SetupDraft {
  return { mode: 'first', step: nextQuestion('first', known), answers: known };
}

export function startSettings(known: SetupAnswers): SetupDraft {
  return { mode: 'settings', step: 'recap', answers: known };
}

/** After an answer the first open question follows, or the recap. So the same answer given twice changes nothing. */
export function answerStep(draft: SetupDraft, answer: SetupAnswers): SetupDraft {
  const answers = { ...draft.answers, ...answer };
  return { ...draft, answers, step: nextQuestion(draft.mode, answers) };
}

/** Shows a question again, to correct it. The recap can be opened only when nothing is missing. */
export function goToStep(draft: SetupDraft, step: SetupStep | 'recap'): SetupDraft {
  const open = nextQuestion(draft.mode, draft.answers);
  if (step === 'recap') return { ...draft, step: open };
  if (!questionsOf(draft.mode).includes(step)) return { ...draft, step: open };
  const isAhead = open !== 'recap' && setupSteps.indexOf(step) > setupSteps.indexOf(open);
  return { ...draft, step: isAhead ? open : step };
}

/** The question before this one; from a correction the way back is the recap. */
export function stepBefore({ mode, step, answers }: SetupDraft): SetupStep | 'recap' | undefined {
  if (step === 'recap') return undefined;
  if (nextQuestion(mode, answers) === 'recap') return 'recap';
  const questions = questionsOf(mode);
  return questions[questions.indexOf(step) - 1];
}

export function progressOf({ mode, step }: SetupDraft): { number: number; of: number } {
  const questions = questionsOf(mode);
  const index = step === 'recap' ? questions.length : questions.indexOf(step);
  return { number: Math.min(index + 1, questions.length), of: questions.length };
}

/** Undefined as long as a question is open. */
export function completeAnswers({ answers }: SetupDraft): CompleteAnswers | undefined {
  const { data } = z.object(answerSchemas).safeParse(answers);
  return data;
}

export function meetingRuleOf({ day, time, place, shift }: CompleteAnswers): CellMeetingRule {
  return { ...meetingRuleSchema.parse({ day, time, shift }), place };
}

export type SetupProblem = NameProblem | 'classified' | 'day' | 'time' | 'press_button' | 'typed';

type SetupQuestion = Question<unknown, undefined, SetupAnswers, SetupProblem>;

const pressed: SetupQuestion = { read: () => unclear('press_button') };

/** The guided setup as a form. What buttons alone answer is not read. */
export const setupForm: Form<SetupDraft, SetupStep | 'recap', undefined, SetupAnswers, SetupProblem> = {
  draft: draftSchema,
  asks: ({ step }) => step,
  questions: {
    own_name: {
      read: (text) => {
        const name = parseName(text);
        return name.status === 'parsed' ? read({ own_name: name.name }) : unclear(name.why);
      },
    },
    cell_name: {
      read: (text) => {
        const line = readLine(text, longestCellName, nameOfCell);
        return line.status === 'read' ? read({ cell_name: line.answer }) : line;
      },
    },
    day: {
      read: (text) => {
        const day = parseMeetingDay(text);
        return day.status === 'parsed' ? read({ day: day.day }) : unclear('day');
      },
    },
    time: {
      read: (text) => {
        const time = parseMeetingTime(text);
        return time.status === 'parsed' ? read({ time: time.time }) : unclear('time');
      },
    },
    place: {
      read: (text) => {
        const place = readPlace(text);
        return place.status === 'read' ? read({ place: place.answer }) : place;
      },
    },
    shift: {
      read: (text) => {
        const shift = parseMeetingShift(text);
        return shift === undefined ? unclear('press_button') : read({ shift });
      },
    },
    checklist: pressed,
    recap: pressed,
  },
};

export function readPlace(text: string): Reading<string, LineProblem> {
  return readLine(text, longestPlace);
}

type LineProblem = NameProblem | 'classified';

function readLine(text: string, longest: number, as = (line: string) => line): Reading<string, LineProblem> {
  if (isInOldFont(text)) return unclear('old_font');
  const line = cleanText(text);
  if (looksClassified(line)) return unclear('classified');
  if (!/[\p{L}\p{N}]/u.test(line)) return unclear('too_short');
  const said = as(line);
  return said.length > longest ? unclear('too_long') : read(said);
}

/** "Tổ dân phố 5" is said as "Chi bộ Tổ dân phố 5". */
function nameOfCell(line: string): string {
  const isNamedSo = /^(?:chi bo|cb |to dang|dang bo|party cell|cell )/.test(`${foldMarks(line)} `);
  const name = isNamedSo ? line : `Chi bộ ${line}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The secretary's own name is changed in the roster, not among the settings. */
function questionsOf(mode: SetupDraft['mode']): readonly SetupStep[] {
  return mode === 'first' ? setupSteps : setupSteps.filter((step) => step !== 'own_name');
}

function nextQuestion(mode: SetupDraft['mode'], answers: SetupAnswers): SetupStep | 'recap' {
  return questionsOf(mode).find((step) => answers[step] === undefined) ?? 'recap';
}
