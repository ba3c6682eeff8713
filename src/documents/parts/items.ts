import type { AnnexRow, DocumentChecklist, PublishedItem, RoundFigures } from '../../core/documents/facts.ts';
import type { MembershipCounts } from '../../core/cell/memberships.ts';
import type { CommitmentCounts } from '../../core/commitments/commitment.ts';
import { datePrinted } from '../../core/documents/legal-bases.ts';
import type { Answer, Level } from '../../core/model/reviews.ts';
import { findItem, itemsOf, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { isGrave, isQuestion, type ChecklistItem } from '../../core/rounds/checklist-items.ts';
import type { LocalDate } from '../../core/time/local-time.ts';
import { leftKey, writtenKey } from '../../core/summaries/value-counts.ts';
import { counted, roman } from '../kit/figures.ts';

export const levelNames: Readonly<Record<Level, string>> = {
  none: 'Không có',
  at_risk: 'Có nguy cơ',
  correcting: 'Có, đang sửa',
  discuss: 'Muốn trao đổi riêng',
};

/** What stands where something grave would have to be written down. */
export const inPerson = 'Trao đổi trực tiếp';

export const wordingNote = 'diễn đạt rút gọn, không phải nguyên văn';

export function manifestationsOf({ content }: DocumentChecklist): ChecklistItem[] {
  return itemsOf(content).filter((item) => !isQuestion(item));
}

/** "mục" or "điều". */
export function itemWord({ itemsAre }: DocumentChecklist): string {
  return itemsAre === 'articles' ? 'điều' : 'mục';
}

/** "13 (nhóm II, số 4)"; the number alone where there are no groups, and of an article, which is known by it. */
export function itemPlace({ content, itemsAre }: DocumentChecklist, number: number): string {
  const group = content.groups.findIndex(({ items }) => items.some((item) => item.number === number));
  if (itemsAre === 'articles' || content.groups.length < 2 || group < 0) return String(number);
  const first = content.groups[group]?.items[0]?.number ?? number;
  return `${number} (nhóm ${roman(group + 1)}, số ${number - first + 1})`;
}

export function shortName({ content }: DocumentChecklist, number: number): string {
  return findItem(content, number)?.short.vi ?? '';
}

export function isGraveIn({ content }: DocumentChecklist, number: number): boolean {
  const item = findItem(content, number);
  return item !== undefined && isGrave(item);
}

/** "27 biểu hiện … (Nghị quyết 04-NQ/TW)", with the basis named where the title does not name it already. */
export function checklistName({ content, grounds }: DocumentChecklist, as: 'dated' | 'short'): string {
  const [ground] = grounds;
  const author = content.author === undefined ? '' : `, do ${content.author} soạn`;
  const title = `${content.title.vi}${author}`;
  return ground === undefined || title.includes(ground.short) ? title : `${title} (${ground[as]})`;
}

/** "Điều 11, Điều 12: đề nghị đối chiếu nguyên văn …", of what no round could ask. */
export function blankNote(checklist: DocumentChecklist): string | undefined {
  const { blank, grounds } = checklist;
  if (blank.length === 0) return undefined;
  const word = itemWord(checklist);
  const named = blank.map((number) => `${word.charAt(0).toLocaleUpperCase('vi')}${word.slice(1)} ${number}`);
  const original = grounds[0] === undefined ? '' : ` ${grounds[0].short}`;
  return `${named.join(', ')}: đề nghị đối chiếu nguyên văn${original}.`;
}

/** Under figures of items: of which day they are and whose. */
export function figuresNote(
  {
    checklist,
    pooled,
    paperForms,
  }: Pick<RoundFigures, 'pooled' | 'paperForms'> & { checklist: DocumentChecklist },
  countedOn: LocalDate,
): string {
  const pool =
    pooled.status === 'counted'
      ? `đã gồm ${counted(pooled.reviews)} bản chỉ lấy số liệu`
      : 'chưa gồm các bản chỉ lấy số liệu, nếu có, vì chưa đủ năm';
  const forms = paperForms === undefined ? '' : `; đã gồm ${counted(paperForms)} phiếu giấy không ghi tên`;
  const blank = blankNote(checklist);
  return [
    `Ghi chú: số đã chốt ngày ${datePrinted(countedOn)}; ${pool}${forms}. Tên biểu hiện ${wordingNote}.`,
    ...(blank === undefined ? [] : [blank]),
  ].join(' ');
}

/** Without those that nobody raises. */
export function mostRaisedFirst<Item extends RaisedItem>(items: readonly Item[]): Item[] {
  return items
    .filter((item) => raisedIn(item) > 0)
    .sort((one, other) => raisedIn(other) - raisedIn(one) || one.item - other.item);
}

/** Each group that has items to be raised: how many of these are, how many may not be told, and how often all are. */
export function groupFigures(
  { content }: DocumentChecklist,
  items: readonly RaisedItem[],
): { title: string; items: number; raised: number; untold: number; times: number }[] {
  const groups = content.groups.filter((group) => !group.items.every(isQuestion));
  return groups.map(({ title, items: all }) => {
    const published = items.filter(({ item }) => all.some(({ number }) => number === item));
    const raised = published.filter((item) => raisedIn(item) > 0);
    return {
      ...{ title: title.vi, items: all.length, raised: raised.length },
      untold: all.length - published.length,
      times: raised.reduce((sum, item) => sum + raisedIn(item), 0),
    };
  });
}

type RaisedItem = Pick<PublishedItem, 'item' | 'atRisk' | 'correcting'>;

export function raisedIn({ atRisk, correcting }: Omit<RaisedItem, 'item'>): number {
  return atRisk + correcting;
}

/** "tăng 2"; a dash where it may not be told. */
export function changeText(change: number | undefined): string {
  if (change === undefined) return '–';
  if (change === 0) return 'không đổi';
  return change > 0 ? `tăng ${change}` : `giảm ${-change}`;
}

/** "Chủ quan: …". */
export function causeText({ causeKind, cause }: Pick<Answer, 'causeKind' | 'cause'>): string {
  const kind = causeKind && { subjective: 'Chủ quan', objective: 'Khách quan' }[causeKind];
  if (kind === undefined) return cause ?? '';
  return cause === undefined ? kind : `${kind}: ${cause}`;
}

/** What a question was answered with; empty where it was left. */
export function valueText(
  content: ChecklistContent,
  { item, value }: Pick<Answer, 'item' | 'value'>,
): string {
  const question = findItem(content, item);
  if (value === undefined || question === undefined) return '';
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice':
      return optionName(question, value.option);
    case 'choices':
      return value.options.map((option) => optionName(question, option)).join(', ');
    case 'scale':
      return optionName(question, String(value.step));
    case 'number':
      return question.kind === 'number' && question.unit !== undefined
        ? `${value.amount} ${question.unit.vi}`
        : String(value.amount);
    case 'date':
      return datePrinted(value.on);
    case 'left':
      return '';
  }
}

