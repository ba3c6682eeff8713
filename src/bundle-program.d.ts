/** Where the bundle of this entry lies; whoever asked for it removes it. */
export function bundleProgram(entry: string): Promise<string>;

/** Where the bundle of this entry is kept; undefined where none may be written. */
export function keptProgram(entry: string): Promise<string | undefined>;
