import type { Entity } from './html.ts';
import type { JsonObject } from './json.ts';
import type { ChatMessage, Content } from './model.ts';

/** A message as a page can draw it: nothing but what can be written as JSON. */
export type MessageView = {
  messageId: number;
  chatId: number;
  isFromBot: boolean;
  fromId: number;
  content: Content;
  text: string;
  entities: Entity[];
  buttons: { text: string; data?: string; url?: string; copy?: string; style?: string }[][];
  file?: {
    fileId: string;
    name?: string;
    mimeType?: string;
    size: number;
    path: string;
    width?: number;
    height?: number;
  };
  contact?: JsonObject;
  service?: JsonObject;
  replyTo?: number;
  isProtected: boolean;
  sentAt: string;
  editedAt?: string;
  edits: number;
};

export function toMessageView(message: ChatMessage): MessageView {
  const {
    messageId,
    chatId,
    isFromBot,
    fromId,
    content,
    text,
    entities,
    contact,
    service,
    replyTo,
    isProtected,
  } = message;
  const { file } = message;
  return {
    messageId,
    chatId,
    isFromBot,
    fromId,
    content,
    text,
    entities,
    buttons: message.buttons.map((row) =>
      row.map((button) => {
        const style = button.json['style'];
        return {
          text: button.text,
          data: button.data,
          url: button.url,
          copy: button.copy,
          style: typeof style === 'string' ? style : undefined,
        };
      }),
    ),
    file: file && {
      fileId: file.fileId,
      name: file.name,
      mimeType: file.mimeType,
      size: file.bytes.length,
      path: file.path,
      width: file.width,
      height: file.height,
    },
    contact,
    service,
    replyTo,
    isProtected,
    sentAt: message.sentAt.toISOString(),
    editedAt: message.editedAt?.toISOString(),
    edits: message.history.length,
  };
}
