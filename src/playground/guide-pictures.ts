import type { Browser, Locator, Page } from 'playwright-core';
import { button, chatOf, hanh, openChats, take, write } from './pictures.ts';
import { createPlayer } from './seed/player.ts';
import type { Demo } from './start-demo.ts';

/** Tall enough for each of the screens, which are cut out of it one by one. */
const phone = {
  viewport: { width: 360, height: 1000 },
  deviceScaleFactor: 1.5,
  isMobile: true,
  hasTouch: true,
  colorScheme: 'light',
} as const;

/** What the guide for the secretary shows: how a cell is set up, from the claim on. */
export async function takeSetup(browser: Browser, demo: Demo): Promise<void> {
  const page = await browser.newPage({ ...phone, locale: 'vi-VN', reducedMotion: 'reduce' });
  await page.goto(demo.url);
  await page.getByRole('button', { name: /^Mở liên kết thiết lập/ }).click();
  const chat = chatOf(page, hanh);
  const { shows, taps } = handsOn(page, chat);
  await shows('01-dong-y', 'Tôi đồng ý');
  await taps('Tôi đồng ý');
  await says(demo, chat, hanh.name);
  await says(demo, chat, 'Chi bộ Tổ dân phố 5');
  await shows('02-ngay-sinh-hoat', /^Ngày/);
  for (const answer of ['26', '19:30', 'Nhà văn hóa Tổ dân phố 5']) await says(demo, chat, answer);
  await taps('Vẫn sinh hoạt đúng ngày');
  await taps(/thường dùng/);
  await shows('03-xac-nhan', 'Xác nhận');
  await taps('Xác nhận');
  await taps('Nhập danh sách');
  await says(
    demo,
    chat,
    ['Trần Văn Minh, phó bí thư', 'Lê Thị Thu', 'Phạm Quốc Bảo, dự bị', 'Đỗ Văn Tư'].join('\n'),
  );
  await shows('04-danh-sach', /^Lưu/);
  await taps(/^Lưu/);
  await taps('Mời dùng trợ lý');
  await taps('Tạo liên kết chung');
  await chat.getByAltText('Ảnh').last().waitFor();
  await take(page, pictureOf('05-moi'), chat.locator('.row').last());
  await join(demo);
  await says(demo, chat, '/chibo');
  await shows('06-chi-bo', 'Danh sách');
  await taps(/^Chờ xác nhận/);
  await shows('07-cho-xac-nhan', '‹ Chi bộ');
  await page.context().close();
}

/** Their month, from the reminder to the papers after the meeting. */
export async function takeMonth(browser: Browser, demo: Demo): Promise<void> {
  await sendReviews(demo);
  const page = await openChats(browser, demo, phone, [hanh]);
  const chat = chatOf(page, hanh);
  const { shows, taps } = handsOn(page, chat);
  await says(demo, chat, '/nhac');
  await shows('08-nhac', 'Gửi lời nhắc');
  await says(demo, chat, '/lich');
  await taps('Việc của kỳ tới');
  await shows('09-ky-sinh-hoat', 'Chuyển lịch');
  await says(demo, chat, '/tonghop');
  await shows('10-tong-hop', 'Duyệt bản này');
  await taps('Từng mục');
  await shows('11-tung-muc', '‹ Bản tổng hợp');
  await taps('‹ Bản tổng hợp');
  await taps('Duyệt bản này');
  await shows('12-da-duyet', /^Rút lại việc duyệt/);
  await moveOn(browser, demo, 'Tới giờ sinh hoạt');
  await says(demo, chat, '/lich');
  await taps('Điểm danh 26/11/2026');
  await shows('13-diem-danh', 'Các đồng chí còn lại: có mặt');
  await taps('Các đồng chí còn lại: có mặt');
  await says(demo, chat, '/tonghop');
  await taps('Văn bản');
  await shows('14-van-ban', 'Báo cáo: bản gửi Đảng ủy');
  await page.context().close();
}

/** By the buttons that a wide window has. */
async function moveOn(browser: Browser, demo: Demo, name: string): Promise<void> {
  const page = await openChats(browser, demo, { viewport: { width: 1280, height: 800 } }, [hanh]);
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('.page-flash .flash').waitFor();
  await page.context().close();
}

function handsOn(page: Page, chat: Locator) {
  const settled = (): Promise<void> =>
    chat.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  return {
    taps: async (label: string | RegExp): Promise<void> => {
      await button(chat, label).click();
      await settled();
    },
    /** The message that has this button. */
    shows: async (name: string, label: string | RegExp): Promise<void> => {
      await button(chat, label).waitFor();
      await settled();
      await page.locator('.flash').first().waitFor({ state: 'detached' });
      await take(page, pictureOf(name), chat.locator('.row').last());
    },
  };
}

function pictureOf(name: string): string {
  return `huong-dan/hinh/${name}.webp`;
}

/** Waits until the bot has answered. */
async function says(demo: Demo, chat: Locator, words: string): Promise<void> {
  const before = await chat.locator('.row').count();
  await write(chat, words);
  await chat
    .locator('.row')
    .nth(before + 1)
    .waitFor();
  await demo.settle();
}

/** Two of the cell open the link that the secretary has been given. */
async function join({ emulator, clock, settle }: Demo): Promise<void> {
  const [secretary, , thu, bao] = emulator.people().map((person) => createPlayer({ person, clock, settle }));
  for (const [player, name] of [
    [thu, 'Lê Thị Thu'],
    [bao, 'Phạm Quốc Bảo'],
  ] as const) {
    await player?.opens(secretary?.newestLink() ?? '');
    await player?.tapsLabel('Tôi đồng ý');
    await player?.says(name);
  }
}

/** One who stands at an item finishes it; the other finds nothing to report. */
async function sendReviews({ emulator, clock, settle }: Demo): Promise<void> {
  const [, , , bao, tu] = emulator.people().map((person) => createPlayer({ person, clock, settle }));
  const rest = ['Nhóm này', 'Nhóm này', 'Nhóm này', 'Cả chi bộ', 'Gửi'];
  for (const label of ['Có nguy cơ', 'Xong mục này', ...rest]) await bao?.tapsLabel(label);
  await tu?.says('/tusoi');
  for (const label of rest) await tu?.tapsLabel(label);
}
