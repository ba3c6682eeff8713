/** A text column that holds one of a few words. Anything else was not written by this program. */
export function readChoice<Choice extends string>(choices: readonly Choice[], text: string): Choice {
  const choice = choices.find((one) => one === text);
  if (choice === undefined)
    throw new Error(`the database holds "${text}" where one of ${choices.join(', ')} is expected`);
  return choice;
}
