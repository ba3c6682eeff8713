const vi = {
  title: 'Tự soi, tự sửa',
  loading: 'Đang mở…',
  starting: 'Trợ lý đang khởi động, xin đồng chí chờ một lát.',
  enterTitle: 'Kính chào đồng chí!',
  enterLink: 'Xin đồng chí bấm nút dưới đây để kết nối máy này với trợ lý tự soi, tự sửa của chi bộ.',
  enterOpen: 'Mở liên kết mời',
  enterCode: 'Xin đồng chí nhập mã gồm 12 chữ và số do bí thư đưa, hoặc mở lại liên kết đã nhận.',
  code: 'Mã kết nối',
  enter: 'Kết nối',
  otherBrowser:
    'Đồng chí đang xem trong ứng dụng khác. Xin bấm dấu ba chấm ở góc trên, chọn “Mở bằng trình duyệt”, để lần sau vào được ngay.',
  unknown: 'Tôi chưa nhận ra mã hoặc liên kết này. Xin đồng chí xem lại từng chữ, hoặc hỏi bí thư.',
  used: 'Mã hoặc liên kết này đã được dùng. Xin đồng chí nhờ bí thư gửi lại.',
  expired: 'Mã hoặc liên kết này đã hết hạn. Xin đồng chí nhờ bí thư gửi lại.',
  withdrawn: 'Mã hoặc liên kết này không còn dùng được. Xin đồng chí nhờ bí thư gửi lại.',
  too_many: 'Mã chưa đúng nhiều lần. Xin đồng chí chờ mười phút rồi thử lại.',
  failed: 'Chưa làm được. Xin đồng chí thử lại.',
  offline: 'Không có mạng. Điều đồng chí đang viết vẫn còn trên màn hình.',
  sending: 'Đang gửi…',
  write: 'Viết trả lời',
  send: 'Gửi',
  tasks: 'Việc thường làm',
  notices: 'Thông báo',
  unread: 'chưa đọc',
  noNotices: 'Chưa có thông báo.',
  back: 'Đóng thông báo',
  download: 'Tải tệp',
  copied: 'Đã chép. Xin dán vào nơi cần gửi.',
  notCopied: 'Máy này chưa cho chép bằng nút. Xin đồng chí chạm và giữ vào lời nhắn, rồi chọn Sao chép.',
  close: 'Đóng',
};

type Words = typeof vi;

const en: Words = {
  title: 'Self-review',
  loading: 'Opening…',
  starting: 'The assistant is starting, please wait a moment.',
  enterTitle: 'Welcome!',
  enterLink: 'Please tap the button below to connect this device to your cell’s self-review assistant.',
  enterOpen: 'Open the invitation',
  enterCode:
    'Please enter the code of 12 letters and digits that the secretary gave you, or open the link again.',
  code: 'Connection code',
  enter: 'Connect',
  otherBrowser:
    'You are inside another app. Please tap the three dots at the top and choose “Open in browser”, so that next time you are in at once.',
  unknown: 'I do not recognise this code or link. Please check each letter, or ask the secretary.',
  used: 'This code or link has been used. Please ask the secretary for a new one.',
  expired: 'This code or link has expired. Please ask the secretary for a new one.',
  withdrawn: 'This code or link no longer works. Please ask the secretary for a new one.',
  too_many: 'Too many wrong tries. Please wait ten minutes and try again.',
  failed: 'That did not work. Please try again.',
  offline: 'No network. What you are writing is still on the screen.',
  sending: 'Sending…',
  write: 'Write an answer',
  send: 'Send',
  tasks: 'Often used',
  notices: 'Notices',
  unread: 'unread',
  noNotices: 'No notices yet.',
  back: 'Close notices',
  download: 'Download',
  copied: 'Copied. Paste it where you want to send it.',
  notCopied: 'This device does not copy by a button. Please touch and hold the message, then choose Copy.',
  close: 'Close',
};

export function wordsIn(lang: 'vi' | 'en'): Words {
  return lang === 'en' ? en : vi;
}

export type { Words };
