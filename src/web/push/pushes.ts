import { pushConsentVersion } from '../../core/joining/consent.ts';
import type { PushKeys } from '../../core/model/page.ts';
import type { Delivery, Notice, SendOutcome } from '../../core/model/notices.ts';
import type { Account, Locale } from '../../core/model/people.ts';
import type { Deliveries } from '../../core/ports/deliveries.ts';
import type { PagePushes, Pages } from '../../core/ports/pages.ts';
import type { Accounts } from '../../core/ports/people.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Translators } from '../../i18n/translator.ts';
import type { Streams } from '../streams.ts';
import type { PushSender } from './sender.ts';

type Deps = {
  accounts: Pick<Accounts, 'findById'>;
  deliveries: Pick<Deliveries, 'add'>;
  pages: Pick<Pages, 'find'>;
  pagePushes: Pick<PagePushes, 'find' | 'end' | 'keys' | 'keepKeys'>;
  streams: Pick<Streams, 'isOpen' | 'hasHeard'>;
  clock: Pick<Clock, 'now'>;
  send: PushSender;
  translators: Translators;
  defaultLocale: Locale;
};

type PushNotice = Extract<Notice, { kind: 'page_push' }>;

const dayMs = 24 * 60 * 60 * 1000;
/** An open page says within that time that it shows what came, unless its network is gone. */
const heardWithinMs = 10_000;

export type Pushes = ReturnType<typeof createPushes>;

/** Tells devices that something came which stands on their page already, and nothing of what it is. */
export function createPushes(deps: Deps) {
  const { accounts, deliveries, pages, pagePushes, streams, clock, translators } = deps;

  /** Made when first asked for. */
  async function keys(): Promise<PushKeys> {
    const kept = await pagePushes.keys();
    if (kept !== undefined) return kept;
    const { default: webPush } = await import('web-push');
    return pagePushes.keepKeys(webPush.generateVAPIDKeys());
  }

  return {
    /** What a browser asks its push service with. */
    publicKey: async (): Promise<string> => (await keys()).publicKey,

    /** A delivery of its own: the message it tells of is not brought twice where a push service fails. */
    async plan({ id: accountId, door }: Account, number: number, useful: Date | undefined): Promise<void> {
      if ((await pagePushes.find(door.id)) === undefined) return;
      const now = clock.now();
      const latest = new Date(now.getTime() + dayMs);
      await deliveries.add(
        {
          dedupeKey: `page_push:${accountId}:${number}`,
          ...{ accountId, roundId: undefined, notice: { kind: 'page_push', number } },
          notBefore: streams.isOpen(door.id) ? new Date(now.getTime() + heardWithinMs) : now,
          expiresAt: useful === undefined || useful > latest ? latest : useful,
        },
        now,
      );
    },

    async send({ accountId = '', expiresAt }: Delivery, { number }: PushNotice): Promise<SendOutcome> {
      const stands = await pages.find({ accountId, number });
      const doorId = stands?.doorId ?? '';
      const push = await pagePushes.find(doorId);
      const isSeen = stands?.message.isUnread !== true || streams.hasHeard(doorId, number);
      if (isSeen || push?.version !== pushConsentVersion) return { status: 'pointless' };
      const account = await accounts.findById(accountId);
      const { label } = translators[account?.locale ?? deps.defaultLocale];
      const outcome = await deps.send(push.target, {
        ...{ text: JSON.stringify({ title: label('page-push.title'), text: label('page-push') }) },
        ...{ keys: await keys(), seconds: secondsUntil(expiresAt) },
      });
      switch (outcome.status) {
        case 'taken':
          return { status: 'sent', messageId: undefined };
        case 'gone':
          if ((await pagePushes.find(doorId))?.target.endpoint === push.target.endpoint)
            await pagePushes.end(doorId);
          return { status: 'pointless' };
        case 'later':
          return { status: 'retry_after', seconds: outcome.seconds, everybody: false };
        case 'refused':
          return outcome;
        case 'failed':
          return { status: 'not_taken', why: outcome.why };
      }
    },
  };

  function secondsUntil(at: Date | undefined): number {
    const ms = at === undefined ? dayMs : at.getTime() - clock.now().getTime();
    return Math.min(Math.max(Math.floor(ms / 1000), 0), dayMs / 1000);
  }
}
