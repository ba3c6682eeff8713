import type { InCell } from '../../services/within.ts';
import type { Request, Turn } from '../feature.ts';
import { leaving } from '../handlers.ts';
import { meetingOverScreen } from './meeting.ts';

/** A tap on a button that names a meeting. */
export type Tap = Request<'tap'>;

export function overTurn(request: Tap, { cellId }: InCell): Turn {
  return { screen: meetingOverScreen(request.translator), ...leaving(request, 'meeting'), cellId };
}
