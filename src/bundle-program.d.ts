/** Where the bundle of this entry lies; whoever asked for it removes it. `plain`: one that is not made of these sources. */
export function bundleProgram(entry: string, options?: { plain?: boolean }): Promise<string>;

/** Where the bundle of this entry is kept; undefined where none may be written. */
export function keptProgram(entry: string): Promise<string | undefined>;
