/** What `npm run demo` says in the terminal. */
const vi = {
  preparing: (url: string) => `Đang khởi động ${url} …`,
  ready: (url: string, seconds: number) =>
    `Bản chạy thử sẵn sàng sau ${seconds.toFixed(1).replace('.', ',')} giây: ${url}`,
  resumed: 'Chi bộ mẫu tiếp tục từ lần trước. Làm lại từ đầu: npm run demo -- --reset',
  stop: 'Dừng bằng Ctrl+C.',
  stopping: 'Đang dừng…',
  portTaken: (port: number) =>
    `Cổng ${port} đang được chương trình khác dùng. Chọn cổng khác: npm run demo -- --port ${port + 1}`,
  folderInUse: (folder: string) =>
    `Một bản chạy thử khác đang dùng thư mục ${folder}. Dừng bản ấy trước, hoặc chọn thư mục khác bằng --data.`,
  refused: (why: string) => `Bản chạy thử không khởi động được: ${why}`,
  badOption: (problem: string) => `Không hiểu tùy chọn: ${problem}`,
  usage: `Cách dùng: npm run demo -- [tùy chọn]

  --port <số>     cổng của trang, mặc định 8080
  --empty         bắt đầu với một bot chưa ai nhận
  --reset         xóa dữ liệu của lần chạy thử trước
  --data <thư mục>  nơi giữ dữ liệu, mặc định ./data/demo
  --lang vi|en    ngôn ngữ của dòng lệnh, trang và chi bộ mẫu
  --help          hiện hướng dẫn này`,
};

const en: typeof vi = {
  preparing: (url) => `Starting ${url} …`,
  ready: (url, seconds) => `The demo is ready after ${seconds.toFixed(1)} seconds: ${url}`,
  resumed: 'The demo cell goes on from last time. To begin anew: npm run demo -- --reset',
  stop: 'Stop it with Ctrl+C.',
  stopping: 'Stopping…',
  portTaken: (port) =>
    `Port ${port} is used by another program. Choose another: npm run demo -- --port ${port + 1}`,
  folderInUse: (folder) =>
    `Another demo is using the folder ${folder}. Stop it first, or choose another folder with --data.`,
  refused: (why) => `The demo could not start: ${why}`,
  badOption: (problem) => `This option is not understood: ${problem}`,
  usage: `Usage: npm run demo -- [options]

  --port <number>   port of the page, 8080 by default
  --empty           begin with a bot that nobody has claimed
  --reset           delete what an earlier demo left
  --data <folder>   where data are kept, ./data/demo by default
  --lang vi|en      language of the terminal, the page and the seeded cell
  --help            show this`,
};

export type DemoWords = typeof vi;
export const demoWords: Record<'vi' | 'en', DemoWords> = { vi, en };
