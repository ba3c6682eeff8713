import {
  cellKinds,
  documentSettings,
  signedFor,
  signingOffices,
  type DocumentSetting,
} from '../../core/documents/settings.ts';
import { printChoices } from '../../core/documents/printing.ts';
import type { DocumentSettingsOutcome, DocumentSettingsServices } from '../../services/documents/settings.ts';
import { firstArg } from '../callback-data.ts';
import {
  leaving,
  textOf,
  type Asking,
  type Feature,
  type Handler,
  type Request,
  type Turn,
} from '../feature.ts';
import { deniedTurn, goneTurn } from '../refusals.ts';
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
      [`${domain}.show`]: async (request) =>
        turn(request, await settings.open(request.actor, firstArg(request))),
      [`${domain}.walk`]: async (request) =>
        turn(request, await settings.walk(request.actor, firstArg(request))),
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
        if (cellKind === undefined) return goneTurn(request.translator, 'tap');
        return turn(request, await settings.answer(request.actor, unitId, 'cellKind', { cellKind }));
      },
      [`${domain}.signer`]: async (request) => {
        const [unitId = '', whom, who] = request.input.args;
        const signs = signedFor.find((one) => one === whom);
        const office = signingOffices.find((one) => one === who);
        if (signs === undefined || office === undefined) return goneTurn(request.translator, 'tap');
        const signer = { for: signs, office };
        return turn(request, await settings.answer(request.actor, unitId, 'signer', { signer }));
      },
    },
    dialogue: {
      name,
      hears: async (request) => {
        const { actor, updateId, input } = request;
        return turn(request, await settings.hear(actor, textOf(input), updateId));
      },
    },
  };

  async function printing({ actor, translator, input }: Request<'tap'>): Promise<Turn> {
    const [unitId = '', said, state] = input.args;
    const choice = printChoices.find((one) => one === said);
    const isSaid = choice !== undefined && (state === 'on' || state === 'off');
    const outcome = await settings.printing(
      actor,
      unitId,
      isSaid ? { choice, isOn: state === 'on' } : undefined,
    );
    if (outcome.status === 'printing')
      return { screen: printingScreen(translator, outcome), cellId: outcome.cellId };
    return outcome.status === 'gone' ? goneTurn(translator, 'tap') : deniedTurn(translator, 'tap', outcome);
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
      if (setting === undefined) return goneTurn(request.translator, 'tap');
      return turn(request, await work(request, unitId, setting));
    };
  }

  function turn(request: Asking, outcome: DocumentSettingsOutcome): Turn {
    const { translator, input } = request;
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
        return goneTurn(translator, input.kind);
      case 'denied':
        return deniedTurn(translator, input.kind, outcome);
    }
  }
}
