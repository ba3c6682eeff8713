import type { PrintChoice } from './printing.ts';
import type { CommitmentCounts } from '../commitments/commitment.ts';
import type { CommitmentStatus } from '../model/commitments.ts';
import type { Membership, Unit } from '../model/people.ts';
import type { Answer } from '../model/reviews.ts';
import type { Meeting } from '../model/rounds.ts';
import type { ChecklistContent } from '../rounds/checklist.ts';
import type { RoundName } from '../rounds/round.ts';
import type { Participation } from '../summaries/people.ts';
import type { LocalDate } from '../time/local-time.ts';
import type { Figures } from '../units/counts.ts';
import type { Span } from '../units/span.ts';

/**
 * What a unit's documents print at head and foot, as it was entered. Whatever is undefined is printed as a dotted line
 * to be filled in by hand.
 */
export type DocumentFacts = {
  /** What its bodies are called depends on it. */
  kind: Unit['kind'];
  /** "Đảng bộ phường Bồ Đề"; printed in capitals where capitals belong. */
  superior: string | undefined;
  /** Whose document it is: "Chi bộ Tổ dân phố 5". */
  issuer: string | undefined;
  /** The name of the place in front of the date, without "phường": "Bồ Đề". */
  place: string | undefined;
  /** In what it differs from the usual form. */
  printing: readonly PrintChoice[];
  /** One line each, without dash and without comma at its end. */
  recipients: readonly string[];
  /** For all of them together, or for their committee. */
  signer: { for: 'whole' | 'committee'; office: 'secretary' | 'deputy'; name: string | undefined };
};

/**
 * On what a document rests: "Nghị quyết số 04-NQ/TW, ngày 30/10/2016 của …", the same up to its date, and
 * "Nghị quyết 04-NQ/TW" where it has been named before.
 */
export type Ground = {
  full: string;
  dated: string;
  short: string;
  /** The items of the checklist are its articles. */
  isList?: true;
};

/** The checklist of the round as it ran, with what it rests on. */
export type DocumentChecklist = {
  content: ChecklistContent;
  grounds: readonly Ground[];
  /** How an item of it is called beside its number. */
  itemsAre: 'items' | 'articles';
  /** The numbers of those that no round uses, as their wording is not known yet. */
  blank: readonly number[];
};

/**
 * The published counts of one item. Who wishes to talk in private is in none of them; an item that nothing but such
 * wishes was said about is none that may be published.
 */
export type PublishedItem = {
  item: number;
  atRisk: number;
  correcting: number;
  /** How many more or fewer raise it than the round before; undefined where that may not be told. */
  change: number | undefined;
};

/** A question as it was answered; `counts` by option or step. */
export type PublishedQuestion = { item: number; counts: Readonly<Record<string, number>> };

/** What documents print of the figures of a round. */
export type RoundFigures = {
  /** The day of the closing snapshot; undefined while the round is open, when no item has figures. */
  countedOn: LocalDate | undefined;
  /** Reviews that only count: those that are in the figures, or that there are too few of them to be. */
  pooled: { status: 'counted'; reviews: number } | { status: 'too_few' };
  /** Forms without a name among the figures; left out where there are none. */
  paperForms?: number;
  /** Each item whose figures may be published, raised or not; every other item is counted apart. */
  items: readonly PublishedItem[];
  questions: readonly PublishedQuestion[];
  /** Undefined where it may not be told. */
  commitments: Record<'earlier' | 'made' | 'all', CommitmentCounts | undefined>;
  suggestions: { sent: number; answered: number } | undefined;
};

/** The report on a round: figures only. */
export type ReportFacts = RoundFigures & {
  unit: DocumentFacts;
  round: RoundName;
  /** Undefined while the number is left open. */
  number: number | undefined;
  /** The day it bears; undefined to be written by hand. */
  on: LocalDate | undefined;
  /** False until the round is closed and the summary approved after that. */
  final: boolean;
  meetingOn: LocalDate | undefined;
  from: LocalDate;
  until: LocalDate;
  /** Of the committee above, where the round follows one: "Kế hoạch số 12-KH/ĐU, ngày 05/01/2026 của Đảng ủy phường Bồ Đề". */
  plan: string | undefined;
  /** Those official and probationary may be fewer than the total: of some it may be unknown. */
  roster: {
    total: number;
    official: number;
    probationary: number;
    exempt: number;
    /** Undefined once the round is closed: who was here temporarily then is not kept. */
    temporary: number | undefined;
  };
  participation: Participation;
  checklist: DocumentChecklist;
  /** Whether the round was about a part of the checklist only. */
  focused: boolean;
  helpAsked: number | undefined;
  /** Whether the cell committee reviewed itself as a body. */
  committeeReviewed: boolean;
};

