/** An instant as Prisma stores it, so that rows written past Prisma compare and sort with the others. */
export function instantText(at: Date): string {
  return at.toISOString().replace('Z', '+00:00');
}

/** What an instant column holds, read past Prisma. */
export function readInstant(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Error(`a column holds "${text}", which is no instant`);
  return at;
}
