import type { InCell } from '../../services/within.ts';
import { leaving, type Handler, type Request, type Turn } from '../feature.ts';
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

export function overTurn(request: Tap, { cellId }: InCell): Turn {
  return { screen: meetingOverScreen(request.translator), ...leaving(request, 'meeting'), cellId };
}

export function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
