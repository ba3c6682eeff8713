import { foldMarks } from '../text/fold.ts';

/** Whether somebody says, in words of their own, that they will not come to the meeting. */
export function saysAway(text: string): boolean {
  const folded = foldMarks(text);
  return ways.some((way) => way.test(folded));
}

const ways: readonly RegExp[] = [
  /\b(?:khong|ko|chang|chua) (?:the )?(?:(?:ve|den|toi|di|ra) )?(?:du|hop|sinh hoat|tham gia|tham du|den|toi|di|ve)\b/,
  /\bxin (?:phep )?(?:duoc )?(?:vang|nghi)\b/,
  /\bvang mat\b/,
  /\b(?:cannot|can['’]?t|can not|won['’]?t|unable to) (?:come|attend|make it|be there|join)\b/,
];
