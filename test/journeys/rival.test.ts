import { expect, it } from 'vitest';
import { startTestApp } from '../support/app.ts';
import { minute } from '../support/clock.ts';

const rival = 'Có một chương trình khác đang nhận tin bằng cùng mã bot với tôi';
const over = 'Không còn chương trình nào khác nhận tin bằng mã bot này.';

it('the operator hears once of another program that fetches with the same token, and once that it is gone', async () => {
  const app = await startTestApp({ allowRefusals: true });
  const { people, emulator, clock, claimLink } = app;
  const operator = people.person({ firstName: 'Hạnh' });
  await operator.opens(claimLink);
  await operator.taps('Tôi đồng ý');
  const told = (words: string): number => operator.inbox().filter(({ text }) => text.includes(words)).length;

  for (let time = 1; time <= 3; time += 1) {
    // The bot takes the updates back, which ends this poll.
    const answer = await fetch(`${emulator.url}/bot${emulator.token}/getUpdates`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ timeout: 50 }),
    });
    expect(answer.status).toBe(409);
  }
  await operator.says('/trogiup');
  expect(told(rival)).toBe(1);
  expect(told(over)).toBe(0);

  clock.advance(3 * minute);
  await operator.says('/trogiup');
  await operator.says('/trogiup');
  expect([told(rival), told(over)]).toEqual([1, 1]);
  await app.close();
});
