import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonData } from '../../src/screens/button-data.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName, setUpCell } from '../support/cell.ts';
import type { PersonDriver } from '../support/people.ts';
import { ask } from '../support/tables.ts';

const words = 'Đề nghị họp sớm hơn nửa giờ';
const forgedAnswer = 'Câu trả lời của người khác';

let test: TestApp;
let binh: PersonDriver;
let an: PersonDriver;
let ids: { suggestion: string; round: string; unit: string };
const others = new Map<string, PersonDriver>();

/** An has written to the committee under their name; a second cell has its own secretary. */
beforeAll(async () => {
  test = await startTestApp({ startsAt: '2026-11-23T02:00:00Z' });
  binh = await setUpCell(test);
  await enterRoster(binh, ['Nguyễn Văn An', 'Phạm Thị Dung']);
  an = await joinByName(test, binh, 'Nguyễn Văn An');
  others.set('a plain member', await joinByName(test, binh, 'Phạm Thị Dung'));
  others.set('the secretary of another cell', await openSecondCell());
  const stranger = test.people.person({ firstName: 'Người lạ' });
  await stranger.start();
  others.set('a stranger', stranger);
  await test.passTo('2026-11-23T04:00:00Z');

  await an.says('/trogiup');
  await an.taps('Góp ý cho chi ủy');
  await an.says(words);
  await an.taps('Gửi có tên');
  const [row] = ask(test.folder, 'SELECT id, roundId, unitId FROM Suggestion');
  ids = { suggestion: String(row?.['id']), round: String(row?.['roundId']), unit: String(row?.['unitId']) };
}, 120_000);
afterAll(() => test.close());

async function openSecondCell(): Promise<PersonDriver> {
  await binh.says('/donvi');
  await binh.taps('Thêm đơn vị');
  await binh.taps('Chi bộ');
  await binh.says('Chi bộ Tổ dân phố 6');
  await binh.taps('Tạo liên kết');
  const text = binh
    .inbox()
    .map((message) => message.text)
    .join('\n');
  const link = [...text.matchAll(/https:\/\/t\.me\/\S+\?start=claim_[\w-]+/g)].at(-1)?.[0] ?? '';
  const hanh = test.people.person({ firstName: 'Telegram của Hạnh' });
  await hanh.opens(link);
  await hanh.taps('Tôi đồng ý');
  for (const said of ['Lê Thị Hạnh', '10', '19:00', 'Nhà văn hóa tổ 6']) await hanh.says(said);
  await hanh.taps('Vẫn sinh hoạt đúng ngày');
  await hanh.taps(/thường dùng/);
  await hanh.taps('Xác nhận');
  return hanh;
}

function kept() {
  return ask(test.folder, 'SELECT * FROM Suggestion');
}

describe.each(['a plain member', 'the secretary of another cell', 'a stranger'])('%s', (who) => {
  it.each([
    'suggestion.open',
    'suggestion.answer',
    'suggestion.reply',
    'suggestion.mine',
    'suggestion.withdraw',
    'suggestion.withdraw_now',
    'suggestion.list',
    'suggestion.round',
    'suggestion.draft',
    'suggestion.named',
    'suggestion.counted_now',
    'suggestion.own',
  ])(
    'who makes up the tap %s reads and changes nothing of a suggestion',
    async (action) => {
      const other = others.get(who);
      if (other === undefined) throw new Error(who);
      const before = kept();
      for (const id of Object.values(ids)) {
        await other.says('/trogiup');
        await other.forges(buttonData(action, id), { on: other.last().messageId });
        await other.says(forgedAnswer);
        await other.forges(buttonData('suggestion.reply', id), { on: other.last().messageId });
      }
      expect(other.inbox().some(({ text }) => text.includes(words))).toBe(false);
      expect(kept()).toEqual(before);
      expect(an.inbox().some(({ text }) => text.includes(forgedAnswer))).toBe(false);
      expect(ask(test.folder, 'SELECT * FROM AccessSheet')).toEqual([]);
    },
    60_000,
  );
});

it('the secretary of the cell still opens and answers it', async () => {
  await binh.says('/chuyen');
  await binh.says('/chibo');
  await binh.taps('Góp ý (1), chờ trả lời 1');
  await binh.taps('Nguyễn Văn An');
  binh.sees(words);
  await binh.taps('Trả lời');
  await binh.says('Chi ủy sẽ bàn');
  await binh.taps('Gửi câu trả lời');
  an.sees('đã trả lời góp ý của đồng chí');
}, 60_000);
