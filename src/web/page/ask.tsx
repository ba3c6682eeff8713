import type { PageState } from '../protocol.ts';
import type { Words } from './words.ts';

type Props = {
  asks: NonNullable<PageState['asks']>;
  words: Words;
  isBusy: boolean;
  draft: string;
  onDraft: (text: string) => void;
  onSend: () => void;
  onFile: (file: File) => void;
};

/** Where something is asked: a field to type in, or a file to be chosen, which goes at once. */
export function Ask({ asks, words, isBusy, draft, onDraft, onSend, onFile }: Props) {
  if (asks !== 'text')
    return (
      <div class="composer">
        <label class="button primary">
          {isBusy ? words.sending : words.chooseFile}
          <input
            type="file"
            class="hidden"
            disabled={isBusy}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file !== undefined) onFile(file);
              // The same one may be chosen again once it was mended.
              currentTarget.value = '';
            }}
          />
        </label>
      </div>
    );
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <textarea
        aria-label={words.write}
        placeholder={words.write}
        rows={2}
        maxLength={4096}
        value={draft}
        onInput={(event) => {
          onDraft(event.currentTarget.value);
        }}
      />
      <button type="submit" class="button primary" disabled={isBusy || draft.trim() === ''}>
        {isBusy ? words.sending : words.send}
      </button>
    </form>
  );
}
