import { findItem, type ChecklistContent } from '../../core/rounds/checklist.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import type { SummaryWords } from '../../core/summaries/words.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { shortDate } from '../dates.ts';
import { bold } from '../lines.ts';
import { valueText } from '../reviews/value-text.ts';
import { itemTitle, roundLabel } from '../rounds/names.ts';
import { pageBudget, parsedLength, splitText, type Line, type Section } from '../long-text.ts';
import type { SummaryPage } from './page.ts';
import { lockOf, part } from './parts.ts';
import type { SummaryView } from '../../services/summaries/summary-view.ts';

/** The words that this reader may read, person by person; nobody's are broken over pages unless they are longer than one. */
export function wordsScreen(translator: Translator, view: SummaryView, wanted: number): SummaryPage {
  const { t } = translator;
  const { words } = view.summary;
  const people = new Set(inNameOrder(words, ({ name }) => name).map(({ memberId }) => memberId));
  const sections = Array.from(people, (memberId) =>
    personSection(
      translator,
      view,
      words.filter((one) => one.memberId === memberId),
    ),
  );
  return part(translator, view, 'words', {
    title: t('summary-words.title', { round: roundLabel(translator, view.round) }),
    note: words.length === 0 ? t('summary-words.empty') : t('summary-words.note'),
    sections,
    wanted,
  });
}

/** The longest piece of one text, so that a page holds it beside its heading. */
const longestPiece = 2800;

function personSection(translator: Translator, view: SummaryView, words: readonly SummaryWords[]): Section {
  const { t } = translator;
  const { name, enteredBy } = words[0] ?? { name: '' };
  const heading =
    enteredBy === undefined
      ? bold(name)
      : `${bold(name)}\n<i>${t('paper-entered.by', { by: enteredBy })}</i>`;
  const whole = words.map((one) => answerLines(translator, view, one));
  return {
    heading,
    continued: t('summary-words.person_on', { name }),
    together: true,
    lines: whole.flatMap((lines) => joined(lines)),
  };
}

/** An answer is broken only where it does not fit on a page. */
function joined(lines: readonly Line[]): readonly Line[] {
  const html = lines.map((line) => line.html).join('\n');
  const [first] = lines;
  if (first === undefined || parsedLength(html) > pageBudget - 200) return lines;
  return [{ html, memberId: first.memberId }];
}

export function answerLines(translator: Translator, { checklist }: SummaryView, words: SummaryWords): Line[] {
  const { t } = translator;
  const { memberId, item } = words;
  const lock = lockOf(words.sharing);
  const context = t('summary-words.answer_on', { item, lock });
  const title = itemTitle(translator, checklist, item);
  const head =
    words.value === undefined
      ? t('summary-words.answer', { item, title, level: levelName(translator, words), lock })
      : t('summary-words.question', { item, title, lock });
  const [first, ...others] = fieldLines(translator, words, valueOf(translator, checklist, words));
  // The head stays with the first of its lines.
  const lines = first === undefined ? [head] : [`${head}\n${first}`, ...others];
  return lines.map((html) => ({ html, memberId, context }));
}

function levelName({ label }: Translator, { level }: SummaryWords): string {
  switch (level) {
    case 'at_risk':
      return label('review-level.at_risk');
    case 'correcting':
      return label('review-level.correcting');
    case 'none':
    case 'discuss':
    case undefined:
      return label('review-level.skipped');
  }
}

/** What a question was answered with, in plain text. */
function valueOf(
  translator: Translator,
  checklist: ChecklistContent,
  { item: number, value }: SummaryWords,
): string | undefined {
  const item = findItem(checklist, number);
  return item && value && valueText(translator, item, value);
}

function fieldLines(translator: Translator, words: SummaryWords, value: string | undefined): string[] {
  const { t } = translator;
  const long = (text: string | undefined, say: (text: string) => string): string[] =>
    text === undefined
      ? []
      : splitText(text, longestPiece).map((piece, index) =>
          index === 0 ? `– ${say(piece)}` : `… ${escapeHtml(piece)}`,
        );
  const field =
    (name: string) =>
    (text: string): string =>
      t('summary-words.field', { field: name, text });
  const deadline =
    words.deadlineOn === undefined || value !== undefined
      ? undefined
      : shortDate(translator, words.deadlineOn);
  return [
    ...long(value, escapeHtml),
    ...long(words.skipReason, field('skip')),
    ...long(words.how, field('how')),
    ...(words.cause === undefined && words.causeKind !== undefined
      ? [`– ${t('summary-words.cause_alone', { kind: words.causeKind })}`]
      : []),
    ...long(words.cause, (text) => t('summary-words.cause', { kind: words.causeKind ?? 'unsaid', text })),
    ...long(words.remedy, field('remedy')),
    ...long(deadline, field('deadline')),
    ...long(words.help, field('help')),
  ];
}
