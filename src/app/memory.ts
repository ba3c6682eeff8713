import { setFlagsFromString } from 'node:v8';

/** V8 looks every eight seconds, and collects twice. */
const windowMs = 20_000;

let ending: NodeJS.Timeout | undefined;

/**
 * Has V8 hand to the machine, within seconds, the room that work took which is over. By itself it waits until a program
 * allocates next to nothing, which one that polls never does. It collects in small steps beside the program, where `gc()`
 * would stop everybody for a tenth of a second. Not for good, as each tap would take two fifths more of the processor.
 */
export function giveBackMemory(): void {
  clearTimeout(ending);
  setFlagsFromString('--optimize-for-size');
  ending = setTimeout(() => {
    setFlagsFromString('--no-optimize-for-size');
  }, windowMs).unref();
}
