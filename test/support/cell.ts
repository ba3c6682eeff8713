import { startingPoint, type TestApp } from './app.ts';
import type { PersonDriver } from './people.ts';

/** Whoever types and taps, by whichever door. */
type Hand = { says(text: string): Promise<unknown>; taps(label: string): Promise<unknown> };

const usualAnswers = {
  place: 'Nhà văn hóa tổ 5',
  day: '3',
  time: '19:30',
  shift: 'Vẫn sinh hoạt đúng ngày',
  namesOperatorLater: false,
};

/** Claims the bot and walks the secretary through the guided setup: the 3rd of each month, 19:30. */
export async function setUpCell(
  test: Pick<TestApp, 'people' | 'claimLink'>,
  answers: Partial<typeof usualAnswers> = {},
): Promise<PersonDriver> {
  const secretary = test.people.person({ firstName: 'Telegram của Bình' });
  await secretary.opens(test.claimLink);
  await secretary.taps('Tôi đồng ý');
  await answerSetup(secretary, answers);
  return secretary;
}

/** From what is asked after the consent to the cell that is ready, by whichever door the claim was opened. */
export async function answerSetup(
  secretary: Hand,
  answers: Partial<typeof usualAnswers> = {},
): Promise<void> {
  const { place, day, time, shift, namesOperatorLater } = { ...usualAnswers, ...answers };
  if (namesOperatorLater) await secretary.taps('Để sau');
  await secretary.says('Trần Thị Bình');
  await secretary.says('Chi bộ Tổ dân phố 5');
  await secretary.says(day);
  await secretary.says(time);
  await secretary.says(place);
  await secretary.taps(shift);
  await secretary.taps('27 biểu hiện');
  await secretary.taps('Xác nhận');
}

/** A bot whose cell was just set up so at this time: walked to once, whoever begins with it. */
export function openCell(
  startsAt = '2026-11-21T01:00:00Z',
): Promise<{ test: TestApp; secretary: PersonDriver }> {
  const known = cells.get(startsAt);
  const keptAs = `cell-${startsAt.slice(0, 10)}`;
  const walk = async (test: TestApp) => ({ secretary: await setUpCell(test) });
  const open = known ?? startingPoint(walk, { startsAt, keptAs });
  cells.set(startsAt, open);
  return open();
}

const cells = new Map<string, () => Promise<{ test: TestApp; secretary: PersonDriver }>>();

/** Enters the names into the roster as one pasted list. */
export async function enterRoster(secretary: Hand, lines: readonly string[]): Promise<void> {
  await secretary.says('/chibo');
  await secretary.taps('Thêm đảng viên');
  await secretary.says(lines.join('\n'));
  await secretary.taps('Lưu');
}

/** Joins as this roster name by a single-use link. */
export async function joinByName(
  test: TestApp,
  secretary: PersonDriver,
  name: string,
): Promise<PersonDriver> {
  const link = await inviteByName(secretary, name);
  const member = test.people.person({ firstName: `Telegram của ${name}` });
  await member.opens(link);
  await member.taps('Tôi đồng ý');
  await member.taps('Đúng là tôi');
  return member;
}

type OfAn = { test: TestApp; secretary: PersonDriver; an: PersonDriver };

/** Where tests begin of whose cell An is a member; the others stand on its roster, and `then` came before the first of them. */
export function cellOfAn(
  startsAt: string,
  { others = [], then }: { others?: readonly string[]; then?: (begun: OfAn) => Promise<void> } = {},
): () => Promise<OfAn> {
  return startingPoint(
    async (test) => {
      const secretary = await setUpCell(test);
      await enterRoster(secretary, ['Nguyễn Văn An', ...others]);
      const an = await joinByName(test, secretary, 'Nguyễn Văn An');
      await then?.({ test, secretary, an });
      return { secretary, an };
    },
    { startsAt },
  );
}

/** The single-use link for a roster name, as the secretary gets it. */
export async function inviteByName(secretary: PersonDriver, name: string): Promise<string> {
  await secretary.says('/moi');
  await secretary.taps('Mời riêng một người');
  await secretary.taps(name);
  return linkIn(secretary);
}

export function linkIn(person: PersonDriver): string {
  const text = person
    .inbox()
    .map((message) => message.text)
    .join('\n');
  const links = [...text.matchAll(/https:\/\/t\.me\/\S+\?start=(?:join|claim)_[\w-]+/g)];
  const newest = links.at(-1)?.[0];
  if (newest === undefined) throw new Error(`no link in what ${person.firstName} got`);
  return newest;
}
