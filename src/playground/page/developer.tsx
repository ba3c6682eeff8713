import { useState } from 'preact/hooks';
import type { CallView } from '../server/protocol.ts';
import { Faults } from './fault-form.tsx';
import { Icon } from './icons.tsx';
import { nameOf } from './log.tsx';
import type { Model } from './model.ts';
import { timeOfDay } from './when.ts';
import { word } from './words.ts';

const tabs = ['calls', 'faults'] as const;
type Tab = (typeof tabs)[number];

/** For whoever builds the bot: what it calls, what Telegram would say to it, and faults on demand. */
export function Developer({ now, onClose }: { now: Model; onClose: () => void }) {
  const [tab, setTab] = useState<Tab>('calls');
  return (
    <aside class="developer" aria-label={word('developer')}>
      <header>
        <h2>{word('developer')}</h2>
        <button type="button" class="icon-button" aria-label={word('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <Checks now={now} />
      <div class="tabs" role="tablist">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab === name}
            aria-controls="developer-panel"
            onClick={() => {
              setTab(name);
            }}
          >
            {word(name)}
            {name === 'faults' && now.faults.length > 0 && <span class="badge">{now.faults.length}</span>}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id="developer-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        {tab === 'calls' ? <Calls now={now} /> : <Faults now={now} />}
      </div>
    </aside>
  );
}

function Checks({ now }: { now: Model }) {
  const { refused, unreachable, unanswered, waiting } = now.checks;
  const checks = [
    { label: word('check-refused'), count: refused, isBad: refused > 0 },
    { label: word('check-unreachable'), count: unreachable, isBad: false },
    { label: word('check-unanswered'), count: unanswered, isBad: false },
    { label: word('check-waiting'), count: waiting, isBad: false },
  ];
  return (
    <dl class="checks">
      {checks.map(({ label, count, isBad }) => (
        <div key={label} class={isBad ? 'bad' : ''}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Calls({ now }: { now: Model }) {
  const [onlyRefused, setOnlyRefused] = useState(false);
  const calls = now.calls.filter(({ outcome }) => !onlyRefused || isTroubled(outcome)).toReversed();
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={onlyRefused}
          onChange={(event) => {
            setOnlyRefused(event.currentTarget.checked);
          }}
        />
        {word('filter')}
      </label>
      {calls.length === 0 && <p class="empty">{word('calls-none')}</p>}
      <ol class="calls">
        {calls.map((call) => (
          <CallRow key={call.id} now={now} call={call} />
        ))}
      </ol>
    </>
  );
}

function CallRow({ now, call }: { now: Model; call: CallView }) {
  const { method, at, payload, outcome } = call;
  const [isOpen, setOpen] = useState(false);
  const chatId = payload['chat_id'];
  const group = now.groups.find(({ id }) => id === Number(chatId));
  return (
    <li>
      <details
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>
          <code>{method}</code>
          <span class="call-chat">{group?.title ?? nameOf(now, Number(chatId))}</span>
          <span class={`outcome ${lookOf(outcome)}`}>{describe(outcome)}</span>
          <time>{timeOfDay(at)}</time>
        </summary>
        {isOpen && (
          <>
            {outcome.status === 'refused' && <p class="refusal">{outcome.error}</p>}
            <h3>{word('payload')}</h3>
            <pre tabIndex={0}>{JSON.stringify(payload, null, 2)}</pre>
            {outcome.status === 'accepted' && (
              <>
                <h3>{word('result')}</h3>
                <pre tabIndex={0}>{indent(outcome.result)}</pre>
              </>
            )}
          </>
        )}
      </details>
    </li>
  );
}

function describe(outcome: CallView['outcome']): string {
  switch (outcome.status) {
    case 'refused':
      return `${outcome.code} ${word(outcome.isReach ? 'unreachable' : 'refused')}`;
    case 'faulted':
      return `${outcome.fault} · ${word('faulted')}`;
    case 'accepted':
    case 'pending':
    case 'abandoned':
      return word(outcome.status);
  }
}

function isTroubled(outcome: CallView['outcome']): boolean {
  return outcome.status === 'refused' || outcome.status === 'faulted';
}

function lookOf(outcome: CallView['outcome']): string {
  return outcome.status === 'refused' && outcome.isReach ? 'faulted' : outcome.status;
}

/** Long results are cut short, and are then no longer JSON. */
function indent(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return `${json}…`;
  }
}