/** Words of one member about one item, for the whole cell. */
export type AnnexRow = Pick<
  Answer,
  'item' | 'level' | 'how' | 'causeKind' | 'cause' | 'remedy' | 'deadlineOn' | 'value'
> & {
  name: string;
  /** Who entered it, where it came on paper. */
  enteredBy?: string;
};

/** For whom the report is printed: names and words stay in the cell. */
export type ReportCopy = { for: 'committee' } | { for: 'cell'; annex: readonly AnnexRow[] };

/** A commitment made before, and what its writer said has become of it. */
export type KeptTrack = {
  /** What was to be put right: the item's name, or what somebody wrote. */
  about: string;
  remedy: string;
  dueOn: LocalDate | undefined;
  status: CommitmentStatus;
  note: string | undefined;
};

/** The review of one member, for nobody but them. */
export type OwnReviewFacts = {
  unit: DocumentFacts;
  round: RoundName;
  /** The year that stands in the line for the date. */
  year: number;
  name: string;
  /** "Bí thư Chi bộ"; undefined for none. */
  office: string | undefined;
  /** `cell`: `answers`, `earlier` and `suggestions` hold what is shared with the whole cell and nothing else. */
  scope: 'all' | 'cell';
  checklist: DocumentChecklist;
  answers: readonly Answer[];
  earlier: readonly KeptTrack[];
  suggestions: readonly string[];
  /** Who entered it, where it came on paper. */
  enteredBy?: string;
};

/** Whom a paper form is for; without a name the line is dotted. */
export type PaperFormPerson = {
  name: string | undefined;
  membership: Membership | undefined;
  /** Those of the commitments made before that whoever prints may read. */
  commitments: readonly { remedy: string; dueOn: LocalDate | undefined }[];
};

/** Paper forms, a sheet each, and the list to sign for those that bear a name. */
export type PaperFormFacts = {
  unit: DocumentFacts;
  round: RoundName;
  year: number;
  checklist: DocumentChecklist;
  /** When it is printed, and which text stands above the signature. */
  printedOn: LocalDate;
  consentVersion: number;
  /** Who takes the form back. */
  handTo: string | undefined;
  before: LocalDate | undefined;
  meeting: Pick<Meeting, 'on' | 'time' | 'place'> | undefined;
  /** After how many months a form is destroyed. */
  keptMonths: number;
  people: readonly PaperFormPerson[];
};

/** Who came to a meeting; names are those of who is away with leave, never why. */
export type MinutesAttendance = {
  present: { total: number; official: number; probationary: number };
  excused: readonly string[];
  unexcused: number;
};

/** The minutes of a meeting: a frame for whoever writes them, in which what is known stands already. */
export type MinutesFacts = {
  unit: DocumentFacts;
  /** Undefined while the number is left open. */
  number: number | undefined;
  meeting: Pick<Meeting, 'kind' | 'period' | 'on' | 'time' | 'place' | 'title'>;
  agenda: readonly string[];
  /** Undefined where it is not known who was on the roster then. */
  roster:
    | {
        total: number;
        official: number;
        probationary: number;
        exempt: number;
        /** Undefined once attendance is taken: who was here temporarily then is not kept. */
        temporary: number | undefined;
      }
    | undefined;
  /** Undefined until everybody is written down. */
  attendance: MinutesAttendance | undefined;
  /** Undefined where nobody holds the office, or who holds it was away. */
  chair: { name: string; office: 'secretary' | 'deputy' } | undefined;
  /** What members shared with the whole cell, where it is to be printed. */
  shared: readonly AnnexRow[];
  /** Undefined without a round, and until it is closed. */
  round: (RoundFigures & Pick<ReportFacts, 'participation' | 'checklist'>) | undefined;
};

/** The published counts of a unit over a span, and of each unit directly under it. */
export type UnitFiguresFacts = {
  unit: string;
  printing: readonly PrintChoice[];
  span: Span;
  figures: Figures;
  parts: readonly { unit: string; figures: Figures }[];
  /** Those that the figures speak of, by key. */
  checklists: ReadonlyMap<string, ChecklistContent>;
};
