import { propose } from '../../core/documents/proposals.ts';
import { printChoicesOf, switched, type PrintChoice } from '../../core/documents/printing.ts';
import {
  askedNext,
  settingsForm,
  type SettingProblem,
  type SettingsDraft,
} from '../../core/documents/settings-form.ts';
import {
  missingSettings,
  settingsOf,
  signedFor,
  signingOffices,
  withoutSetting,
  withSettings,
  type DocumentSetting,
  type DocumentSettings,
  type Signer,
} from '../../core/documents/settings.ts';
import type { DocumentData } from '../../core/documents/data.ts';
import type { Unit } from '../../core/model/people.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { localDateOf, type LocalDate } from '../../core/time/local-time.ts';
import { fillForm, type Idle } from '../forms.ts';
import { withCellOrUnit } from '../units/within-unit.ts';
import type { InCell } from '../within.ts';

type Parts = Pick<Store, 'accounts' | 'documentSettings' | 'units' | 'unitTree'>;

type Deps = {
  store: Transactional<Parts>;
  clock: Pick<Clock, 'now'>;
  documentData: Pick<DocumentData, 'bodies'>;
};

export type DocumentSettingsView = {
  unit: Unit;
  settings: DocumentSettings;
  /** What of this unit is asked at all, and what of that nobody has said anything about. */
  all: readonly DocumentSetting[];
  missing: readonly DocumentSetting[];
  /** How each of those who may sign is printed. */
  signers: readonly { signer: Signer; onBehalf: string; office: string }[];
  problem: SettingProblem | undefined;
};

export type DocumentSettingsOutcome = InCell &
  (
    | ({ status: 'shown' } & DocumentSettingsView)
    | ({
        status: 'asked';
        setting: DocumentSetting;
        walk: boolean;
        /** What may be taken by a button instead of typing it. */
        proposal: DocumentSettings | undefined;
      } & DocumentSettingsView)
    /** Nothing is being asked for: an old text. */
    | Idle
    | { status: 'gone' }
    | Refused
  );

export type PrintingOutcome = InCell &
  ({ status: 'printing'; unit: Unit; printing: readonly PrintChoice[] } | { status: 'gone' } | Refused);

type Place = { unit: Unit; parent: Unit | undefined; settings: DocumentSettings; today: LocalDate };

export type DocumentSettingsServices = ReturnType<typeof createDocumentSettings>;

