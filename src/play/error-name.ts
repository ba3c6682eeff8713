/** Errors of the Bot API may quote what was sent: only their kind and code go to the log. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code =
    'error_code' in error ? ` ${String(error.error_code)}` : 'code' in error ? ` ${String(error.code)}` : '';
  const cause = 'error' in error && error.error instanceof Error ? ` (${nameOf(error.error)})` : '';
  return `${error.name}${code}${cause}`;
}
