import type { Delivery, Notice, SendOutcome } from '../core/model/notices.ts';
import type { DoorKind } from '../core/model/people.ts';
import type { Letter } from './notices.ts';

type Deps = {
  word: (delivery: Delivery) => Promise<Letter | undefined>;
  /** This person is reached no more by this kind of door; whether by another one. */
  lose: (accountId: string, kind: DoorKind) => Promise<'another' | 'none'>;
  byTelegram: {
    send: (letter: Letter) => Promise<SendOutcome>;
    sendToGroup: (groupId: string, notice: Notice) => Promise<SendOutcome>;
  };
  onPage: (letter: Letter, delivery: Delivery) => Promise<SendOutcome>;
  push: (delivery: Delivery, notice: Extract<Notice, { kind: 'page_push' }>) => Promise<SendOutcome>;
};

/** Takes a delivery to whom it is for, by the door they came in by last; where nobody is there any more, by the other one. */
export function createDelivering({ word, lose, byTelegram, onPage, push }: Deps) {
  return async function deliver(delivery: Delivery): Promise<SendOutcome> {
    const { groupId, notice } = delivery;
    if (notice.kind === 'page_push') return push(delivery, notice);
    if (groupId !== undefined) return byTelegram.sendToGroup(groupId, notice);
    const letter = await word(delivery);
    if (letter === undefined) return { status: 'pointless' };
    const { account } = letter.to;
    if (account.door.kind === 'web') return onPage(letter, delivery);
    const outcome = await byTelegram.send(letter);
    if (outcome.status !== 'unreachable' || (await lose(account.id, 'telegram')) !== 'another')
      return outcome;
    // What takes the place of a message, or is meant for one door, has come to nothing; all else goes the other way.
    const again = await word(delivery);
    return again?.to.account.door.kind === 'web'
      ? onPage(again, delivery)
      : { status: 'refused', why: 'unreachable by this door' };
  };
}
