import type { Attachment } from '../feature.ts';
import { qrPicture } from './qr.ts';

/** A link as a picture that can be passed on, with what is said of it. */
export async function linkPhoto(link: string, name: string, caption: string): Promise<Attachment> {
  return { kind: 'photo', bytes: await qrPicture(link), name, caption };
}
