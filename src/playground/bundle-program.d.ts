/** Where the bundle of this entry lies; whoever asked for it removes it. */
export function bundleProgram(entry: string): Promise<string>;
