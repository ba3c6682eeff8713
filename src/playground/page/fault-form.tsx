import { useState } from 'preact/hooks';
import type { ScriptableFault } from '../server/action.ts';
import { act } from './connection.ts';
import { nameOf } from './log.tsx';
import type { Model } from './model.ts';
import { word, type Word } from './words.ts';

const kinds = [
  '429',
  '502-html',
  'drop',
  'slow',
  'lost-answer',
  '500',
  'hang',
] as const satisfies readonly ScriptableFault[];
const methods = [
  'sendMessage',
  'editMessageText',
  'answerCallbackQuery',
  'sendDocument',
  'sendPhoto',
  'getUpdates',
];

export function Faults({ now }: { now: Model }) {
  const [kind, setKind] = useState<ScriptableFault>('429');
  const [method, setMethod] = useState('');
  const [chatId, setChatId] = useState(0);
  const [times, setTimes] = useState(1);
  const [retryAfter, setRetryAfter] = useState(3);
  const [delayMs, setDelayMs] = useState(3000);

  function add(): void {
    void act({
      do: 'fault',
      kind,
      method: method === '' ? undefined : method,
      chatId: chatId === 0 ? undefined : chatId,
      times,
      retryAfter: kind === '429' ? retryAfter : undefined,
      delayMs: kind === 'slow' ? delayMs : undefined,
    });
  }

  return (
    <form
      class="faults"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <p>{word('fault-hint')}</p>
      <label class="field">
        <span>{word('fault-kind')}</span>
        <select
          value={kind}
          onChange={(event) => {
            const chosen = kinds.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) setKind(chosen);
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {word(nameOfKind(one))}
            </option>
          ))}
        </select>
      </label>
      {kind === '429' && (
        <NumberField label="fault-retry" value={retryAfter} min={1} max={3600} onChange={setRetryAfter} />
      )}
      {kind === 'slow' && (
        <NumberField label="fault-delay" value={delayMs} min={100} max={60_000} onChange={setDelayMs} />
      )}
      <label class="field">
        <span>{word('fault-method')}</span>
        <select
          value={method}
          onChange={(event) => {
            setMethod(event.currentTarget.value);
          }}
        >
          <option value="">{word('fault-any-method')}</option>
          {methods.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{word('fault-chat')}</span>
        <select
          value={chatId}
          onChange={(event) => {
            setChatId(Number(event.currentTarget.value));
          }}
        >
          <option value={0}>{word('fault-any-chat')}</option>
          {[
            ...now.people.map(({ id, name }) => ({ id, name })),
            ...now.groups.map(({ id, title }) => ({ id, name: title })),
          ].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <NumberField label="fault-times" value={times} min={1} max={100} onChange={setTimes} />
      <div class="dialog-buttons">
        <button
          type="button"
          onClick={() => void act({ do: 'clear-faults' })}
          disabled={now.faults.length === 0}
        >
          {word('fault-clear')}
        </button>
        <button type="submit" class="main">
          {word('fault-add')}
        </button>
      </div>
      {now.faults.length === 0 ? (
        <p class="empty">{word('fault-none')}</p>
      ) : (
        <ul class="pending-faults">
          {now.faults.map((fault, index) => (
            <li key={index}>
              <strong>{word(nameOfKind(fault.kind))}</strong>
              <span>
                {fault.method ?? word('fault-any-method')}
                {fault.chatId === undefined ? '' : ` · ${nameOf(now, fault.chatId)}`} · {word('fault-left')}{' '}
                {fault.left}
              </span>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

type NumberProps = {
  label: Word;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
};

function NumberField({ label, value, min, max, onChange }: NumberProps) {
  return (
    <label class="field">
      <span>{word(label)}</span>
      <input
        type="number"
        required
        value={value}
        min={min}
        max={max}
        onInput={(event) => {
          onChange(event.currentTarget.valueAsNumber);
        }}
      />
    </label>
  );
}

function nameOfKind(kind: Model['faults'][number]['kind']): Word {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? 'unreachable' : `fault-${known}`;
}
