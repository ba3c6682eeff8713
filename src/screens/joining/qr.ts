import QRCode from 'qrcode';

/** A picture of a link, large enough for an old phone's camera and for a sheet of paper. */
export async function qrPicture(link: string): Promise<Uint8Array> {
  return QRCode.toBuffer(link, { type: 'png', errorCorrectionLevel: 'M', margin: 3, width: 600 });
}
