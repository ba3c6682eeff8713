import QRCode from 'qrcode';

/** A picture of a link, large enough for an old phone's camera and for a sheet of paper. */
export async function qrPicture(link: string): Promise<Uint8Array> {
  return QRCode.toBuffer(link, {
    ...{ type: 'png', errorCorrectionLevel: 'M', margin: 3, width: 600 },
    rendererOpts: packing,
  });
}

/**
 * Most lines of the picture are the line above: what is left of them by this filter of PNG is nothing. To try all filters on
 * every line, as by default, takes three times as long, in which nobody else is answered.
 */
const packing = { filterType: 2, deflateStrategy: 0, deflateLevel: 6 };
