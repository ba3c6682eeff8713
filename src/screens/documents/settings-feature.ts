import {
  cellKinds,
  documentSettings,
  signedFor,
  signingOffices,
  type DocumentSetting,
} from '../../core/documents/settings.ts';
import { printChoices } from '../../core/documents/printing.ts';
import type { DocumentSettingsOutcome, DocumentSettingsServices } from '../../services/documents/settings.ts';
import type { Answer, Asking, Feature, Handler, Request } from '../feature.ts';
import { leaving, onTap, onText, unknownButton } from '../handlers.ts';
import {
  documentSettingScreen,
  documentSettingsScreen,
  printingScreen,
  type SettingsDomain,
} from './settings.ts';

type Deps = { settings: DocumentSettingsServices };

/** "Thông tin văn bản" of a cell, or of a unit above: what its documents print at head and foot. */
export function createDocumentSettingsFeature({ settings }: Deps, domain: SettingsDomain): Feature {
  const name = domain === 'document' ? 'documents' : 'unit_documents';

  return {
    ...(domain === 'document' ? {} : { about: 'units' as const }),
    taps: {
      [`${domain}.printing`]: printing,
      [`${domain}.printed`]: printing,
      [`${domain}.show`]: onTap(settings.open, turn),
      [`${domain}.walk`]: onTap(settings.walk, turn),
      [`${domain}.ask`]: onSetting(({ actor }, unitId, setting) => settings.ask(actor, unitId, setting)),
      [`${domain}.accept`]: onSetting(({ actor }, unitId, setting) =>
        settings.accept(actor, unitId, setting),
      ),
      [`${domain}.leave`]: onSetting(({ actor }, unitId, setting) =>
        settings.leaveOpen(actor, unitId, setting),
      ),
      [`${domain}.kind`]: async (request) => {
        const [unitId = '', said] = request.input.args;
        const cellKind = cellKinds.find((one) => one === said);
        if (cellKind === undefined) return unknownButton;
        return turn(request, await settings.answer(request.actor, unitId, 'cellKind', { cellKind }));
      },
      [`${domain}.signer`]: async (request) => {
        const [unitId = '', whom, who] = request.input.args;
        const signs = signedFor.find((one) => one === whom);
        const office = signingOffices.find((one) => one === who);
        if (signs === undefined || office === undefined) return unknownButton;
        const signer = { for: signs, office };
        return turn(request, await settings.answer(request.actor, unitId, 'signer', { signer }));
      },
    },
    dialogue: {
      name,
      hears: onText(settings.hear, turn),
    },
  };

  async function printing({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const [unitId = '', said, state] = input.args;
    const choice = printChoices.find((one) => one === said);
    const isSaid = choice !== undefined && (state === 'on' || state === 'off');
    const outcome = await settings.printing(
      actor,
      unitId,
      isSaid ? { choice, isOn: state === 'on' } : undefined,
    );
    return outcome.status === 'printing'
      ? { screen: printingScreen(translator, outcome), cellId: outcome.cellId }
      : outcome;
  }

  function onSetting(
    work: (
      request: Request<'tap'>,
      unitId: string,
      setting: DocumentSetting,
    ) => Promise<DocumentSettingsOutcome>,
  ): Handler<'tap'> {
    return async (request) => {
      const [unitId = '', said] = request.input.args;
      const setting = documentSettings.find((one) => one === said);
      if (setting === undefined) return unknownButton;
      return turn(request, await work(request, unitId, setting));
    };
  }

  function turn(request: Asking, outcome: DocumentSettingsOutcome): Answer {
    const { translator } = request;
    const { cellId } = outcome;
    const left = leaving(request, name);
    switch (outcome.status) {
      case 'shown':
        return { screen: documentSettingsScreen(translator, outcome), ...left, cellId };
      case 'asked':
        return { screen: documentSettingScreen(translator, outcome), dialogue: name, cellId };
      case 'idle':
        return { screen: { text: translator.t('frame.unknown'), buttons: [] }, ...left, cellId };
      case 'gone':
      case 'denied':
        return outcome;
    }
  }
}
