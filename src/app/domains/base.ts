import type { DocumentData } from '../../core/documents/data.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { Locale } from '../../core/model/people.ts';
import type { Clock, Ids, Log, Tokens } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import type { Translators } from '../../i18n/translator.ts';
import type { Land } from '../../screens/feature.ts';
import type { BotLinks } from '../../screens/links.ts';

/** What every domain stands on. */
export type Base = {
  store: Transactional<Store>;
  clock: Clock;
  ids: Ids;
  tokens: Tokens;
  log: Log;
  calendar: Calendar;
  /** What documents print and how. */
  documentData: DocumentData;
  /** Words shared in rounds opened before were shared without being told that they may be printed. */
  printableSince: Date;
  defaultZone: string;
  /** Whether what time brings about for good may be done. */
  isClockConfirmed: () => boolean;
  confirmClock: () => void;
  /** After texts were deleted: nothing of them may stay in the write-ahead log, nor in what is kept of a chat. */
  onErased: (erased?: { chatKeys: readonly string[]; everything: boolean }) => Promise<void>;
  /** Nobody has asked for a document for a while. */
  onDocumentsMade?: (() => void) | undefined;
  /** Nothing stands behind this door any more: open pages are not to go on showing it. */
  onPageCleared: (doorId: string) => void;
};

/** What the features need besides their services. */
export type FeatureDeps = {
  land: Land;
  translators: Translators;
  defaultLocale: Locale;
  links: BotLinks;
  /** Where the page of the web door is; undefined where there is none. */
  webUrl: string | undefined;
  /** The title of a group as Telegram gives it now; undefined where it does not. */
  titleOf: (chatId: string) => Promise<string | undefined>;
};
