### Dùng chung

common-back = ‹ Quay lại
common-continue = Tiếp tục ›
common-yes = Đồng ý
common-no = Không
common-cancel = Thôi, để sau
common-done = Xong
### Trình đơn, bàn phím, lời chung của bot

menu-review = Tự soi: bắt đầu hoặc làm tiếp
menu-schedule = Lịch sinh hoạt chi bộ
menu-summary = Bản tổng hợp của chi bộ
menu-remind = Nhắc các đồng chí chưa hoàn thành
menu-cell = Chi bộ: danh sách, kỳ sinh hoạt, cài đặt
menu-invite = Mời đảng viên vào chi bộ
menu-data = Dữ liệu của tôi: xem, tải về, xóa
menu-language = Đổi ngôn ngữ (Language)
menu-help = Trợ giúp

keyboard-review = Tự soi
keyboard-schedule = Lịch họp
keyboard-cell = Chi bộ
keyboard-summary = Tổng hợp
keyboard-help = Trợ giúp

bot-description =
    Trợ lý tự soi, tự sửa của chi bộ.

    Mỗi tháng, trước kỳ sinh hoạt, trợ lý cùng đồng chí đi qua các mục tự soi trong vài phút, giữ đúng điều đồng chí chọn chia sẻ, và giúp bí thư chuẩn bị buổi sinh hoạt.

    Xin mở bằng đường liên kết mời của chi bộ.
bot-short-description = Trợ lý tự soi, tự sửa của chi bộ: vài phút mỗi tháng, trước kỳ sinh hoạt.

frame-unknown = Tôi chưa rõ ý đồng chí. Xin chọn một việc dưới đây, hoặc bấm /trogiup để xem hướng dẫn.
frame-unknown-command = Tôi chưa có lệnh này. Xin xem các việc tôi giúp được: /trogiup
frame-button-unknown = Nút này không còn dùng được. Xin mở lại từ bàn phím bên dưới, hoặc gõ /trogiup.
frame-only-private = Việc này xin đồng chí nhắn riêng cho tôi, để giữ kín điều của mình.
frame-open-private = Nhắn riêng
frame-failed = Máy chủ gặp trục trặc, việc vừa rồi chưa làm được. Những gì đồng chí đã trả lời vẫn còn nguyên. Xin thử lại sau ít phút.
frame-set-aside = Có { $count } tin nhắn không xử lý được sau ba lần thử và đã được để riêng. Xin đồng chí phụ trách máy chủ xem nhật ký của chương trình.

frame-denied-member = Đồng chí chưa có trong danh sách của chi bộ nào ở đây. Xin bí thư chi bộ gửi đường liên kết mời.
frame-denied-office = Việc này do bí thư chi bộ làm.

cancel-nothing = Hiện không có việc gì đang làm dở.
cancel-left = Đã tạm dừng. Những gì đồng chí đã trả lời vẫn được giữ nguyên; lúc nào tiện, xin bấm /tusoi để làm tiếp.
cancel-left-other = Đã dừng. Không có gì thay đổi trong chi bộ.

language-ask = Đồng chí muốn dùng ngôn ngữ nào?
language-vi = Tiếng Việt
language-en = English
language-set = Từ nay tôi dùng tiếng Việt với đồng chí.

help-title = <b>Trợ giúp</b>
help-before = Tôi là trợ lý tự soi, tự sửa của chi bộ. Để bắt đầu, xin mở đường liên kết mời do bí thư gửi.
help-member =
    Mỗi tháng, trước kỳ sinh hoạt khoảng mười ngày, tôi mời đồng chí tự soi. Mất vài phút, dừng lúc nào cũng được.

    /tusoi : tự soi, hoặc làm tiếp chỗ đang dở
    /lich : kỳ sinh hoạt tới
    /dulieu : xem, tải về, xóa dữ liệu của mình; ai đã đọc
    /huy : dừng việc đang làm, không mất gì
    /ngonngu : đổi ngôn ngữ

    Khi gửi, đồng chí tự chọn ai được đọc: cả chi bộ, riêng bí thư, hoặc chỉ tính vào số chung.
