import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Avatar } from './avatar.tsx';
import { act } from './connection.ts';
import { alert } from './flashes.ts';
import { choice, followLink } from './links.ts';
import { nameOf } from './log.tsx';
import type { Model } from './model.ts';
import { word } from './words.ts';

type DialogProps = { title: string; onClose: () => void; children: ComponentChildren };

function Dialog({ title, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
    element.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, []);
  return (
    <dialog
      ref={element}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div class="dialog">
        <h2>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

/** What the bot says with `show_alert`. */
export function AlertDialog({ now }: { now: Model }) {
  const shown = alert.use();
  if (shown === undefined) return null;
  const close = (): void => {
    alert.set(undefined);
  };
  return (
    <Dialog title={now.bot.name} onClose={close}>
      <p class="alert-text">{shown.text}</p>
      <div class="dialog-buttons">
        <button type="button" class="main" data-first onClick={close}>
          {word('ok')}
        </button>
      </div>
    </Dialog>
  );
}

/** Asks who opens a link to the bot: whoever saw it comes first. */
export function LinkDialog({ now }: { now: Model }) {
  const chosen = choice.use();
  if (chosen === undefined) return null;
  const { link, personId } = chosen;
  const people = now.people.filter(({ isDeleted }) => !isDeleted);
  const ordered = [
    ...people.filter(({ id }) => id === personId),
    ...people.filter(({ id }) => id !== personId),
  ];
  const close = (): void => {
    choice.set(undefined);
  };
  return (
    <Dialog title={word('open-link')} onClose={close}>
      <p class="link-text">{link}</p>
      <ul class="choices">
        {ordered.map(({ id, name, part }) => (
          <li key={id}>
            <button
              type="button"
              data-first={id === personId ? '' : undefined}
              onClick={() => void followLink(link, id)}
            >
              <Avatar id={id} name={name} isSmall />
              <span>{nameOf(now, id)}</span>
              {part !== undefined && <small>{word(`part-${part}`)}</small>}
            </button>
          </li>
        ))}
      </ul>
      <div class="dialog-buttons">
        <button type="button" onClick={close}>
          {word('cancel')}
        </button>
      </div>
    </Dialog>
  );
}

export function AddPerson({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  return (
    <Dialog title={word('add-person')} onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void act({ do: 'add-person', name: name.trim() });
          onClose();
        }}
      >
        <p>{word('add-person-hint')}</p>
        <label class="field">
          <span>{word('name')}</span>
          <input
            data-first
            required
            maxLength={64}
            value={name}
            onInput={(event) => {
              setName(event.currentTarget.value);
            }}
          />
        </label>
        <div class="dialog-buttons">
          <button type="button" onClick={onClose}>
            {word('cancel')}
          </button>
          <button type="submit" class="main">
            {word('add')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
