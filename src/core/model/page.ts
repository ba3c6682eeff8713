import { z } from 'zod';
import { jsonInstant } from '../json.ts';

const button = z
  .object({ text: z.string(), style: z.enum(['primary', 'success', 'danger']).optional() })
  .and(
    z.union([z.object({ data: z.string() }), z.object({ url: z.string() }), z.object({ copy: z.string() })]),
  );

/** A message on the page of a web door. */
export const pageMessageSchema = z.object({
  /** HTML as screens write it. */
  text: z.string(),
  buttons: z.array(z.array(button)),
  file: z.object({ name: z.string(), isPhoto: z.boolean() }).optional(),
  /** The update whose answer it belongs to; a notice has none until somebody taps on it. */
  turn: z.int().optional(),
  /** It is answered by typing. */
  asks: z.boolean().optional(),
  /** Of a notice: whether it was looked at. */
  isUnread: z.boolean(),
  at: jsonInstant,
});

export type PageMessage = z.output<typeof pageMessageSchema>;

/** Where a browser's maker takes messages for one page on one device, and what they are encrypted with. */
export const pushTargetSchema = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
});

export type PushTarget = z.output<typeof pushTargetSchema>;

/** That a device is told when something came, with the text that its person agreed to. */
export type PagePush = { doorId: string; target: PushTarget; version: number; agreedAt: Date };

/** By which the makers of browsers know this server; `publicKey` goes to every page. */
export const pushKeysSchema = z.object({ publicKey: z.string(), privateKey: z.string() });

export type PushKeys = z.output<typeof pushKeysSchema>;
