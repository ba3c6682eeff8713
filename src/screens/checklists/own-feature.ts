import { largestForm } from '../../core/checklists/form-read.ts';
import type { DocumentFile } from '../../core/ports/files.ts';
import type { ChecklistContent } from '../../core/rounds/checklist.ts';
import type { InCell } from '../../services/within.ts';
import type { Translator } from '../../i18n/translator.ts';
import type {
  ChecklistLookView,
  OwnChecklists,
  OwnChecklistsOutcome,
} from '../../services/checklists/own-checklists.ts';
import { firstArg, numberArg } from '../button-data.ts';
import type { Answer, Asking, Feature, Handler, MadeDocument, Request, Turn } from '../feature.ts';
import { unknownButton } from '../handlers.ts';
import type { Screen } from '../screen.ts';
import { groupPreview, itemPreview, lookScreen } from './look.ts';
import {
  checklistFileScreen,
  faultyFormScreen,
  keptScreen,
  otherChecklistsScreen,
  ownChecklistScreen,
  ownChecklistsScreen,
  type OwnChecklistsDomain,
} from './own.ts';

/** Writes a checklist into the form, or gives it empty. */
export type MakeChecklistForm = (content: ChecklistContent | undefined) => Promise<DocumentFile>;

type Deps = { ownChecklists: OwnChecklists; makeForm: MakeChecklistForm };

type Work = (
  request: Request<'tap'>,
  unitId: string,
  arg: string | undefined,
) => Promise<OwnChecklistsOutcome>;

/** Checklists that a cell, or a unit above, writes for itself: the form, the file that comes back, the look at it before it is kept. */
export function createOwnChecklistsFeature(
  { ownChecklists, makeForm }: Deps,
  domain: OwnChecklistsDomain,
): Feature {
  const name = domain === 'checklist' ? 'checklists' : 'unit_checklists';
  const looking = (lay: (view: ChecklistLookView, number: number) => (translator: Translator) => Screen) =>
    tap(
      ({ actor }) => ownChecklists.look(actor),
      ({ translator, input }, view) => lay(view, numberArg(input.args[1]) ?? 1)(translator),
    );

  return {
    ...(domain === 'checklist' ? {} : { about: 'units' as const }),
    taps: {
      [`${domain}.list`]: tap(({ actor }, unitId) => ownChecklists.open(actor, unitId)),
      [`${domain}.others`]: tap(({ actor }, unitId) => ownChecklists.others(actor, unitId)),
      [`${domain}.one`]: tap(({ actor }, unitId, id = '') => ownChecklists.openOne(actor, unitId, id)),
      [`${domain}.form`]: tap(({ actor }, unitId) => ownChecklists.form(actor, unitId, undefined)),
      [`${domain}.export`]: tap(({ actor }, unitId, id = '') => ownChecklists.form(actor, unitId, id)),
      [`${domain}.ask`]: tap(({ actor }, unitId, id) => ownChecklists.ask(actor, unitId, id)),
      [`${domain}.see`]: tap(({ actor }, unitId, id = '') => ownChecklists.lookAt(actor, unitId, id)),
      [`${domain}.look`]: tap(({ actor }) => ownChecklists.look(actor)),
      [`${domain}.group`]: looking((view, number) => (translator) => groupPreview(translator, view, number)),
      [`${domain}.item`]: looking((view, number) => (translator) => itemPreview(translator, view, number)),
      [`${domain}.sample`]: ({ translator }) => ({ toast: translator.label('checklist-look.sample') }),
      [`${domain}.keep`]: tap(({ actor }) => ownChecklists.keep(actor)),
      [`${domain}.stop`]: tap(({ actor }, unitId, id = '') =>
        ownChecklists.offer(actor, unitId, id, { on: false }),
      ),
      [`${domain}.offer`]: tap(({ actor }, unitId, id = '') =>
        ownChecklists.offer(actor, unitId, id, { on: true }),
      ),
    },
    dialogue: {
      name,
      takesFile: largestForm,
      hears: async (request) => {
        const { actor, input } = request;
        const file = input.kind === 'other' ? input.file : undefined;
        return turn(request, await ownChecklists.hear(actor, file, request.inputId));
      },
    },
  };

  function tap(
    work: Work,
    lay: (request: Request<'tap'>, view: ChecklistLookView) => Screen = ({ translator }, view) =>
      lookScreen(translator, view),
  ): Handler<'tap'> {
    return async (request) => {
      const outcome = await work(request, firstArg(request), request.input.args[1]);
      return turn(request, outcome, (view) => lay(request, view));
    };
  }

  function turn(
    { translator, input }: Asking,
    outcome: OwnChecklistsOutcome,
    lay: (view: ChecklistLookView) => Screen = (view) => lookScreen(translator, view),
  ): Answer {
    const { cellId } = outcome;
    switch (outcome.status) {
      case 'listed':
        return { screen: ownChecklistsScreen(translator, outcome.view), dialogue: null, cellId };
      case 'others':
        return { screen: otherChecklistsScreen(translator, outcome), cellId };
      case 'opened':
        return { screen: ownChecklistScreen(translator, outcome), cellId };
      case 'asked':
        return { screen: checklistFileScreen(translator, outcome), dialogue: name, cellId };
      case 'faulty':
        return { screen: faultyFormScreen(translator, outcome), dialogue: name, cellId };
      case 'looked_at':
        return { screen: lay(outcome.view), ...(outcome.view.isKept ? {} : { dialogue: name }), cellId };
      case 'kept':
        return { screen: keptScreen(translator, outcome), dialogue: null, cellId };
      case 'full':
        return { toast: translator.label('checklist-look.full', { most: outcome.most }), alert: true };
      case 'form':
        return handedOut(translator, outcome);
      case 'idle':
        return input.kind === 'tap'
          ? unknownButton
          : { screen: { text: translator.t('frame.unknown'), buttons: [] }, dialogue: null };
      case 'gone':
      case 'denied':
        return outcome;
    }
  }

  function handedOut(
    { t, label, locale }: Translator,
    { content, cellId }: { content: ChecklistContent | undefined } & InCell,
  ): Turn {
    const file: MadeDocument = {
      ...{ kind: 'made', make: () => makeForm(content) },
      caption:
        content === undefined
          ? t('checklist-file.caption_form')
          : t('checklist-file.caption_export', { name: content.title[locale] }),
    };
    return { toast: label('document-toast.making'), more: [file], cellId };
  }
}
