const vi = {
  title: 'Tự soi, tự sửa',
  loading: 'Đang mở…',
  starting: 'Trợ lý đang khởi động, xin đồng chí chờ một lát.',
  enterTitle: 'Kính chào đồng chí!',
  enterLink: 'Xin đồng chí bấm nút dưới đây để kết nối máy này với trợ lý tự soi, tự sửa của chi bộ.',
  enterOpen: 'Mở liên kết mời',
  enterCode: 'Xin đồng chí nhập mã đã nhận, gồm 12 chữ và số, hoặc mở lại liên kết.',
  code: 'Mã kết nối',
  enter: 'Kết nối',
  otherBrowser:
    'Đồng chí đang xem trong ứng dụng khác. Xin bấm dấu ba chấm ở góc trên, chọn “Mở bằng trình duyệt”, để lần sau vào được ngay.',
  unknown: 'Tôi chưa nhận ra mã hoặc liên kết này. Xin đồng chí xem lại từng chữ, hoặc hỏi người đã gửi.',
  used: 'Mã hoặc liên kết này đã được dùng. Xin đồng chí nhờ người đã gửi tạo cái mới.',
  expired: 'Mã hoặc liên kết này đã hết hạn. Xin đồng chí nhờ người đã gửi tạo cái mới.',
  withdrawn: 'Mã hoặc liên kết này không còn dùng được. Xin đồng chí nhờ người đã gửi tạo cái mới.',
  full: 'Liên kết này đang được mở quá nhiều lần. Xin đồng chí nhờ người đã gửi tạo liên kết khác.',
  asked: 'Máy này đang kết nối cho một người. Đồng chí là ai?',
  same: 'Vẫn là người ấy, vào bằng liên kết này',
  another: 'Người khác: ngắt kết nối đang có trên máy này',
  stay: 'Thôi, trở lại',
  too_many: 'Mã chưa đúng nhiều lần. Xin đồng chí chờ mười phút rồi thử lại.',
  failed: 'Chưa làm được. Xin đồng chí thử lại.',
  offline: 'Không có mạng. Điều đồng chí đang viết vẫn còn trên màn hình.',
  sending: 'Đang gửi…',
  write: 'Viết trả lời',
  send: 'Gửi',
  chooseFile: 'Chọn tệp để gửi',
  fileTooLarge: 'Tệp này quá lớn. Xin bỏ bớt hình ảnh, trang thừa rồi chọn lại.',
  tasks: 'Việc thường làm',
  notices: 'Thông báo',
  unread: 'chưa đọc',
  noNotices: 'Chưa có thông báo.',
  noNetwork: 'Không có mạng. Trang tự mở lại khi có mạng.',
  tellMe: 'Báo cho tôi biết trên máy này',
  pushAgree:
    'Khi trang đang đóng, hãng làm trình duyệt (Google, Mozilla, Apple hoặc Microsoft, có máy chủ ở nước ngoài) chuyển tới máy này một câu chung: “Chi bộ có việc cần đồng chí xem.” Hãng biết máy nào, có khi biết tài khoản của ai trên máy, được trang này báo và lúc nào; không đọc được gì trong trang. Đồng chí thôi lúc nào cũng được.',
  agree: 'Đồng ý, báo cho tôi',
  notNow: 'Để lúc khác',
  told: 'Máy này được báo khi có việc mới.',
  tellNoMore: 'Thôi báo',
  pushBlocked:
    'Trình duyệt đang chặn thông báo của trang này. Xin đồng chí mở cài đặt của trình duyệt cho trang này và cho phép thông báo.',
  pushFailed: 'Trình duyệt này chưa nhận báo được. Đồng chí vẫn xem thông báo ở đây khi mở trang.',
  iphone:
    'Để được báo trên iPhone: bấm Chia sẻ, chọn “Thêm vào MH chính”, mở biểu tượng ấy rồi nhập một mã mới (/dulieu, Các kết nối, Thêm một máy).',
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
    'Please enter the code you were given, 12 letters and digits, or open the link again.',
  code: 'Connection code',
  enter: 'Connect',
  otherBrowser:
    'You are inside another app. Please tap the three dots at the top and choose “Open in browser”, so that next time you are in at once.',
  unknown: 'I do not recognise this code or link. Please check each letter, or ask whoever sent it.',
  used: 'This code or link has been used. Please ask whoever sent it for a new one.',
  expired: 'This code or link has expired. Please ask whoever sent it for a new one.',
  withdrawn: 'This code or link no longer works. Please ask whoever sent it for a new one.',
  full: 'This link is being opened too many times. Please ask whoever sent it for another one.',
  asked: 'This device is connected for somebody. Who are you?',
  same: 'The same person, coming in by this link',
  another: 'Somebody else: end the connection on this device',
  stay: 'No, go back',
  too_many: 'Too many wrong tries. Please wait ten minutes and try again.',
  failed: 'That did not work. Please try again.',
  offline: 'No network. What you are writing is still on the screen.',
  sending: 'Sending…',
  write: 'Write an answer',
  send: 'Send',
  chooseFile: 'Choose a file to send',
  fileTooLarge: 'This file is too large. Please remove pictures and spare sheets, then choose it again.',
  tasks: 'Often used',
  notices: 'Notices',
  unread: 'unread',
  noNotices: 'No notices yet.',
  noNetwork: 'No network. The page opens again by itself.',
  tellMe: 'Tell me on this device',
  pushAgree:
    'While the page is closed, the maker of your browser (Google, Mozilla, Apple or Microsoft, with servers abroad) brings this device one general sentence: “Your cell has something for you to see.” The maker knows which device, and perhaps whose account on it, is told by this page, and when; it reads nothing of the page. You can stop it at any time.',
  agree: 'I agree, tell me',
  notNow: 'Not now',
  told: 'This device is told when something comes.',
  tellNoMore: 'Stop',
  pushBlocked:
    'The browser blocks notifications of this page. Please allow them in its settings for this page.',
  pushFailed: 'This browser cannot be told. Notices are still here whenever you open the page.',
  iphone:
    'To be told on an iPhone: tap Share, “Add to Home Screen”, open that icon and enter a new code (/dulieu, Connections, Add a device).',
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
