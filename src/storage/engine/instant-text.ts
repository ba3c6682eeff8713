/** An instant as Prisma stores it, so that rows written past Prisma compare and sort with the others. */
export function instantText(at: Date): string {
  return at.toISOString().replace('Z', '+00:00');
}