/** Of an option or a step, and of what counts merely that something was written. */
export function optionName(question: ChecklistItem, key: string): string {
  if (key === writtenKey) return 'Có ghi';
  if (key === leftKey) return 'Để trống';
  if (question.kind === 'scale') return question.steps[Number(key) - 1]?.vi ?? key;
  if (question.kind === 'choice' || question.kind === 'choices')
    return question.options.find(({ id }) => id === key)?.label.vi ?? key;
  return key;
}

/** Made, kept, running, not yet and overdue; dashes where they may not be told. */
export function commitmentCells(counts: CommitmentCounts | undefined): (string | number)[] {
  if (counts === undefined) return Array.from({ length: 5 }, () => '–');
  return [counts.made, counts.kept, counts.running, counts.notYet, counts.overdue];
}

/** "chính thức 12, dự bị 01", and of how many nobody has said it. */
export function membershipsText(
  { official, probationary }: Pick<MembershipCounts, 'official' | 'probationary'>,
  unsaid: number,
): string {
  const known = `chính thức ${counted(official)}, dự bị ${counted(probationary)}`;
  return unsaid > 0 ? `${known}, chưa xác định ${counted(unsaid)}` : known;
}

/** Beside whatever was not written by its member themselves. */
export function enteredNote(enteredBy: string): string {
  return `nhập từ phiếu giấy, người nhập: ${enteredBy}`;
}

export function nameOfWriter({ name, enteredBy }: Pick<AnnexRow, 'name' | 'enteredBy'>): string {
  return enteredBy === undefined ? name : `${name} (${enteredNote(enteredBy)})`;
}
