import { z } from 'zod';
import { moves } from './protocol.ts';

const id = z.number().int();
const person = id.positive();
/** The group somebody writes in; the private chat with the bot when left out. */
const group = id.negative().optional();

const faultKinds = ['429', '500', '502-html', 'drop', 'lost-answer', 'slow', 'hang'] as const;

/** Everything that can be done from the page. */
export const actionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), person, payload: z.string().max(64).optional() }),
  z.object({ do: z.literal('open'), person, link: z.url() }),
  z.object({ do: z.literal('say'), person, group, text: z.string().min(1), replyTo: id.optional() }),
  z.object({ do: z.literal('edit'), person, group, message: id, text: z.string().min(1) }),
  z.object({
    do: z.literal('send'),
    person,
    group,
    content: z.enum(['photo', 'document', 'sticker', 'voice', 'contact']),
    /** A file of the person's own; a sample where it is left out. */
    file: z.object({ name: z.string().min(1).max(200), base64: z.base64().max(6_000_000) }).optional(),
  }),
  z.object({ do: z.literal('tap'), person, group, message: id, data: z.string().min(1).max(64) }),
  z.object({ do: z.literal('press'), person, label: z.string().min(1) }),
  z.object({ do: z.literal('block'), person, isBlocked: z.boolean() }),
  z.object({ do: z.literal('clear-chat'), person }),
  z.object({ do: z.literal('delete-account'), person }),
  z.object({ do: z.literal('speak'), person, language: z.enum(['vi', 'en']) }),
  z.object({ do: z.literal('language'), language: z.enum(['vi', 'en']) }),
  z.object({ do: z.literal('add-person'), name: z.string().trim().min(1).max(64) }),
  z.object({ do: z.literal('membership'), group: id.negative(), person, isMember: z.boolean() }),
  z.object({ do: z.literal('bot-membership'), group: id.negative(), by: person, isMember: z.boolean() }),
  z.object({ do: z.literal('move'), to: z.enum(moves) }),
  z.object({
    do: z.literal('fault'),
    kind: z.enum(faultKinds),
    method: z.string().regex(/^\w+$/).optional(),
    chatId: id.optional(),
    times: z.number().int().min(1).max(100),
    retryAfter: z.number().int().min(1).max(3600).optional(),
    delayMs: z.number().int().min(1).max(60_000).optional(),
  }),
  z.object({ do: z.literal('clear-faults') }),
]);

export type Action = z.infer<typeof actionSchema>;
export type ScriptableFault = (typeof faultKinds)[number];