help-secretary =
    <b>Việc của bí thư</b>

    /chibo : danh sách, kỳ sinh hoạt, cài đặt
    /moi : đường liên kết mời và mã QR
    /nhac : xem trước rồi nhắc ai chưa xong
    /tonghop : bản tổng hợp để đọc trước chi bộ

    Kỳ sinh hoạt tới tự được lập; tôi tự nhắc vào các ngày trước đó 7, 3, 1 ngày và trong ngày họp.
help-deputy =
    <b>Việc của phó bí thư</b>

    /nhac : xem trước rồi nhắc ai chưa xong
    /tonghop : bản tổng hợp
help-open = Bắt đầu tự soi
help-private = Điều gì thuộc bí mật nhà nước, xin không viết vào đây.

### Khởi động (đọc ở cửa sổ dòng lệnh)

config-invalid = Cấu hình chưa đúng, chương trình chưa khởi động. Xin sửa các biến sau:
config-token-missing = còn thiếu. Mở Telegram, nhắn /newbot cho @BotFather, rồi đặt mã nhận được vào biến này.
config-token-shape = không giống mã của @BotFather (dạng 123456789:AA…).
config-database-url = phải bắt đầu bằng file:, ví dụ file:./data/tu-soi.db.
config-two-keys = và DATA_KEY_FILE cùng được đặt; xin chỉ giữ một.
config-api-root = phải là một địa chỉ, ví dụ https://api.telegram.org.
config-proxy = phải là một địa chỉ bắt đầu bằng http://, https:// hoặc socks5://.
config-zone = phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh.
config-locale = phải là vi hoặc en.
config-log-level = phải là error, warn, info hoặc debug.

start-ready = Tự Soi đã chạy với tên @{ $username }. Dừng bằng Ctrl+C.
start-claim = Chưa có ai nhận phụ trách. Đồng chí bí thư mở đường liên kết này trên điện thoại (chỉ dùng một lần, lần khởi động sau sẽ có liên kết mới):
start-waiting = Chưa liên lạc được với Telegram tại { $address } ({ $why }). Sẽ thử lại sau { $seconds } giây; xin kiểm tra mạng, TELEGRAM_API_ROOT hoặc TELEGRAM_PROXY_URL.
start-token-refused = Telegram không nhận mã trong BOT_TOKEN. Xin lấy lại mã từ @BotFather.
start-checklist-broken = Bộ mục tự soi bị lỗi: { $problem }
start-stopping = Đang dừng…
start-failed = Chương trình dừng vì một lỗi ngoài dự kiến ({ $why }). Xin xem nhật ký và khởi động lại.
start-locked = Cơ sở dữ liệu { $database } đang được một chương trình khác dùng. Xin dừng chương trình kia rồi khởi động lại.
start-missing = Không thấy cơ sở dữ liệu { $database }, trong khi khóa { $key } của nó vẫn còn. Xin gắn lại ổ dữ liệu hoặc sửa DATABASE_URL; nếu thật sự muốn bắt đầu mới, xin chuyển tệp khóa đi nơi khác.
start-newer = Cơ sở dữ liệu { $database } thuộc một phiên bản mới hơn của chương trình. Xin cập nhật chương trình rồi khởi động lại.
start-damaged = Cơ sở dữ liệu { $database } bị hỏng ({ $why }). Xin khôi phục từ bản sao lưu gần nhất.
start-foreign = { $database } không phải cơ sở dữ liệu của chương trình này ({ $why }). Xin sửa DATABASE_URL.
start-unwritable = Không ghi được vào { $database }. Xin cấp quyền ghi thư mục ấy cho người dùng đang chạy chương trình.
start-key-missing = Cơ sở dữ liệu { $database } đã có, nhưng không thấy khóa { $key }. Xin đặt lại tệp khóa đã cất giữ; thiếu khóa thì không đọc được dữ liệu.
start-key-unreadable = Không đọc được khóa { $key } ({ $why }). Xin đặt lại tệp khóa đúng.
start-key-unwritable = Không tạo được tệp khóa { $key }. Xin cấp quyền ghi thư mục ấy, hoặc sửa DATA_KEY_FILE.
start-key-wrong = Khóa { $key } không mở được cơ sở dữ liệu { $database }. Xin đặt đúng khóa của cơ sở dữ liệu này.
