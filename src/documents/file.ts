/** A document ready to be sent. The name has no marks. */
export type DocumentFile = { name: string; bytes: Uint8Array };
