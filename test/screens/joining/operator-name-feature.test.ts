import { afterEach, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { enterRoster, inviteByName, setUpCell } from '../../support/cell.ts';

let test: TestApp;

afterEach(async () => {
  await test.close();
});

it('where nobody is named who answers for the data, the claim asks, and goes on with the setup', async () => {
  test = await startTestApp({ operatorName: null });
  const operator = test.people.person({ firstName: 'Bình' });

  await operator.opens(test.claimLink);
  operator.sees('Ai chịu trách nhiệm: đồng chí, người nhận vận hành trợ lý này; giữ khóa dữ liệu.');
  await operator.taps('Tôi đồng ý');
  operator.sees('Ai chịu trách nhiệm về dữ liệu của trợ lý này?');
  await operator.sends('sticker');
  operator.sees('Xin đồng chí gõ tên bằng chữ.');
  await operator.says('Đ'.repeat(101));
  operator.sees('dài quá 100 ký tự');
  await operator.says('Đảng ủy phường  Trung Tâm');
  operator.sees('Đã ghi: Đảng ủy phường Trung Tâm chịu trách nhiệm');
  await operator.taps('Tiếp tục');
  operator.sees('Họ và tên của đồng chí?');
});

it('the claim asks nothing where the environment names it, and every text of the consent says it', async () => {
  test = await startTestApp({ operatorName: 'Chi bộ Tổ dân phố 5' });
  const operator = test.people.person({ firstName: 'Bình' });

  await operator.opens(test.claimLink);
  operator.sees('Ai chịu trách nhiệm: Chi bộ Tổ dân phố 5; giữ khóa dữ liệu.');
  operator.sees('dữ liệu cá nhân nhạy cảm');
  operator.sees('Qua Telegram: tin nhắn đi qua máy chủ của Telegram ở nước ngoài.');
  await operator.taps('Đọc kỹ hơn');
  operator.sees('Chi bộ Tổ dân phố 5 vận hành trợ lý này và chịu trách nhiệm về dữ liệu.');
  operator.sees('Thời điểm đồng ý, rút lại: giữ làm bằng chứng.');
  await operator.taps('Tôi đồng ý');
  operator.sees('Họ và tên của đồng chí?');
});

it('an unnamed bot goes on with the earlier text until its operator has named it, then asks each person once', async () => {
  test = await startTestApp({ operatorName: null });
  const operator = await setUpCell(test, { namesOperatorLater: true });
  await enterRoster(operator, ['Nguyễn Văn An', 'Lê Thị Thu']);
  const an = test.people.person({ firstName: 'An' });
  await an.opens(await inviteByName(operator, 'Nguyễn Văn An'));
  an.sees('người vận hành trợ lý này giữ khóa mở dữ liệu');
  an.doesNotSee('nhạy cảm');
  await an.taps('Tôi đồng ý');
  await an.taps('Đúng là tôi');

  await test.restart();
  await test.settle();
  await an.says('/lich');
  an.sees('Kỳ tới');
  operator.sees('Xin đồng chí ghi tên bên chịu trách nhiệm về dữ liệu');
  await operator.taps('Ghi tên');
  await operator.says('Đảng ủy phường Trung Tâm');
  await test.settle();

  an.sees('Xin đồng chí xem lại và xác nhận một lần nữa.');
  an.sees('Ai chịu trách nhiệm: Đảng ủy phường Trung Tâm; giữ khóa dữ liệu.');
  await an.says('/lich');
  an.sees('xin đồng chí đọc bốn điều');
  await an.taps('Tôi đồng ý');
  await an.says('/lich');
  an.sees('Kỳ tới');
  await test.restart();
  await test.settle();
  an.sees('Kỳ tới');
});
