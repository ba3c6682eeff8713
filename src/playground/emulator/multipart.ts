export type Part = { name: string; fileName: string | undefined; type: string; bytes: Uint8Array };

/** Undefined where the body is not what its boundary says. */
export function parseMultipart(body: Buffer, contentType: string): Part[] | undefined {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let begin = body.indexOf(delimiter);
  while (begin !== -1) {
    const from = begin + delimiter.length;
    if (body.subarray(from, from + 2).toString('latin1') === '--') return parts;
    const end = body.indexOf(delimiter, from);
    if (end === -1) return undefined;
    // A part is framed by line ends that belong to the boundaries.
    const part = readPart(body.subarray(from + 2, end - 2));
    if (part === undefined) return undefined;
    parts.push(part);
    begin = end;
  }
  return undefined;
}

function readPart(bytes: Buffer): Part | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const headers = bytes.subarray(0, end).toString('utf8');
  const name = /^content-disposition:[^\r\n]*[; ]name="([^"]*)"/im.exec(headers)?.[1];
  if (name === undefined) return undefined;
  // grammY writes the file name without quotes.
  const file = /^content-disposition:[^\r\n]*[; ]filename=(?:"([^"]*)"|([^\r\n]*))/im.exec(headers);
  return {
    name,
    fileName: file?.[1] ?? file?.[2],
    type: /^content-type:\s*([^\r\n;]+)/im.exec(headers)?.[1]?.trim() ?? '',
    bytes: new Uint8Array(bytes.subarray(end + 4)),
  };
}
