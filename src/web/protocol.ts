import { z } from 'zod';

const idSchema = z.string().regex(/^[\w-]{16,64}$/);

/** What the page sends when somebody does something; `id` makes one that is sent twice arrive once. */
export const actSchema = z.strictObject({
  id: idSchema,
  did: z.union([
    z.strictObject({ tap: z.strictObject({ number: z.int().negative(), data: z.string().max(64) }) }),
    z.strictObject({ text: z.string().max(4096).trim().min(1).transform(wellFormed) }),
  ]),
});

export type Act = z.output<typeof actSchema>;

/** Where the page sends a file to, which comes as it is; the address ends with its `id`. */
export const filePath = '/send/';

export const sentFileSchema = z.object({ id: idSchema });

/** As Telegram sends it; half a character could be neither sent on nor written into a file's name. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** What a device comes in with: what follows # in a link, or a code that was read out or printed. */
export const keySchema = z.strictObject({
  key: z.string().max(100),
  /** Said where the device is somebody's already. */
  as: z.enum(['same', 'another']).optional(),
});

export const numberSchema = z.strictObject({ number: z.int() });

/** Whether this device is told that something came, what it asks its push service with, and which text is to be agreed to. */
export type PushState = { isOn: boolean; key: string; version: number };

export type PageButton = { text: string; style?: string; data?: string; url?: string; copy?: string };

export type PageMessageView = {
  number: number;
  /** HTML as screens write it. */
  text: string;
  buttons: PageButton[][];
  file?: { name: string; isPhoto: boolean };
  isUnread: boolean;
  at: string;
};

export type PageState = {
  lang: 'vi' | 'en';
  /** The cell somebody is in. */
  cell: string | undefined;
  /** What answers what was done last, in order. */
  screen: PageMessageView[];
  /** Newest first. */
  notices: PageMessageView[];
  /** Words at the bottom, each as good as typed. */
  tasks: string[];
  /** Something is asked that is answered by typing, or with a file of so many bytes at most. */
  asks: 'text' | { file: number } | undefined;
};

export type Answer = { state: PageState; word?: { text: string; alert: boolean } };
