import { pageUrl, type TestApp } from './app.ts';
import { answerSetup, setUpCell } from './cell.ts';
import { createDevice, type Device } from './device.ts';
import type { PersonDriver } from './people.ts';

/** By which somebody comes in: Telegram, the page, or now the one and now the other. */
export type Way = 'telegram' | 'page' | 'both';

/** Somebody's phone, whichever door they come in by. */
export type Phone = {
  taps(label: string): Promise<void>;
  says(text: string): Promise<void>;
  /** In what the bot showed last, be it an answer or of its own accord. */
  sees(words: string | RegExp): Promise<void>;
  doesNotSee(words: string | RegExp): Promise<void>;
  /** What the bot showed last, with its buttons. */
  screen(): Promise<string>;
  /** Everything that answered what was done last. */
  answer(): Promise<string>;
  /** What the bot said of its own accord since anything was done. */
  news(): Promise<string>;
  /** Goes on where they were, by the other door where they have two. */
  changesDoor(): Promise<void>;
};

/** The phone of somebody who came in at Telegram, and goes on by this way. */
export async function phoneOf(test: TestApp, driver: PersonDriver, way: Way): Promise<Phone> {
  const telegram = atTelegram(driver);
  if (way === 'telegram') return telegram;
  if (way === 'page') return onPage(test, await connect(test, telegram));
  return byBoth(test, telegram);
}

/** Claims the bot and sets its cell up, all of it by this way. */
export async function claimBy(test: TestApp, way: Way): Promise<Phone> {
  if (way !== 'page') return phoneOf(test, await setUpCell(test), way);
  const device = createDevice(test.app.pagePort ?? 0);
  await device.enters(test.app.pageClaim?.link ?? '');
  const page = onPage(test, device);
  await page.taps('Tôi đồng ý');
  await answerSetup(page);
  return page;
}

/** Joins by the invitation that a secretary hands on. */
export async function joinBy(test: TestApp, secretary: Phone, name: string, way: Way): Promise<Phone> {
  await secretary.says('/moi');
  await secretary.taps('Mời riêng một người');
  await secretary.taps(name);
  const invitation = await secretary.answer();
  if (way === 'page') {
    const device = createDevice(test.app.pagePort ?? 0);
    await device.enters(found(invitation, new RegExp(`${pageUrl}/#[\\w-]+`)));
    const page = onPage(test, device);
    for (const label of ['Tôi đồng ý', 'Đúng là tôi']) await page.taps(label);
    return page;
  }
  const driver = test.people.person({ firstName: `Telegram của ${name}` });
  await driver.opens(found(invitation, /https:\/\/t\.me\/\S+\?start=join_[\w-]+/));
  for (const label of ['Tôi đồng ý', 'Đúng là tôi']) await driver.taps(label);
  return phoneOf(test, driver, way);
}

function atTelegram(driver: PersonDriver): Phone {
  let answeredFrom = 0;
  let newsFrom = 0;
  const texts = (from: number, to?: number): string =>
    driver
      .inbox()
      .slice(from, to)
      .map(({ text }) => text)
      .join('\n');

  async function act(action: () => Promise<void>): Promise<void> {
    answeredFrom = driver.inbox().length;
    await action();
    newsFrom = driver.inbox().length;
  }

  return {
    taps: (label) => act(() => driver.taps(label)),
    says: (text) => act(() => driver.says(text)),
    sees(words) {
      driver.sees(words);
      return Promise.resolve();
    },
    doesNotSee(words) {
      driver.doesNotSee(words);
      return Promise.resolve();
    },
    screen: () => Promise.resolve(driver.screen()),
    answer: () => Promise.resolve(texts(answeredFrom, newsFrom)),
    news: () => Promise.resolve(texts(newsFrom)),
    changesDoor: () => Promise.resolve(),
  };
}

function onPage(test: TestApp, device: Device): Phone {
  let known = device.notices().length;

  async function act(action: () => Promise<unknown>): Promise<void> {
    await device.looks();
    await action();
    // What others are told of it is on its way.
    await test.settle();
    known = device.notices().length;
  }
  async function news(): Promise<string[]> {
    await device.looks();
    const notices = device.notices();
    return notices.slice(0, notices.length - known);
  }
  const newest = async (): Promise<string> => (await news())[0] ?? device.screen();

  return {
    taps: (label) => act(() => device.taps(label)),
    says: (text) => act(() => device.says(text)),
    async sees(words) {
      const shown = await newest();
      if (!isIn(words, shown)) throw new Error(`the page does not show ${String(words)} but\n${shown}`);
    },
    async doesNotSee(words) {
      const shown = await newest();
      if (isIn(words, shown)) throw new Error(`the page shows ${String(words)} in\n${shown}`);
    },
    screen: newest,
    answer: () => Promise.resolve(device.screen()),
    news: async () => (await news()).join('\n'),
    changesDoor: () => Promise.resolve(),
  };
}

function byBoth(test: TestApp, telegram: Phone): Phone {
  let page: Phone | undefined;
  let current = telegram;
  return {
    taps: (label) => current.taps(label),
    says: (text) => current.says(text),
    sees: (words) => current.sees(words),
    doesNotSee: (words) => current.doesNotSee(words),
    screen: () => current.screen(),
    answer: () => current.answer(),
    news: () => current.news(),
    async changesDoor() {
      page ??= onPage(test, await connect(test, telegram));
      current = current === telegram ? page : telegram;
      await current.says('Tự soi');
    },
  };
}

/** Another device of somebody who is in, by the code that the door they have shows them. */
export async function connect(
  test: { app: Pick<TestApp['app'], 'pagePort'>; settle: () => Promise<void> },
  phone: Pick<Phone, 'says' | 'taps'> & { screen: () => string | Promise<string> },
): Promise<Device> {
  await phone.says('/dulieu');
  for (const label of ['Các kết nối', 'Thêm một máy']) await phone.taps(label);
  const device = createDevice(test.app.pagePort ?? 0);
  await device.enters(found(await phone.screen(), code));
  await device.taps('Tôi đồng ý');
  // The door they had is told of it.
  await test.settle();
  return device;
}

const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/;

function found(text: string, pattern: RegExp): string {
  const [words] = pattern.exec(text) ?? [];
  if (words === undefined) throw new Error(`no ${String(pattern)} in\n${text}`);
  return words;
}

function isIn(words: string | RegExp, text: string): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
