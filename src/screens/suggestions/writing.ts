import type { WritingProblem } from '../../core/suggestions/writing.ts';
import type { PreviewView, WritingView } from '../../services/suggestions/writing.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Screen } from '../screen.ts';
import { textPage, turning } from './text-pages.ts';

/** Before anything is written it is said who will read it. */
export function writeScreen(
  translator: Translator,
  { unitName, text, problem, preview }: WritingView & { preview: PreviewView | undefined },
  wanted = 1,
): Screen {
  const { t, label } = translator;
  const said = problem === undefined ? [] : [problemText(translator, problem)];
  const back = { text: label('suggestion-mine'), data: buttonData('suggestion.own', 0) };
  if (text === undefined) {
    return { text: [...said, t('suggestion-write', { unit: unitName })].join('\n\n'), buttons: [[back]] };
  }
  const { page, number, pages } = textPage(text, wanted);
  return {
    text: [...said, t('suggestion-written'), page.html, t('suggestion-choose')].join('\n\n'),
    buttons: [
      ...turning('suggestion.draft', [], { number, pages }),
      [
        {
          text: label('suggestion-named'),
          data: buttonData('suggestion.named', preview?.suggestionId ?? ''),
          style: 'primary',
        },
      ],
      [back],
    ],
    protect: true,
  };
}

function problemText({ t }: Translator, problem: WritingProblem): string {
  return problem === 'classified' || problem === 'typed'
    ? t(`input.${problem}`)
    : t(`input-written.${problem}`);
}

/** What is left to say, and the way to one's own. */
export function saidScreen({ label }: Translator, text: string): Screen {
  return { text, buttons: [[{ text: label('suggestion-mine'), data: buttonData('suggestion.own', 0) }]] };
}

export function answerScreen(
  translator: Translator,
  view: Omit<WritingView, 'unitName'> & { suggestionId: string },
  wanted = 1,
): Screen {
  const { t, label } = translator;
  const { suggestionId, text, problem } = view;
  const said = problem === undefined ? [] : [problemText(translator, problem)];
  const back = { text: label('common-back'), data: buttonData('suggestion.open', suggestionId, 1) };
  if (text === undefined)
    return { text: [...said, t('suggestion-answer.write')].join('\n\n'), buttons: [[back]] };
  const { page, number, pages } = textPage(text, wanted);
  return {
    text: [...said, t('suggestion-answer.written'), page.html].join('\n\n'),
    buttons: [
      ...turning('suggestion.draft', [], { number, pages }),
      [
        {
          text: label('suggestion-answer.send'),
          data: buttonData('suggestion.reply', suggestionId),
          style: 'primary',
        },
      ],
      [back],
    ],
    protect: true,
  };
}
