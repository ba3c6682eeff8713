import type { ChatMessage } from './model.ts';

/** A message as a page can draw it: nothing but what can be written as JSON. */
export type MessageView = Pick<
  ChatMessage,
  | 'messageId'
  | 'chatId'
  | 'isFromBot'
  | 'fromId'
  | 'content'
  | 'text'
  | 'entities'
  | 'contact'
  | 'service'
  | 'replyTo'
  | 'isProtected'
> & {
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
  sentAt: string;
  editedAt?: string;
  edits: number;
};

export function toMessageView(message: ChatMessage): MessageView {
  const { messageId, chatId, isFromBot, fromId, content, text, entities, file } = message;
  const { contact, service, replyTo, isProtected } = message;
  return {
    ...{ messageId, chatId, isFromBot, fromId, content, text, entities },
    ...{ contact, service, replyTo, isProtected },
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
    sentAt: message.sentAt.toISOString(),
    editedAt: message.editedAt?.toISOString(),
    edits: message.history.length,
  };
}
