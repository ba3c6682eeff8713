import Sqlite from 'better-sqlite3';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmulator, type Emulator } from '../../src/playground/emulator/emulator.ts';
import { createMovableClock } from '../../src/playground/emulator/movable-clock.ts';
import { endAll, listFolder, nodeStart, nodeStartIn, npmStart, projectRoot } from '../support/process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let emulator: Emulator;
/** A stopped bot's folder, and an empty one. */
let used: string;
let folder: string;

beforeAll(async () => {
  emulator = await startEmulator({ clock: createMovableClock() });
  used = mkdtempSync(path.join(tmpdir(), 'tu-soi-used-'));
  const bot = nodeStart({ env: telegram(), cwd: used });
  await bot.prints(/Dừng bằng Ctrl\+C\./);
  bot.signal('SIGTERM');
  expect(await bot.exited).toEqual({ code: 0, signal: null });
});

afterAll(async () => {
  await emulator.stop();
  rmSync(used, { recursive: true });
});

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-refused-'));
});

afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

function telegram(): Record<string, string> {
  return { BOT_TOKEN: emulator.token, TELEGRAM_API_ROOT: emulator.url };
}

/** Starts the program in the folder, and checks that it ended with an error and changed nothing there. */
async function refuses(env: Record<string, string>, root?: string): Promise<string> {
  const before = listFolder(folder);
  const options = { env, cwd: folder };
  const bot = root === undefined ? nodeStart(options) : nodeStartIn(root, options);
  expect(await bot.exited).toEqual({ code: 1, signal: null });
  expect(bot.stdout()).toBe('');
  expect(listFolder(folder)).toEqual(before);
  return bot.stderr();
}

/** Puts the data of the stopped bot into the folder. */
function takeUsedData(): void {
  cpSync(used, folder, { recursive: true });
}

function dataFile(name: 'tu-soi.db' | 'data.key'): string {
  return path.join(folder, 'data', name);
}

describe('the configuration', () => {
  it('without a token says how to get one', async () => {
    expect(await refuses({})).toBe(
      [
        'Cấu hình chưa đúng, chương trình chưa khởi động. Xin sửa các biến sau:',
        '  BOT_TOKEN còn thiếu. Mở Telegram, nhắn /newbot cho @BotFather, rồi đặt mã nhận được vào biến này. Muốn xem thử ngay, không cần mã: npm run demo',
        '',
      ].join('\n'),
    );
  });

  it('lists everything that is wrong at once', async () => {
    const wrong = {
      BOT_TOKEN: '123456',
      DATABASE_URL: 'postgres://localhost/tu-soi',
      DATA_KEY: 'x',
      DATA_KEY_FILE: 'y',
      TELEGRAM_API_ROOT: 'localhost:8081',
      TELEGRAM_PROXY_URL: 'ftp://proxy',
      DEFAULT_TIMEZONE: 'Asia/Hanoi_City',
      DEFAULT_LOCALE: 'fr',
      LOG_LEVEL: 'loud',
    };
    expect(await refuses(wrong)).toBe(
      [
        'Cấu hình chưa đúng, chương trình chưa khởi động. Xin sửa các biến sau:',
        '  BOT_TOKEN không giống mã của @BotFather (dạng 123456789:AA…).',
        '  DATABASE_URL phải bắt đầu bằng file:, ví dụ file:./data/tu-soi.db, hoặc có dạng postgresql://người_dùng:mật_khẩu@máy_chủ:5432/tên. Sau dấu ? chỉ dùng: host, port, sslmode (disable, require, verify-ca, verify-full), sslrootcert, sslcert, sslkey, pool, statement_timeout, connect_timeout.',
        '  TELEGRAM_API_ROOT phải là một địa chỉ, ví dụ https://api.telegram.org.',
        '  TELEGRAM_PROXY_URL phải là một địa chỉ bắt đầu bằng http://, https:// hoặc socks5://.',
        '  DEFAULT_TIMEZONE phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh.',
        '  DEFAULT_LOCALE phải là vi hoặc en.',
        '  LOG_LEVEL phải là error, warn, info hoặc debug.',
        '  DATA_KEY và DATA_KEY_FILE cùng được đặt; xin chỉ giữ một.',
        '',
      ].join('\n'),
    );
  });
});

it('a token that Telegram does not know is refused', async () => {
  const env = { ...telegram(), BOT_TOKEN: '7000000001:AASomebodyElsesTokenSomebodyElses' };
  expect(await refuses(env)).toBe('Telegram không nhận mã trong BOT_TOKEN. Xin lấy lại mã từ @BotFather.\n');
});

