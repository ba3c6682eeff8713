import type { InCell } from '../../services/within.ts';
import type { Handler, Request, Turn } from '../feature.ts';
import { goneTurn } from '../refusals.ts';
import { meetingOverScreen } from './meeting.ts';

/** A tap on a button that names a meeting. */
export type Tap = Request<'tap'>;

export function withMeeting(
  handle: (request: Tap, meetingId: string, args: readonly string[]) => Promise<Turn>,
): Handler<'tap'> {
  return (request) => {
    const [meetingId, ...args] = request.input.args;
    return meetingId === undefined
      ? Promise.resolve(goneTurn(request.translator, 'tap'))
      : handle(request, meetingId, args);
  };
}

/** A screen outside the dialogue ends it, and leaves another part's dialogue alone. */
export function leaving({ account }: Pick<Tap, 'account'>): Pick<Turn, 'dialogue'> {
  return account.dialogue === 'meeting' ? { dialogue: null } : {};
}

export function overTurn(request: Tap, { cellId }: InCell): Turn {
  return { screen: meetingOverScreen(request.translator), ...leaving(request), cellId };
}

export function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
