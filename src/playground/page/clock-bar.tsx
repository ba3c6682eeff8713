import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { moves, type Move, type Moved } from '../server/protocol.ts';
import { act } from './connection.ts';
import { flash } from './flashes.ts';
import { Icon, type IconName } from './icons.tsx';
import { timeOf, type Model } from './model.ts';
import { Popup } from './popup.tsx';
import { longDay, longDayWithin, timeOfDay } from './when.ts';
import { word } from './words.ts';

const icons: Record<Move, IconName> = {
  hour: 'clock',
  day: 'clock',
  month: 'calendar',
  reminder: 'bell',
  meeting: 'calendar',
};

/** The demo's time, and what moves it. */
export function ClockBar({ now, isNarrow }: { now: Model; isNarrow: boolean }) {
  const at = useTime(now.clock);
  const isMoving = now.clock.moving !== undefined;
  return (
    <section class="clock-bar" aria-label={word('clock')}>
      <div class="clock" title={word('clock')}>
        <Icon name="clock" />
        <time dateTime={new Date(at).toISOString()}>
          <strong>{timeOfDay(at)}</strong>
          <span>{longDay(at)}</span>
        </time>
      </div>
      {isNarrow ? (
        <MoveMenu label={word('move')}>{word(isMoving ? 'moving' : 'move')}</MoveMenu>
      ) : (
        <div class="moves" role="group" aria-label={word('move')}>
          {moves.map((to) => (
            <button
              key={to}
              type="button"
              disabled={isMoving}
              aria-busy={now.clock.moving === to}
              onClick={() => void move(to)}
            >
              <Icon name={icons[to]} />
              {word(`move-${to}`)}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

/** The time alone, where a chat leaves no room for more. */
export function ClockMenu({ now }: { now: Model }) {
  const at = useTime(now.clock);
  const time = timeOfDay(at);
  return (
    <MoveMenu label={`${time}, ${word('move')}`}>{now.clock.moving === undefined ? time : '…'}</MoveMenu>
  );
}

function MoveMenu({ label, children }: { label: string; children: ComponentChildren }) {
  const items = moves.map((to) => ({
    label: word(`move-${to}`),
    icon: icons[to],
    onChoose: () => void move(to),
  }));
  return (
    <Popup label={label} buttonClass="move-menu" items={items}>
      {children} <Icon name="down" />
    </Popup>
  );
}

async function move(to: Move): Promise<void> {
  const did = await act({ do: 'move', to });
  if (did.status === 'failed' || !isMoved(did.result)) return;
  const { result } = did;
  if (result.status === 'nothing_ahead') {
    flash(word('nothing-ahead'));
    return;
  }
  const when = `${word('now-is')} ${timeOfDay(result.now)}, ${longDayWithin(result.now)}.`;
  flash(`${when} ${result.messages === 0 ? word('moved-none') : `${result.messages} ${word('moved-some')}`}`);
}

/** The server answers a move with nothing else. */
function isMoved(result: unknown): result is Moved {
  return typeof result === 'object' && result !== null && 'status' in result;
}

function useTime(clock: Model['clock']): number {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      redraw((count) => count + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return timeOf(clock);
}
