import { pageUrl, startingPoint, type TestApp } from './app.ts';
import { enterRoster, setUpCell } from './cell.ts';
import { createDevice, type Device } from './device.ts';
import type { PersonDriver } from './people.ts';

type PageCell = { test: TestApp; secretary: PersonDriver };

/** A cell in the middle of November with two names on its roster and the page beside Telegram: walked to once, whoever begins with it. */
export const openPageCell: () => Promise<PageCell> = startingPoint(
  async (test) => {
    const secretary = await setUpCell(test);
    await enterRoster(secretary, ['Nguyễn Văn An', 'Lê Văn Cường']);
    return { secretary };
  },
  { startsAt: '2026-11-14T01:00:00Z', page: true, keptAs: 'page-cell' },
);

/** A browser that has not been on the page yet. */
export function newDevice(test: TestApp): Device {
  return createDevice(test.app.pagePort ?? 0);
}

/** What the secretary can pass on to somebody on the roster: the link to the page, and its code. */
export async function inviteToPage(
  secretary: PersonDriver,
  name: string,
): Promise<{ link: string; code: string }> {
  await secretary.says('/moi');
  await secretary.taps('Mời riêng một người');
  await secretary.taps(name);
  return { link: newestLink(secretary), code: /mã: ([A-Z0-9-]+)/.exec(invitation(secretary))?.[1] ?? '' };
}

/** The link to the page in what the secretary may pass on. */
export function newestLink(secretary: PersonDriver): string {
  return new RegExp(`${pageUrl}/#\\S+`).exec(invitation(secretary))?.[0] ?? '';
}

function invitation(secretary: PersonDriver): string {
  return secretary.find(/Không dùng Telegram/).text;
}

/** Somebody on the roster who has the page alone. */
export async function joinOnPage(test: TestApp, secretary: PersonDriver, name: string): Promise<Device> {
  const { link } = await inviteToPage(secretary, name);
  return acceptOnPage(test, link);
}

export async function acceptOnPage(test: TestApp, link: string): Promise<Device> {
  const phone = newDevice(test);
  await phone.enters(link);
  await phone.taps('Tôi đồng ý');
  await phone.taps('Đúng là tôi');
  // The secretary is told of it, and must not be while they are at something else.
  await test.settle();
  return phone;
}

/** What lets in another device of this person. */
export async function ownCode(owner: PersonDriver): Promise<string> {
  await owner.says('/dulieu');
  await owner.taps('Các kết nối');
  await owner.taps('Thêm một máy');
  return /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(owner.screen())?.[0] ?? '';
}
