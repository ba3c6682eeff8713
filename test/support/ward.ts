import type { TestApp } from './app.ts';
import { linkIn } from './cell.ts';
import type { PersonDriver } from './people.ts';

/** Puts a ward above the cell, as whoever hosts the bot does, and brings in who watches over it. */
export async function putWardAbove(test: TestApp, secretary: PersonDriver): Promise<PersonDriver> {
  await secretary.says('/donvi');
  await secretary.taps('Thêm đơn vị');
  await secretary.taps('Đảng bộ phường, xã, đặc khu');
  await secretary.says('Đảng bộ phường Bồ Đề');
  await secretary.taps('Tạo liên kết');
  const officer = test.people.person({ firstName: 'Telegram của Khoa' });
  await officer.opens(linkIn(secretary));
  await officer.taps('Tôi đồng ý');
  await secretary.says('/donvi');
  await secretary.taps('Chi bộ Tổ dân phố 5');
  await secretary.taps('Đổi cấp trên');
  await secretary.taps('Đảng bộ phường Bồ Đề');
  return officer;
}
