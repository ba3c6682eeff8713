import { expect } from 'vitest';
import { tappedInput } from '../../src/play/routes.ts';
import type { Feature, Input, NoticeView, NoticeViews, Turn } from '../../src/screens/feature.ts';
import { createMeetingFeature } from '../../src/screens/meetings/meeting-feature.ts';
import { createParticipantsFeature } from '../../src/screens/meetings/participants-feature.ts';
import { createRemindFeature } from '../../src/screens/reminders/remind-feature.ts';
import { createReplyFeature } from '../../src/screens/meetings/replies-feature.ts';
import { createScheduleFeature } from '../../src/screens/meetings/schedule-feature.ts';
import type { Delivery, Notice } from '../../src/core/model/notices.ts';
import type { Member } from '../../src/core/model/people.ts';
import { loadTranslators, type Locale } from '../../src/i18n/translator.ts';
import type { Screen } from '../../src/screens/screen.ts';
import { expectSendable } from './review-cell.ts';
import type { Cell } from './round-cell.ts';
import { routed } from './routed.ts';

const translators = await loadTranslators('locales');

/** Text as a person reads it. */
export function readable(html: string): string {
  return html
    .replace(/<\/?(?:b|i|blockquote)>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

export function expectFits(screen: Screen): void {
  expectSendable({ ...screen, text: readable(screen.text) });
}

export type RoundPhone = Awaited<ReturnType<typeof openPhone>>;

/** Somebody of the cell at a phone, through the features around meetings, without Telegram in between. */
export function openPhone(cell: Cell, member: Member, locale: Locale = 'vi') {
  const translator = translators[locale];
  const parts: Feature[] = [
    createScheduleFeature({ schedule: cell.schedule }),
    createMeetingFeature(cell),
    createParticipantsFeature(cell),
    createRemindFeature({ ...cell, address: 'https://tusoi.example.vn' }),
    createReplyFeature({ ...cell, reading: cell.replyReading }),
  ];
  let screen: Screen | undefined;
  let turn: Turn = {};
  let inputId = 500;

  async function act(input: Input, id?: number): Promise<void> {
    const account = await cell.store.accounts.findById(member.accountId ?? '');
    if (account === undefined) throw new Error(`${member.name} has no account`);
    inputId += 1;
    const who = { account, actor: await cell.actorOf(member), translator, inputId: id ?? inputId };
    await take(await routed(parts, input, who));
  }

  async function take(next: Turn): Promise<void> {
    turn = next;
    if (next.dialogue !== undefined)
      await cell.store.accounts.setDialogue(member.accountId ?? '', next.dialogue ?? undefined);
    if (next.screen !== undefined) {
      screen = next.screen;
      expectFits(next.screen);
    }
    expect((next.toast ?? '').length).toBeLessThanOrEqual(200);
  }

  const tapData = (data: string) => act(tappedInput(data));
  const buttons = () => (screen?.buttons ?? []).flat();

  return {
    get text() {
      return readable(screen?.text ?? '');
    },
    get rows() {
      return (screen?.buttons ?? []).map((row) => row.map(({ text }) => text));
    },
    get toast() {
      return turn.toast;
    },
    get dialogue() {
      return turn.dialogue;
    },
    /** What came below the screen, as text. */
    get below() {
      return (turn.more ?? []).map((one) => (one.kind === 'screen' ? readable(one.screen.text) : one.kind));
    },
    /** Whether the last action changed what is on screen. */
    get showed() {
      return turn.screen !== undefined;
    },
    command: (name: string) => act({ kind: 'command', command: name, payload: '' }),
    dataOf(label: string): string {
      const found =
        buttons().find(({ text }) => text === label) ?? buttons().find(({ text }) => text.includes(label));
      if (found === undefined || !('data' in found)) {
        throw new Error(
          `no button "${label}" but ${buttons()
            .map(({ text }) => `[${text}]`)
            .join(' ')}`,
        );
      }
      return found.data;
    },
    async tap(label: string) {
      await tapData(this.dataOf(label));
    },
    tapData,
    types: (text: string, id?: number) => act({ kind: 'text', text }, id),
    sends: (kind: 'other' | 'edited') => act({ kind }),
    /** What this person gets of a delivery; undefined where it has become pointless. */
    async reads(notice: Notice): Promise<Screen | undefined> {
      const account = await cell.store.accounts.findById(member.accountId ?? '');
      if (account === undefined) throw new Error(`${member.name} has no account`);
      const views = parts.reduce<NoticeViews>((all, { notices }) => ({ ...all, ...notices }), {});
      const shown = await wordsOf(views, notice, { account, translator });
      return shown !== undefined && 'edit' in shown ? shown.screen : shown;
    },
    async readsDelivery(delivery: Delivery | undefined): Promise<string> {
      if (delivery === undefined) throw new Error('there is no such delivery');
      const shown = await this.reads(delivery.notice);
      if (shown === undefined) return '';
      expectFits(shown);
      const labels = shown.buttons.map((row) => row.map(({ text }) => `[${text}]`).join(' '));
      return [readable(shown.text), ...labels].join('\n');
    },
  };
}

async function wordsOf<Kind extends Notice['kind']>(
  views: NoticeViews,
  notice: Extract<Notice, { kind: Kind }>,
  to: Parameters<NoticeView<Kind>>[1],
): ReturnType<NoticeView<Kind>> {
  const view = views[notice.kind];
  if (view === undefined) throw new Error(`nothing words "${notice.kind}"`);
  return view(notice, to);
}