describe('the database', () => {
  it('is missing while its key is there', async () => {
    takeUsedData();
    rmSync(dataFile('tu-soi.db'));
    expect(await refuses(telegram())).toBe(
      'Không thấy cơ sở dữ liệu ./data/tu-soi.db, trong khi khóa ./data/data.key của nó vẫn còn. Xin gắn lại ổ dữ liệu hoặc sửa DATABASE_URL; nếu thật sự muốn bắt đầu mới, xin chuyển tệp khóa đi nơi khác.\n',
    );
  });

  it('belongs to a newer version', async () => {
    takeUsedData();
    const database = new Sqlite(dataFile('tu-soi.db'));
    database
      .prepare(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ('new', 'new', '29990101000000_new', 32472144000000, 1)`,
      )
      .run();
    database.close();
    expect(await refuses(telegram())).toBe(
      'Cơ sở dữ liệu ./data/tu-soi.db thuộc một phiên bản mới hơn của chương trình. Xin cập nhật chương trình rồi khởi động lại.\n',
    );
  });

  it('is not a database', async () => {
    writeFileSync(path.join(folder, 'notes.txt'), 'Sổ ghi chép của chi bộ, không phải cơ sở dữ liệu.\n');
    expect(await refuses({ ...telegram(), DATABASE_URL: 'file:notes.txt' })).toBe(
      'notes.txt không phải cơ sở dữ liệu của chương trình này (tệp không phải cơ sở dữ liệu SQLite). Xin sửa DATABASE_URL.\n',
    );
  });

  it('is that of another program', async () => {
    const other = new Sqlite(path.join(folder, 'other.db'));
    other.exec('CREATE TABLE Photo (id INTEGER PRIMARY KEY)');
    other.close();
    expect(await refuses({ ...telegram(), DATABASE_URL: 'file:other.db' })).toBe(
      'other.db không phải cơ sở dữ liệu của chương trình này (tệp chứa bảng của chương trình khác). Xin sửa DATABASE_URL.\n',
    );
  });

  it('was cut off', async () => {
    takeUsedData();
    const whole = readFileSync(dataFile('tu-soi.db'));
    writeFileSync(dataFile('tu-soi.db'), whole.subarray(0, 6000));
    expect(await refuses(telegram())).toBe(
      'Cơ sở dữ liệu ./data/tu-soi.db bị hỏng (SQLite không đọc được, hoặc thấy nội dung không còn nguyên vẹn). Xin khôi phục từ bản sao lưu gần nhất.\n',
    );
  });

  it('cannot be written where it is', async () => {
    writeFileSync(path.join(folder, 'data'), 'a file where the folder should be');
    expect(await refuses(telegram())).toBe(
      'Không ghi được vào ./data/tu-soi.db. Xin cấp quyền ghi thư mục ấy cho người dùng đang chạy chương trình.\n',
    );
  });

  it('is in use by a running bot, which goes on', async () => {
    takeUsedData();
    const first = nodeStart({ env: telegram(), cwd: folder });
    await first.prints(/Dừng bằng Ctrl\+C\./);
    const before = withoutSharedMemory(listFolder(folder));

    const second = nodeStart({ env: telegram(), cwd: folder });
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(second.stderr()).toBe(
      'Cơ sở dữ liệu ./data/tu-soi.db đang được một chương trình khác dùng. Xin dừng chương trình kia rồi khởi động lại.\n',
    );
    expect(withoutSharedMemory(listFolder(folder))).toEqual(before);

    const person = emulator.person({ firstName: 'Khách' });
    const messages = emulator.called('sendMessage', sentSoFar() + 1);
    person.start();
    await messages;
    first.signal('SIGTERM');
    expect(await first.exited).toEqual({ code: 0, signal: null });
  });
});

/** How readers of a running database tell each other where they are: not part of what is stored. */
function withoutSharedMemory(files: string[]): string[] {
  return files.filter((file) => !file.includes('.db-shm '));
}

function sentSoFar(): number {
  return emulator.calls.filter(({ method }) => method === 'sendMessage').length;
}

describe('the key', () => {
  it('is missing while its database is there', async () => {
    takeUsedData();
    rmSync(dataFile('data.key'));
    expect(await refuses(telegram())).toBe(
      'Cơ sở dữ liệu ./data/tu-soi.db đã có, nhưng không thấy khóa ./data/data.key. Xin đặt lại tệp khóa đã cất giữ; thiếu khóa thì không đọc được dữ liệu.\n',
    );
  });

  it('is that of another database', async () => {
    takeUsedData();
    writeFileSync(dataFile('data.key'), Buffer.alloc(32, 9).toString('base64'));
    expect(await refuses(telegram())).toBe(
      'Khóa ./data/data.key không mở được cơ sở dữ liệu ./data/tu-soi.db. Xin đặt đúng khóa của cơ sở dữ liệu này.\n',
    );
  });

  it('from a variable is that of another database, and is not printed', async () => {
    takeUsedData();
    const key = Buffer.alloc(32, 9).toString('base64');
    expect(await refuses({ ...telegram(), DATA_KEY: key })).toBe(
      'Khóa DATA_KEY không mở được cơ sở dữ liệu ./data/tu-soi.db. Xin đặt đúng khóa của cơ sở dữ liệu này.\n',
    );
  });

  it('is not a key', async () => {
    takeUsedData();
    writeFileSync(dataFile('data.key'), 'mật khẩu của tôi\n');
    expect(await refuses(telegram())).toBe(
      'Khóa ./data/data.key không nguyên vẹn hoặc không phải khóa của chương trình này. Xin đặt lại tệp khóa đã cất giữ, hoặc một khóa 32 byte viết bằng base64 hay hex.\n',
    );
  });

  it('cannot be made where it should be', async () => {
    writeFileSync(path.join(folder, 'keys'), 'a file where the folder should be');
    expect(await refuses({ ...telegram(), DATA_KEY_FILE: 'keys/data.key' })).toBe(
      'Không tạo được tệp khóa keys/data.key. Xin cấp quyền ghi thư mục ấy, hoặc sửa DATA_KEY_FILE.\n',
    );
  });
});

it('refusals are in English where English is the language of the bot', async () => {
  takeUsedData();
  rmSync(dataFile('data.key'));
  expect(await refuses({ ...telegram(), DEFAULT_LOCALE: 'en' })).toBe(
    'The database ./data/tu-soi.db is there, but its key ./data/data.key is not. Please put back the key file that you kept; without it the data cannot be read.\n',
  );
});

describe('installed in a folder of its own', () => {
  beforeEach(() => {
    for (const part of ['dist', 'prisma', 'locales', 'package.json']) {
      cpSync(path.join(projectRoot, part), path.join(folder, part), { recursive: true });
    }
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  });

  it.each([
    {
      what: 'a wrong date in a checklist',
      file: 'prisma/checklists/27-bieu-hien.json',
      text: '"effectiveOn": "2016-10-30"',
      spoilt: '"effectiveOn": "2016-30-10"',
      why: 'effectiveOn phải là một ngày có thật, như 2026-12-31',
    },
    {
      what: 'a number that comes twice in a checklist',
      file: 'prisma/checklists/27-bieu-hien.json',
      text: '"number": 4',
      spoilt: '"number": 5',
      why: 'groups[0].items[3].number phải là 4, không phải 5: các mục đánh số 1, 2, 3… suốt cả danh mục',
    },
    {
      what: 'a checklist that is not JSON',
      file: 'prisma/checklists/giang-thanh-5.json',
      text: '{',
      spoilt: '{{',
      why: 'dòng 1, cột 2 không đúng JSON: gặp "{" ở chỗ cần một tên trong ngoặc kép (có thừa dấu phẩy không?)',
    },
    {
      what: 'a list of holidays that is not JSON',
      file: 'prisma/holidays/viet-nam.json',
      text: '{',
      spoilt: '{{',
      why: 'dòng 1, cột 2 không đúng JSON: gặp "{" ở chỗ cần một tên trong ngoặc kép (có thừa dấu phẩy không?)',
    },
  ])('$what stops the start, with the file and what is wrong in it', async ({ file, text, spoilt, why }) => {
    const location = path.join(folder, file);
    writeFileSync(location, readFileSync(location, 'utf8').replace(text, spoilt));
    expect(await refuses(telegram(), folder)).toBe(
      `Không dùng được ${location}: ${why}. Xin sửa tệp rồi khởi động lại.\n`,
    );
  });

  it('it makes its data beside itself', async () => {
    const bot = npmStart({ env: telegram(), cwd: folder });
    await bot.prints(/Dừng bằng Ctrl\+C\./);
    const made = listFolder(folder).filter((entry) => entry.startsWith('data'));
    expect(made.map((entry) => entry.split(' ').slice(0, 2))).toEqual([
      ['data/', '700'],
      ['data/data.key', '600'],
      ['data/tu-soi.db', '600'],
      ['data/tu-soi.db-shm', '600'],
      ['data/tu-soi.db-wal', '600'],
      ['data/tu-soi.db.lock', '600'],
    ]);
  });
});
