import { leadsAs } from '../../core/model/people.ts';
import type { Actor } from '../../core/permissions.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ErasureScope } from '../../services/own-data/erasing.ts';
import type { OwnDataView, OwnDataService } from '../../services/own-data/own-data.ts';
import {
  eraseChoiceScreen,
  eraseExplainedScreen,
  eraseScreen,
  eraseSureScreen,
  type Erasing,
} from './erase.ts';
import { doneScreen, ownDataScreen, readingsScreen, withdrawScreen } from './own-data.ts';
import { exportPage } from './export-page.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { pageArg } from '../paging.ts';
import type { Answer, Feature, Refusal, Request, Turn, Who } from '../feature.ts';

/** /dulieu: what is kept about a person, who read it, the download, and erasing. Answers before consent too. */
export function createOwnDataFeature({ ownData }: { ownData: OwnDataService }): Feature {
  return {
    answersAnybody: true,
    about: 'person',
    commands: { dulieu: openData },
    taps: {
      'own_data.open': openData,
      'own_data.readings': async ({ actor, translator, input }) => {
        const listed = await ownData.listReadings(actor);
        if (listed.status === 'denied') return listed;
        return { screen: readingsScreen(translator, listed, pageArg(input.args[0], 1)) };
      },
      'own_data.export': async ({ actor, translator }) => {
        const exported = await ownData.exportAll(actor);
        if (exported.status === 'denied') return exported;
        const { t, label } = translator;
        const { data, json, zone } = exported;
        const page = exportPage(translator, data, zone);
        return {
          more: [
            file(page, label('own-data-export.page'), t('own-data-export.caption')),
            file(json, label('own-data-export.json'), t('own-data-export.json-caption')),
          ],
        };
      },
      'own_data.erase': (request) =>
        withData(request, ({ reviews }) => eraseScreen(request.translator, reviews)),
      'own_data.erase_choose': (request) =>
        withData(request, ({ reviews }) => eraseChoiceScreen(request.translator, reviews)),
      'own_data.erase_what': (request) => ask(request, eraseExplainedScreen),
      'own_data.erase_sure': (request) => ask(request, eraseSureScreen),
      'own_data.erase_now': eraseNow,
      'own_data.withdraw': (request) =>
        withData(request, (data) =>
          withdrawScreen(request.translator, { leads: cellLed(data), handOver: ownCell(request.actor) }),
        ),
      'own_data.withdraw_now': async ({ actor, translator }) => {
        const outcome = await ownData.withdraw(actor);
        if (outcome.status === 'denied') return outcome;
        return {
          screen: doneScreen(translator, translator.t('own-data-withdrawn')),
          dialogue: null,
          menu: { text: translator.t('own-data-withdrawn.menu') },
        };
      },
    },
  };

  function openData(request: Who): Promise<Answer> {
    return withData(request, (data) => ownDataScreen(request.translator, data));
  }

  async function withData({ actor }: Who, lay: (data: OwnDataView) => Turn['screen']): Promise<Answer> {
    const shown = await ownData.show(actor);
    return shown.status === 'denied' ? shown : { screen: lay(shown.data) };
  }

  async function ask(
    { actor, translator, input }: Request<'tap'>,
    lay: (translator: Translator, erasing: Erasing) => Turn['screen'],
  ): Promise<Answer> {
    const shown = await ownData.show(actor);
    if (shown.status === 'denied') return shown;
    const scope = scopeOf(input.args);
    const erasing = scope && erasingOf(scope, shown.data);
    if (scope === undefined) return unknown;
    return erasing === undefined
      ? { screen: doneScreen(translator, translator.t('own-data-erase.nothing')) }
      : {
          screen: lay(translator, erasing),
          cellId: erasing.kind === 'review' ? erasing.review.unitId : undefined,
        };
  }

  async function eraseNow({ actor, translator, input }: Request<'tap'>): Promise<Answer> {
    const { t } = translator;
    const scope = scopeOf(input.args);
    if (scope === undefined) return unknown;
    const outcome = await ownData.erase(actor, scope);
    switch (outcome.status) {
      case 'denied':
        return outcome;
      case 'nothing_there':
        return { screen: doneScreen(translator, t('own-data-erase.nothing')) };
      case 'too_early':
        return {
          screen: doneScreen(
            translator,
            t('own-data-erase.too-early', { date: shortDate(translator, localDateOf(outcome.until, 'UTC')) }),
          ),
        };
      case 'last_secretary':
        return {
          screen: handOverFirst(
            translator,
            t('own-data-erase.last-secretary', { cell: outcome.cell }),
            outcome.unitId,
          ),
        };
      case 'erased':
        return { ...erased(translator, scope), cellId: outcome.cellId };
    }
  }
}

function file(text: string, name: string, caption: string): NonNullable<Turn['more']>[number] {
  return { kind: 'document', bytes: new TextEncoder().encode(text), name, caption };
}

function erased(translator: Translator, scope: ErasureScope): Turn {
  const screen = doneScreen(translator, translator.t(`own-data-erased.${scope.kind}`));
  return scope.kind === 'everything'
    ? { screen, dialogue: null, menu: { text: translator.t('own-data-erased.menu') } }
    : { screen };
}

const unknown: Refusal = { status: 'gone', says: 'gone.data' };

/** Undefined for anything that no button of ours carries. */
function scopeOf([kind, roundId]: readonly string[]): ErasureScope | undefined {
  if (kind === 'reviews' || kind === 'everything') return { kind };
  return kind === 'review' && roundId !== undefined ? { kind, roundId } : undefined;
}

function erasingOf(scope: ErasureScope, { reviews }: OwnDataView): Erasing | undefined {
  if (scope.kind !== 'review') return scope;
  const review = reviews.find(({ roundId, state }) => roundId === scope.roundId && state !== 'erased');
  return review && { kind: 'review', review };
}

function handOverFirst(translator: Translator, text: string, unitId: string): NonNullable<Turn['screen']> {
  const done = doneScreen(translator, text);
  const hand = { text: translator.label('office-hand'), data: buttonData('office.menu', unitId) };
  return { ...done, buttons: [[hand], ...done.buttons] };
}

function cellLed({ cells }: OwnDataView): string | undefined {
  return cells.find(({ roles }) => leadsAs(roles))?.cell;
}

/** The cell that this person is the secretary of, and not only stands in for. */
function ownCell({ seats }: Actor): string | undefined {
  return seats.find(({ roles }) => roles.includes('secretary'))?.unitId;
}
