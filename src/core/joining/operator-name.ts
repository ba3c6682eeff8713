import { read, readText, type Reading } from '../forms/form.ts';
import type { TextProblem } from '../text/typed.ts';

const longest = 100;

/** Who answers for the data, as the consent names them: on one line. */
export function readOperatorName(text: string): Reading<string, TextProblem> {
  const reading = readText(text, longest);
  return reading.status === 'unclear' ? reading : read(reading.answer.replaceAll(/\s+/g, ' '));
}