/** "Thông tin văn bản": what the documents of a cell, or of a unit above, print at head and foot. */
export function createDocumentSettings({ store, clock, documentData: { bodies } }: Deps) {
  const form = fillForm({
    ...{ store, form: settingsForm, notText: 'typed' },
    within: (tx: Parts, actor, draft, work: (place: Place) => Promise<DocumentSettingsOutcome>) =>
      about(tx, actor, draft, work),
    take: (tx, { place, draft, answer }) => save(tx, place, draft, withSettings(place.settings, answer)),
    show: (_tx, { place, draft, problem }): DocumentSettingsOutcome => show(place, draft, problem),
  });

  return {
    hear: form.hear,

    /** Everything that is known, and what is not. */
    open: (actor: Actor, unitId: string): Promise<DocumentSettingsOutcome> =>
      turnTo(actor, unitId, () => ({ asks: 'overview', walk: false })),

    ask: (actor: Actor, unitId: string, setting: DocumentSetting): Promise<DocumentSettingsOutcome> =>
      turnTo(actor, unitId, ({ unit }) => ({
        ...{ asks: settingsOf(unit).includes(setting) ? setting : 'overview', walk: false },
      })),

    /** One after the other, whatever is not known yet. */
    walk: (actor: Actor, unitId: string): Promise<DocumentSettingsOutcome> =>
      turnTo(actor, unitId, ({ unit, settings }) => ({
        ...{ asks: askedNext({ asks: 'overview', walk: true }, settings, unit), walk: true },
      })),

    /** An answer that stands on a button. */
    answer: (
      actor: Actor,
      unitId: string,
      setting: DocumentSetting,
      said: DocumentSettings,
    ): Promise<DocumentSettingsOutcome> =>
      change(actor, unitId, setting, ({ settings }) => withSettings(settings, said)),

    /** What the screen proposes, as it is to be proposed now. */
    accept: (actor: Actor, unitId: string, setting: DocumentSetting): Promise<DocumentSettingsOutcome> =>
      change(actor, unitId, setting, ({ unit, parent, settings }) =>
        withSettings(settings, propose(setting, { unit, parent, bodies }) ?? {}),
      ),

    /** What a unit prints differently from the usual form, after what is `said` of one of its choices. */
    printing: (
      actor: Actor,
      unitId: string,
      said?: { choice: PrintChoice; isOn: boolean },
    ): Promise<PrintingOutcome> =>
      store.transaction((tx) =>
        about(tx, actor, { unitId }, async ({ unit, settings }) => {
          const before = settings.printing ?? [];
          const isOffered = said !== undefined && printChoicesOf(unit).includes(said.choice);
          const printing = isOffered ? switched(before, said) : before;
          if (isOffered) await tx.documentSettings.save(unit.id, { ...settings, printing });
          return { status: 'printing', unit, printing };
        }),
      ),

    /** It is written by hand. */
    leaveOpen: (actor: Actor, unitId: string, setting: DocumentSetting): Promise<DocumentSettingsOutcome> =>
      change(actor, unitId, setting, ({ settings }) => withoutSetting(settings, setting)),
  };

  function turnTo(
    actor: Actor,
    unitId: string,
    next: (place: Place) => Pick<SettingsDraft, 'asks' | 'walk'>,
  ): Promise<DocumentSettingsOutcome> {
    return store.transaction((tx) =>
      about(tx, actor, { unitId }, (place) =>
        form.keep(tx, actor, { place, draft: { ...draftOf(place.unit), ...next(place) } }),
      ),
    );
  }

  /** A button goes on with the walk that is under way, and stands alone otherwise. */
  function change(
    actor: Actor,
    unitId: string,
    setting: DocumentSetting,
    work: (place: Place) => DocumentSettings,
  ): Promise<DocumentSettingsOutcome> {
    return store.transaction((tx) =>
      about(tx, actor, { unitId }, async (place) => {
        const kept = await form.readIn(tx, actor);
        const walk = kept?.unitId === unitId && kept.walk;
        const draft: SettingsDraft = { ...draftOf(place.unit), asks: setting, walk };
        const isAsked = settingsOf(place.unit).includes(setting);
        return form.keep(tx, actor, await save(tx, place, draft, isAsked ? work(place) : place.settings));
      }),
    );
  }

  async function save(tx: Parts, place: Place, draft: SettingsDraft, settings: DocumentSettings) {
    await tx.documentSettings.save(place.unit.id, settings);
    return {
      place: { ...place, settings },
      draft: { ...draft, asks: askedNext(draft, settings, place.unit) },
    };
  }

  function show(
    { unit, parent, settings }: Place,
    { asks, walk }: SettingsDraft,
    problem: SettingProblem | undefined,
  ): DocumentSettingsOutcome {
    const all = settingsOf(unit);
    const { issuers } = bodies.units[unit.kind];
    const signers = signedFor.flatMap((one) =>
      signingOffices.map((office) => ({
        ...{ signer: { for: one, office }, onBehalf: issuers[one], office: bodies.offices[office] },
      })),
    );
    const view = { unit, settings, all, missing: missingSettings(settings, unit), signers, problem };
    if (asks === 'overview') return { status: 'shown', ...view };
    return {
      status: 'asked',
      ...view,
      setting: asks,
      walk,
      proposal: propose(asks, { unit, parent, bodies }),
    };
  }

  function about<Outcome extends object>(
    tx: Parts,
    actor: Actor,
    { unitId }: { unitId: string },
    work: (place: Place) => Promise<Outcome>,
  ): Promise<(Outcome & InCell) | { status: 'gone' } | Refused> {
    const actions = ['document_settings', 'unit_documents'] as const;
    return withCellOrUnit(tx, actor, unitId, actions, async (unit) => {
      const parent = unit.parentId === undefined ? undefined : await tx.units.findById(unit.parentId);
      const settings = await tx.documentSettings.read(unit.id);
      return work({ unit, parent, settings, today: localDateOf(clock.now(), unit.zone) });
    });
  }
}

function draftOf(unit: Unit): Pick<SettingsDraft, 'dialogue' | 'unitId'> {
  return { dialogue: unit.kind === 'cell' ? 'documents' : 'unit_documents', unitId: unit.id };
}
