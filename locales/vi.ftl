### Lệnh, viết một lần ở đây; trong các câu khác gọi tên của nó

-command-review = /tusoi
-command-commitments = /camket
-command-schedule = /lich
-command-summary = /tonghop
-command-remind = /nhac
-command-progress = /tiendo
-command-cell = /chibo
-command-invite = /moi
-command-units = /donvi
-command-switch = /chuyen
-command-data = /dulieu
-command-language = /ngonngu
-command-help = /trogiup
-command-cancel = /huy
-command-start = /start

### Dùng chung

common-back = ‹ Quay lại
common-cancel = Thôi, để sau
common-later = Để sau
common-go-on = Làm tiếp
common-previous = ‹ Trang trước
common-next = Trang sau ›
role =
    .secretary = bí thư
    .acting_secretary = người làm thay bí thư
    .deputy = phó bí thư
    .cell_officer = chi ủy viên
    .member = không
    .committee_officer = cán bộ theo dõi
    .operator = người vận hành
    .former = người giữ chức vụ lúc đó
common-way-out = Các việc khác có ở { -command-help }
common-copy = Bấm vào khung để chép:
common-newer = ‹ Mới hơn
common-older = Cũ hơn ›
common-year = Năm { $year }
more =
    … và { $count } { $what ->
        [members] đồng chí
        [people] người
        [lines] dòng
        [links] liên kết
       *[items] mục
    } nữa
gone =
    .cell = Tôi không còn thấy chi bộ này. Xin đồng chí mở lại: { -command-cell }
    .member = Đồng chí này không còn trong danh sách. Xin đồng chí mở lại: { -command-cell }
    .invitation = Liên kết hoặc tên này không còn nữa. Xin đồng chí mở lại: { -command-invite }
    .unit = Tôi không còn thấy đơn vị này. Xin đồng chí mở lại: { -command-units }
    .pledge = Cam kết năm này không còn ở đây. Xin đồng chí xem lại: { -command-commitments }
    .commitment = Cam kết này không còn ở đây. Xin đồng chí xem lại: { -command-commitments }
    .data = Nút này không còn dùng được. Xin đồng chí mở lại: { -command-data }
    .button = Nút này không còn dùng được. Xin chọn lại ở hàng nút cuối màn hình, hoặc gõ { -command-help }
input =
    .press_button = Ở bước này xin đồng chí bấm một nút bên dưới.
    .typed = Ở bước này xin đồng chí gõ bằng chữ, hoặc bấm nút bên dưới.
    .too_short = Tôi chưa đọc được. Xin đồng chí gõ đầy đủ hơn.
    .too_long = Dòng này hơi dài. Xin đồng chí gõ gọn hơn.
    .classified = Tôi chưa lưu, vì nội dung có từ giống dấu chỉ độ mật. Nếu đúng là bí mật nhà nước, xin đồng chí xóa cả tin nhắn vừa gửi và báo cáo trực tiếp; nếu không phải, xin viết lại cách khác.
    .old_font = Dòng này gõ bằng phông chữ cũ (VNI, TCVN3) hoặc bị lỗi mã nên tôi chưa ghi. Xin đồng chí chọn bảng mã Unicode trong bộ gõ rồi gõ lại.
    .short_name = Xin đồng chí gõ đủ họ và tên, ví dụ: Nguyễn Văn An.
    .digits = Tên có chữ số nên tôi chưa rõ. Xin đồng chí gõ như: Nguyễn Văn An.
    .not_a_name = Tôi chưa đọc được tên này. Xin đồng chí gõ như: Nguyễn Văn An.
    .odd_letters = Trong tên có chữ hoặc dấu lạ, không thuộc bảng chữ của tên này. Xin đồng chí gõ lại, ví dụ: Nguyễn Văn An.
    .day = Tôi chưa rõ ngày. Xin đồng chí gõ một số từ 1 đến 31, ví dụ 10, hoặc gõ như: cuối tháng; thứ Bảy đầu tháng.
    .time = Tôi chưa rõ giờ. Xin đồng chí gõ như: 19 giờ 30, 8 giờ sáng, 2 giờ chiều.
input-written =
    .empty = Tôi chưa thấy chữ nào trong tin nhắn vừa rồi. Xin đồng chí viết lại.
    .too_long = Tin nhắn vừa rồi dài quá nên tôi chưa lưu. Xin đồng chí viết gọn lại.
    .not_text = Ở bước này tôi chỉ đọc được chữ, chưa nhận giọng nói, hình ảnh hay tệp. Xin đồng chí viết, hoặc bấm nút bên dưới.
    .date_unclear = Tôi chưa rõ ngày đồng chí gõ: “{ $text }”. Xin gõ như { $example }, hoặc bấm chọn bên dưới.
    .date_impossible = Lịch không có ngày “{ $text }”. Xin gõ như { $example }, hoặc bấm chọn bên dưới.
    .date_past = Ngày { $date } đã qua. Có phải ý đồng chí là { $next }? Nếu phải, xin gõ cả năm; nếu không, xin chọn một ngày từ hôm nay trở đi, như { $example }.
    .date_over = Ngày { $date } đã qua. Xin đồng chí chọn một ngày từ hôm nay trở đi, như { $example }.
    .date_too_far = Ngày { $date } xa quá. Xin đồng chí chọn một ngày gần hơn, như { $example }.
### Trình đơn, bàn phím, câu chung

menu =
    .review = Tự soi: bắt đầu hoặc làm tiếp
    .commitments = Cam kết tự sửa của tôi
    .schedule = Lịch sinh hoạt chi bộ
    .summary = Bản tổng hợp của chi bộ
    .remind = Nhắc các đồng chí chưa gửi bản tự soi
    .progress = Số đồng chí đã hoàn thành
    .cell = Chi bộ: danh sách, kỳ sinh hoạt, cài đặt
    .invite = Mời đảng viên dùng trợ lý
    .units = Đơn vị: danh mục và số liệu
    .switch = Chuyển chi bộ
    .data = Dữ liệu của tôi: xem, tải về, xóa
    .language = Đổi ngôn ngữ (Language)

keyboard =
    .review = Tự soi
    .commitments = Cam kết
    .schedule = Lịch sinh hoạt
    .cell = Chi bộ
    .summary = Tổng hợp
    .remind = Nhắc gửi
    .units = Đơn vị
    .help = Trợ giúp

bot-description =
    Trợ lý tự soi, tự sửa của chi bộ.

    Mỗi tháng, trước kỳ sinh hoạt, trợ lý cùng đồng chí đi qua các mục tự soi trong vài phút, chỉ chia sẻ đúng mức đồng chí chọn, và giúp bí thư chuẩn bị kỳ sinh hoạt.

    Xin đồng chí mở trợ lý bằng liên kết do bí thư gửi.
    .short = Trợ lý tự soi, tự sửa của chi bộ: vài phút mỗi tháng, trước kỳ sinh hoạt.

frame =
    .unknown = Tôi chưa rõ ý đồng chí. Xin chọn một việc ở hàng nút cuối màn hình, hoặc bấm { -command-help } để xem hướng dẫn.
    .unknown_command = Tôi chưa có lệnh này. Xin bấm { -command-help } để xem các việc tôi giúp được.
    .another_bot = Liên kết này mở @{ $other }, không phải tôi (@{ $bot }), nên tôi chưa làm gì. Xin đồng chí bấm thẳng vào liên kết ấy; nếu muốn kết nối với trợ lý của chi bộ ở đây, xin gửi cho tôi liên kết mời của chi bộ.
    .only_private = Việc này là riêng của đồng chí, xin nhắn riêng cho tôi, không làm trong nhóm.
    .open_private = Nhắn riêng
    .failed = Máy chủ gặp trục trặc nên việc vừa rồi chưa làm được. Những gì đồng chí đã trả lời vẫn còn nguyên. Xin đồng chí thử lại sau ít phút.
    .not_stored = Lúc này máy chủ chưa ghi lại được điều đồng chí gửi. Không có gì bị mất: máy chủ ghi được trở lại là tôi trả lời ngay, đồng chí không cần gửi lại. Nếu quá một ngày chưa thấy trả lời, xin đồng chí gửi lại.
    .set_aside = Có { $count } tin nhắn tôi không đọc được hoặc không xử lý được, đã để riêng. Xin đồng chí xem nhật ký của chương trình trên máy chủ.
    .unreadable = Ngày { $on } có { $count } tin từ Telegram gửi đến mà tôi không đọc được, đã để riêng và không ai phải chờ vì các tin ấy. Số của từng tin có trong nhật ký của chương trình trên máy chủ.
    .resealed = Chương trình đã niêm lại dữ liệu có sẵn: ai mở tệp cơ sở dữ liệu mà không có khóa thì nay biết được ít hơn trước. Các bản sao lưu làm trước lần cập nhật này vẫn như cũ; khi đã có bản sao lưu mới, xin đồng chí xóa hoặc cất thật kỹ các bản ấy.
standstill =
    .tick = Các việc định kỳ (mở đợt, nhắc, kết thúc đợt) đã ngừng chạy hơn năm phút. Xin đồng chí khởi động lại chương trình và xem nhật ký trên máy chủ.
    .tick-over = Các việc định kỳ đã chạy lại bình thường.
    .outbox = Có tin đã đến giờ mà hơn nửa giờ chưa gửi đi được. Xin đồng chí xem nhật ký và kết nối mạng của máy chủ.
    .outbox-over = Các tin bị chậm nay đã gửi xong.
    .fetch = Đã hơn năm phút không nhận được tin từ Telegram. Tin của mọi người chờ ở Telegram nhiều nhất một ngày. Xin đồng chí xem nhật ký và kết nối mạng của máy chủ.
    .store = Đã hơn năm phút không ghi được vào cơ sở dữ liệu, nên chưa trả lời được ai. Xin đồng chí xem nhật ký của chương trình trên máy chủ.
    .disk = Đĩa của máy chủ đã đầy hoặc không ghi được, đã hơn năm phút: chưa lưu và chưa trả lời được tin nào. Tin của mọi người chờ ở Telegram nhiều nhất một ngày. Xin đồng chí giải phóng chỗ trên đĩa chứa cơ sở dữ liệu; có chỗ là chương trình tự chạy tiếp.
    .gone = Tệp cơ sở dữ liệu đã bị xóa, chuyển đi hoặc thay bằng tệp khác trong khi chương trình đang chạy. Chương trình dừng lại để không nhận thêm câu trả lời mà không giữ được. Xin đồng chí đặt lại tệp, hoặc khôi phục từ bản sao lưu, rồi khởi động lại.
    .intake-over = Việc nhận và lưu tin từng bị ngừng, nay đã chạy lại bình thường.
    .clock-unconfirmed = Từ lúc khởi động chưa có gì xác nhận giờ của máy chủ. Máy chủ đang chỉ { $time }. Việc kết thúc đợt, xóa và hết hạn tạm chờ, để giờ sai không làm hỏng dữ liệu. Xin đồng chí xem giờ máy chủ và xác nhận.
    .clock-wrong = Giờ của máy chủ lệch hơn mười phút so với Telegram. Các việc định kỳ và tin đến giờ tạm chờ, để giờ sai không làm hỏng dữ liệu. Xin đồng chí đặt lại giờ máy chủ (timedatectl set-ntp true); giờ đúng là chương trình tự chạy tiếp.
    .clock-over = Giờ của máy chủ đã được xác nhận, các việc tạm chờ đang chạy tiếp.
    .rival = Có một chương trình khác đang nhận tin bằng cùng mã bot với tôi, nên tin của mọi người lúc đến tôi, lúc đến chương trình kia. Xin đồng chí dừng một trong hai. Nếu đồng chí không chạy chương trình nào khác, có thể mã đã lộ: xin đổi mã ở @BotFather rồi khởi động lại tôi.
    .rival-over = Không còn chương trình nào khác nhận tin bằng mã bot này. Mọi tin lại đến tôi đầy đủ.
clock =
    .look = Xem giờ máy chủ
    .look_again = Xem lại
    .now = Giờ máy chủ lúc này: { $time }. Giờ này có đúng không? Nếu chưa đúng, xin đồng chí đặt lại giờ máy chủ (timedatectl set-ntp true) rồi bấm xem lại.
    .right = Đúng giờ
    .confirmed = Đã ghi nhận giờ máy chủ là đúng. Các việc tạm chờ sẽ chạy tiếp trong một phút.
    .denied = Việc này dành cho người vận hành.

denied =
    .member = Tài khoản này chưa kết nối với trợ lý của chi bộ. Nếu đồng chí đã gửi họ tên, xin chờ bí thư xác nhận; nếu chưa, xin nhờ bí thư gửi liên kết mời.
    .officer = Việc này dành cho đảng viên trong chi bộ. Đồng chí theo dõi đơn vị: số liệu các chi bộ ở { -command-units }, các việc khác ở { -command-help }
    .office = Việc này do bí thư chi bộ làm. Các việc của đồng chí có ở { -command-help }

unopened = Phần này viết trước khi đồng chí vào bằng kết nối này, nên được giữ mà chưa mở ở đây. Xin nhập mã hiện ở nơi đồng chí dùng trước đó.
    .ask = Nhập mã mở phần viết trước

cancel-nothing = Hiện không có việc gì đang làm dở.
cancel-left =
    .review = Đã tạm dừng. Những gì đồng chí đã trả lời vẫn được giữ nguyên. Lúc nào tiện, xin làm tiếp: { -command-review }
    .roster = Đã dừng. Danh sách chi bộ giữ nguyên như trước. Muốn nhập hay sửa tiếp, xin bấm { -command-cell }
    .roster_kept = Đã dừng. { $count } đồng chí đã đọc được vẫn chờ ở đây, chưa ghi vào danh sách chi bộ. Lúc nào tiện, xin bấm Làm tiếp, hoặc Thêm đảng viên ở { -command-cell }
    .door = Đã dừng, chưa mở gì thêm. Lúc nào có mã, xin vào { -command-data }
    .setup = Đã dừng. Những gì đồng chí đã trả lời vẫn được giữ. Lúc nào tiện, xin làm tiếp: { -command-cell }
    .settings = Đã dừng. Cài đặt của chi bộ giữ nguyên như lần lưu trước. Muốn đổi, xin vào Cài đặt ở { -command-cell }
    .meeting = Đã dừng. Kỳ sinh hoạt giữ nguyên như trước. Muốn đổi, xin vào Kỳ sinh hoạt ở { -command-cell }
    .plan = Đã dừng. Kỳ sinh hoạt đang soạn chưa được lên lịch và không giữ lại. Muốn soạn lại, xin bấm { -command-cell }
    .agenda = Đã dừng. Chương trình giữ như đã ghi. Muốn viết tiếp, xin vào Kỳ sinh hoạt ở { -command-cell }
    .reply = Đã dừng. Đồng chí đã xin phép vắng, việc ấy vẫn giữ nguyên. Muốn thêm lý do hoặc đổi lại, xin bấm { -command-schedule }
    .office = Đã dừng. Chưa có gì thay đổi. Muốn làm lại, xin vào Chức vụ ở { -command-cell }
    .paper = Đã dừng, chưa nhập phiếu nào. Muốn nhập tiếp, xin vào Ai chưa gửi ở { -command-remind } hoặc { -command-summary }
    .operator = Đã dừng, chưa ghi tên bên chịu trách nhiệm về dữ liệu. Lúc nào tiện, xin bấm nút dưới đây.
    .documents = Đã dừng. Những điều đồng chí đã điền vẫn được giữ. Muốn điền tiếp, xin vào Thông tin văn bản ở { -command-cell }
    .document_number = Đã dừng. Số của văn bản giữ nguyên như trước.
    .unit_report = Đã dừng. Muốn làm báo cáo sơ kết, xin vào đơn vị ở { -command-units }
    .unit_documents = Đã dừng. Những điều đồng chí đã điền vẫn được giữ. Muốn điền tiếp, xin vào Thông tin văn bản ở { -command-units }
    .checklists = Đã dừng. Tệp chưa giữ thì không còn. Muốn làm lại, xin vào Danh mục tự soạn ở { -command-cell }
    .unit_checklists = Đã dừng. Tệp chưa giữ thì không còn. Muốn làm lại, xin vào Danh mục tự soạn ở { -command-units }
    .units = Đã dừng. Các đơn vị giữ nguyên như trước. Muốn làm lại, xin bấm { -command-units }
    .answer = Đã dừng. Câu trả lời đang viết chưa gửi nên không được giữ lại. Muốn viết lại, xin mở góp ý ấy ở { -command-cell }
    .pledge = Đã dừng. Cam kết năm chưa lập xong thì không giữ lại; đã lập rồi thì vẫn như cũ. Xem lại: { -command-commitments }
    .leave = Đã dừng. Lần xin vắng nào đã chuyển bí thư thì vẫn giữ. Xem lại ở { -command-schedule }
    .commitment = Đã dừng. Cam kết vẫn giữ như đồng chí đã ghi. Xem lại: { -command-commitments }
    .joining = Đã dừng. Nếu đã gửi họ tên, xin đồng chí chờ bí thư xác nhận; nếu chưa, lúc nào tiện xin mở lại liên kết.
    .suggestion = Đã dừng. Điều vừa viết chưa gửi nên không được giữ lại. Muốn viết lại, xin bấm nút Góp ý cho chi ủy ở { -command-help }

language = Đồng chí muốn dùng ngôn ngữ nào?
    .vi = Tiếng Việt
    .en = English
    .set = Từ nay tôi dùng tiếng Việt với đồng chí.

help = <b>Trợ giúp</b>
    .before = Tôi là trợ lý tự soi, tự sửa của chi bộ. Để bắt đầu, xin đồng chí mở liên kết mời do bí thư gửi. Đổi ngôn ngữ: { -command-language }
    .member =
        Mỗi tháng, khoảng mười ngày trước kỳ sinh hoạt, tôi mời đồng chí tự soi, chỉ mất vài phút.

        { -command-review } – tự soi, hoặc làm tiếp chỗ đang dở
        { -command-commitments } – cam kết tự sửa, cam kết năm, đã làm đến đâu
        { -command-schedule } – kỳ sinh hoạt tới, xin vắng
        { -command-data } – dữ liệu của đồng chí, ai đã xem
        { -command-cancel } – tạm dừng việc đang làm
        { -command-language } – đổi ngôn ngữ

        Khi gửi, đồng chí chọn ai được đọc: cả chi bộ, riêng bí thư, hoặc chỉ lấy số liệu.
    .part =
        { $part ->
            [secretary] Việc của bí thư
            [deputy] Việc của phó bí thư
            [officer] Việc của cán bộ theo dõi
           *[operator] Việc của người vận hành trợ lý
        }
    .secretary =
        { -command-cell } – danh sách, kỳ sinh hoạt, cài đặt
        { -command-invite } – liên kết mời và mã QR
        { -command-remind } – xem trước, rồi nhắc các đồng chí chưa gửi
        { -command-progress } – số đồng chí đã hoàn thành, dùng được cả trong nhóm
        { -command-summary } – bản tổng hợp để báo cáo tại kỳ sinh hoạt

        Kỳ sinh hoạt sau được lập tự động. Tôi tự nhắc trước 7, 3, 1 ngày và trong ngày sinh hoạt.
    .deputy =
        { -command-cell } – xem danh sách, kỳ sinh hoạt
        { -command-remind } – xem trước, rồi nhắc các đồng chí chưa gửi
        { -command-progress } – số đồng chí đã hoàn thành, dùng được cả trong nhóm
        { -command-summary } – bản tổng hợp
    .officer =
        { -command-units } – số liệu các chi bộ của đơn vị, không có tên và nội dung của ai
    .officer_own =
        { -command-data } – xem, tải về, xóa dữ liệu về mình
        { -command-language } – đổi ngôn ngữ

        Đồng chí không có tên trong chi bộ nào trên trợ lý, nên không có đợt tự soi và lịch sinh hoạt ở đây. Số liệu có sau khi đợt của từng chi bộ kết thúc.
    .operator =
        { -command-units } – lập danh mục đơn vị, gửi liên kết thiết lập cho bí thư, liên kết theo dõi cho cán bộ
    .switch = { -command-switch } – chuyển giữa các chi bộ của đồng chí
    .private = Điều thuộc bí mật nhà nước, xin đồng chí không viết vào đây.

### Khởi động (đọc ở cửa sổ dòng lệnh)

config = Cấu hình chưa đúng, chương trình chưa khởi động. Xin sửa các biến sau:
    .token-missing = còn thiếu. Mở Telegram, nhắn /newbot cho @BotFather, rồi đặt mã nhận được vào biến này. Muốn xem thử ngay, không cần mã: npm run demo
    .token-shape = không giống mã của @BotFather (dạng 123456789:AA…).
    .database-url = phải bắt đầu bằng file:, ví dụ file:./data/tu-soi.db, hoặc có dạng postgresql://người_dùng:mật_khẩu@máy_chủ:5432/tên. Sau dấu ? chỉ dùng: host, port, sslmode (disable, require, verify-ca, verify-full), sslrootcert, sslcert, sslkey, pool, statement_timeout, connect_timeout.
    .two-keys = và DATA_KEY_FILE cùng được đặt; xin chỉ giữ một.
    .two-tokens = và BOT_TOKEN_FILE cùng được đặt; xin chỉ giữ một.
    .token-file = : chương trình (uid { $uid }) không đọc được tệp { $file }. Xin kiểm tra đường dẫn và quyền đọc, chẳng hạn: chown { $uid } { $file }, chmod 0400 { $file }
    .token-exposed = : ai trên máy này cũng đọc được tệp { $file }. Chương trình chạy với uid { $uid }; xin đặt: chown { $uid } { $file }, chmod 0400 { $file }
    .api-root = phải là một địa chỉ, ví dụ https://api.telegram.org.
    .proxy = phải là một địa chỉ bắt đầu bằng http://, https:// hoặc socks5://.
    .zone = phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh.
    .locale = phải là vi hoặc en.
    .log-level = phải là error, warn, info hoặc debug.
    .http-port = phải là một số cổng từ 1 đến 65535.
    .webhook-url = phải là một địa chỉ bắt đầu bằng https://.
    .webhook-secret = phải dài từ 16 đến 256 ký tự, chỉ gồm chữ không dấu, số, dấu _ và dấu -.
    .operator-name = phải có từ 1 đến 100 ký tự, không có từ giống dấu mật.
    .web-url = phải là một địa chỉ bắt đầu bằng https:// và chỉ có tên miền, ví dụ https://tusoi.example.vn.
    .web-whole = cần đi cùng WEB_PORT; xin đặt cả hai, hoặc bỏ cả hai.
    .web-port = phải khác HTTP_PORT: trang web dùng một cổng riêng.
    .webhook-whole = cần đi cùng WEBHOOK_SECRET và HTTP_PORT; xin đặt đủ cả ba, hoặc bỏ WEBHOOK_URL và WEBHOOK_SECRET.

start =
    .ready = Tự Soi đã chạy với tên @{ $username }. Dừng bằng Ctrl+C.
    .claim = Trợ lý chưa được thiết lập. Xin đồng chí bí thư mở liên kết này trên điện thoại (chỉ dùng một lần, lần khởi động sau sẽ có liên kết mới):
    .claim_page = Không dùng Telegram thì xin mở liên kết này của trang web, hoặc mở { $url } rồi nhập mã { $code } (dùng một cái thì những cái kia hết hiệu lực):
    .waiting = Chưa liên lạc được với Telegram tại { $address }: { $why } ({ $code }). Sẽ thử lại sau { $seconds } giây; xin kiểm tra mạng, TELEGRAM_API_ROOT hoặc TELEGRAM_PROXY_URL.
    .resealing = Đang niêm lại dữ liệu có sẵn (bước { $step }, đã xong { $rows } dòng). Nếu bị ngắt, lần khởi động sau sẽ làm tiếp.
    .stopping = Đang dừng…
    .failed = Chương trình dừng vì một lỗi ngoài dự kiến ({ $why }). Xin xem nhật ký và khởi động lại.
unreached =
    .refused = nơi ấy không nhận kết nối
    .no_address = không tìm ra địa chỉ mạng của tên ấy
    .no_way = không có đường mạng tới đó
    .silent = không có trả lời
    .cut = kết nối bị ngắt
    .certificate = chứng thư của máy chủ không được tin cậy
    .strange = nơi ấy có trả lời, nhưng không như Telegram
    .busy = Telegram đang bận
    .other = lỗi mạng
start-refused =
    .token_refused = Telegram không nhận mã trong BOT_TOKEN. Xin lấy lại mã từ @BotFather.
    .locked = Cơ sở dữ liệu { $database } đang được một chương trình khác dùng. Xin dừng chương trình kia rồi khởi động lại.
    .missing = Không thấy cơ sở dữ liệu { $database }, trong khi khóa { $key } của nó vẫn còn. Xin gắn lại ổ dữ liệu hoặc sửa DATABASE_URL; nếu thật sự muốn bắt đầu mới, xin chuyển tệp khóa đi nơi khác.
    .newer = Cơ sở dữ liệu { $database } thuộc một phiên bản mới hơn của chương trình. Xin cập nhật chương trình rồi khởi động lại.
    .damaged = Cơ sở dữ liệu { $database } bị hỏng ({ $why }). Xin khôi phục từ bản sao lưu gần nhất.
    .foreign = { $database } không phải cơ sở dữ liệu của chương trình này ({ $why }). Xin sửa DATABASE_URL.
    .unwritable = Không ghi được vào { $database }. Xin cấp quyền ghi thư mục ấy cho người dùng đang chạy chương trình.
    .disk_full = Đĩa chứa cơ sở dữ liệu { $database } đã đầy hoặc không ghi được, chương trình chưa khởi động. Xin giải phóng chỗ trên đĩa ấy rồi khởi động lại.
    .given_up = Các tiến trình khác trên cùng cơ sở dữ liệu đã lâu không nghe tin của tiến trình này và đã nhận phần việc của nó. Tiến trình này kết thúc để không việc nào làm hai lần; dịch vụ sẽ tự khởi động lại.
    .database_gone = Cơ sở dữ liệu { $database } đã bị xóa, chuyển đi hoặc thay bằng tệp khác trong khi chương trình đang chạy. Chương trình dừng để không nhận thêm câu trả lời mà không giữ được. Xin đặt lại tệp, hoặc khôi phục từ bản sao lưu, rồi khởi động lại.
    .key_missing = Cơ sở dữ liệu { $database } đã có, nhưng không thấy khóa { $key }. Xin đặt lại tệp khóa đã cất giữ; thiếu khóa thì không đọc được dữ liệu.
    .key_unreadable = Chương trình (uid { $uid }) không đọc được tệp khóa { $key }. Xin kiểm tra quyền đọc, chẳng hạn: chown { $uid } { $key }, chmod 0400 { $key }
    .key_malformed = Khóa { $key } không nguyên vẹn hoặc không phải khóa của chương trình này. Xin đặt lại tệp khóa đã cất giữ, hoặc một khóa 32 byte viết bằng base64 hay hex.
    .key_exposed = Ai trên máy này cũng đọc được khóa { $key }. Chương trình chạy với uid { $uid }; xin đặt: chown { $uid } { $key }, chmod 0400 { $key }
    .key_unwritable = Không tạo được tệp khóa { $key }. Xin cấp quyền ghi thư mục ấy, hoặc sửa DATA_KEY_FILE.
    .key_wrong = Khóa { $key } không mở được cơ sở dữ liệu { $database }. Xin đặt đúng khóa của cơ sở dữ liệu này.
    .server_unreachable = Không kết nối được tới máy chủ cơ sở dữ liệu { $database } ({ $why }). Xin kiểm tra tên máy, cổng, tường lửa trên đường tới đó, và PostgreSQL có đang chạy không.
    .server_tls = Máy chủ cơ sở dữ liệu { $database } không qua được kiểm tra TLS ({ $why }). Xin kiểm tra chứng chỉ của máy chủ và sslmode, sslrootcert trong DATABASE_URL.
    .server_password = PostgreSQL không nhận người dùng hoặc mật khẩu trong DATABASE_URL ({ $database }). Xin sửa lại, hoặc cho phép người dùng ấy trong pg_hba.conf.
    .server_rights = Người dùng trong DATABASE_URL không có đủ quyền trên { $database }. Xin giao cơ sở dữ liệu ấy cho người dùng này: ALTER DATABASE … OWNER TO …
    .server_standby = { $database } chỉ cho đọc: đây là máy dự phòng. Xin ghi trong DATABASE_URL địa chỉ của máy chính, hoặc của cả hai, cách nhau bằng dấu phẩy.
    .server_full = PostgreSQL ở { $database } không nhận thêm kết nối. Xin tăng max_connections, hoặc giảm pool trong DATABASE_URL.
    .server_old = PostgreSQL ở { $database } quá cũ. Chương trình cần bản 15 trở lên.
    .database_absent = Trên máy chủ không có cơ sở dữ liệu { $database }. Xin tạo trước: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0
    .encoding_wrong = Cơ sở dữ liệu { $database } không dùng bảng mã UTF8. Xin tạo lại: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0
    .key_not_made = Không thấy khóa { $key }. Với PostgreSQL, chương trình không tự tạo khóa, vì các máy cùng chạy phải có chung một khóa. Xin tạo một lần bằng npm run keys -- new rồi chép tới mọi máy.
    .key_incomplete = Tệp khóa { $key } thiếu khóa { $why }, mà một phần nội dung trong { $database } vẫn niêm phong bằng khóa ấy. Xin đặt lại khóa đó vào tệp, rồi khởi động lại để chuyển xong sang khóa mới.
    .port_taken = Cổng { $port } trong HTTP_PORT đang được một chương trình khác dùng. Xin chọn cổng khác hoặc dừng chương trình kia.
    .file_broken = Không dùng được { $file }: { $problems }. Xin sửa tệp rồi khởi động lại.
    .file_more = còn { $count } chỗ nữa
fault =
    .not_there = không có tệp này
    .unreadable = không đọc được ({ $code })
    .not_utf8 = không phải văn bản UTF-8; xin lưu lại với bảng mã ấy
    .not_json = dòng { $line }, cột { $column } không đúng JSON: { $found ->
    [end] tệp đã hết
   *[other] gặp { $found }
  }{ $expected ->
    [value] {" "}ở chỗ cần một giá trị
    [name] {" "}ở chỗ cần một tên trong ngoặc kép (có thừa dấu phẩy không?)
    [colon] {" "}ở chỗ cần dấu hai chấm sau tên
    [comma] {" "}ở chỗ cần dấu phẩy hoặc dấu ngoặc đóng
    [end] {" "}ở chỗ tệp phải hết
   *[nothing] , không được đứng ở đó
  }
    .no_sheet = không thấy trang này
    .no_column = không thấy cột này ở dòng đầu
    .formula = là công thức; xin dán lại thành giá trị
    .identity = hỏi điều thuộc về cá nhân (giấy tờ, điện thoại, địa chỉ, tiền bạc); danh mục không hỏi những điều ấy
    .classified = có từ giống dấu mật; xin không ghi nội dung mật
    .old_font = gõ bằng phông chữ cũ; xin gõ lại bằng Unicode
    .not_here = không dùng với cách trả lời này
    .unknown_word = có từ tôi không biết; các từ dùng được: { $among }
    .too_many = quá { $most } mục
    .no_folder = không phải một thư mục đọc được
    .no_json = không có tệp .json nào, mà cần ít nhất một danh mục
    .key_taken = là "{ $key }", trùng với { $file }
    .empty = để trống
    .edge_space = có dấu cách ở đầu hoặc cuối
    .invisible = có dấu xuống dòng, dấu tab hoặc ký tự không nhìn thấy
    .slug = phải gồm chữ thường không dấu, chữ số và từng dấu gạch nối, như "bieu-hien-27"
    .date = phải là một ngày có thật, như 2026-12-31
    .date_or_month = phải là ngày như 2016-10-30, hoặc tháng như 2019-03
    .url = phải là địa chỉ bắt đầu bằng http:// hoặc https://
    .no_address = cần ít nhất một địa chỉ, hoặc "note" bên cạnh nói tìm văn bản ở đâu
    .missing = còn thiếu
    .unknown_name = là tên không dùng ở đây
    .unknown_kind = thuộc loại mà phiên bản này không biết
    .other = không phải điều được phép ghi ở đó
    .wrong_kind = phải là { $expected ->
    [text] chữ
    [number] một số
    [whole] một số nguyên
    [list] một danh sách
    [group] một nhóm tên và giá trị
   *[other] thứ khác
  }, không phải { $found ->
    [text] chữ
    [number] một số
    [list] một danh sách
    [group] một nhóm tên và giá trị
    [null] null
   *[other] true hay false
  }
    .too_long = quá dài: nhiều nhất { $most } ký tự, hiện có { $now }
    .too_few = cần ít nhất { $least } mục
    .mixed = lẫn biểu hiện với câu hỏi: xin để mỗi loại vào nhóm riêng
    .misnumbered = phải là { $expected }, không phải { $found }: các mục đánh số 1, 2, 3… suốt cả danh mục
    .id_repeated = trùng id với groups[{ $group }]
    .id_twice = có hai id giống nhau
    .mends_later = phải là số của những mục đứng trước
    .deadline_of = phải là số của một mục "long_text" có "remedy"
    .all_blank = cần ít nhất một mục không bỏ trống
    .to_verify = cần "toVerify" bên cạnh, nói phải tìm hiểu điều gì
    .max_below_min = phải lớn hơn "min"
    .month_day = phải là tháng và ngày, như 09-02
    .unknown_source = nêu "{ $source }", không có trong các nguồn
    .before_from = đứng trước "from"
    .before_covers_from = đứng trước coversFrom
    .outside_covers = nằm ngoài khoảng từ coversFrom đến coversUntil
    .break_too_long = thành { $days } ngày nghỉ, nhiều nhất là { $most }
    .listed_twice = nêu { $on } hai lần
    .not_weekend = phải là thứ Bảy hoặc Chủ nhật
    .not_day_off = phải là ngày nghỉ; { $on } không có trong danh sách
damage =
    { $why ->
        [key_check_gone] không còn giá trị đối chiếu khóa
        [migration_unfinished] bước nâng cấp { $migration } chưa xong
        [migration_edited] bước nâng cấp { $migration } đã bị sửa sau khi chạy
       *[unsound] SQLite không đọc được, hoặc thấy nội dung không còn nguyên vẹn
    }
foreign =
    { $why ->
        [other_program] tệp chứa bảng của chương trình khác
       *[not_sqlite] tệp không phải cơ sở dữ liệu SQLite
    }

backup =
    .on_server = { $database } nằm ở PostgreSQL, nơi lệnh này không sao lưu. Xin dùng pg_basebackup kèm lưu WAL, hoặc pg_dump -Fc mỗi ngày, và cất khóa { $key } ở một nơi khác. Bản sao cũ vẫn còn điều đã xóa: docs/OPERATIONS.md nói được giữ bao lâu.
    .usage = Cách dùng: npm run backup, hoặc npm run backup -- TỆP
    .done = Đã sao lưu vào { $file } ({ $kilobytes } KB). Xin cất tệp khóa { $key } ở một nơi khác: thiếu khóa thì không mở được bản sao, còn để chung thì ai lấy được bản sao cũng đọc được.
    .absent = Chưa có cơ sở dữ liệu nào ở { $database }. Xin kiểm tra DATABASE_URL.
    .exists = Đã có tệp { $file }. Xin đặt tên khác; không bản sao nào bị ghi đè.
    .locked = Cơ sở dữ liệu { $database } đang bận. Xin thử lại sau ít phút.
    .unwritable = Không ghi được { $file }. Xin chọn thư mục khác, hoặc cấp quyền ghi cho người dùng đang chạy lệnh.
    .disk_full = Đĩa chứa { $file } đã đầy hoặc không ghi được, nên chưa sao lưu được; không có tệp dở dang nào bị bỏ lại. Xin giải phóng chỗ trên đĩa ấy rồi sao lưu lại.

restore =
    .on_server = { $database } nằm ở PostgreSQL, nơi lệnh này không khôi phục. Xin dừng chương trình ở mọi máy, dùng pg_restore hoặc bản sao của pg_basebackup, rồi khởi động lại với đúng khóa { $key }.
    .usage = Cách dùng: npm run restore -- TỆP. Nếu đã có dữ liệu và muốn thay bằng bản sao, thêm --replace; muốn ngắt mọi máy kết nối qua trang web, thêm --disconnect; muốn ngắt Telegram của những ai còn dùng máy như thế, thêm --disconnect-telegram (chỉ một trong hai)
    .done = Đã khôi phục vào { $database }. Xin khởi động chương trình: npm start
    .disconnected =
        Đã ngắt { $count } kết nối. Đồng chí nào không còn cách khác để vào thì cần lời mời mới.
    .connected =
        { $count } máy có trong bản sao lại vào được trang web, kể cả máy đã ngắt sau lúc sao lưu: không còn dữ liệu trước đó để đối chiếu. Muốn ngắt hết, xin khôi phục lại với --replace --disconnect
    .connected-both =
        { $count } người có cả Telegram lẫn máy như thế: Telegram nào đã ngắt từ trang web sau lúc sao lưu thì cũng vào lại được. Muốn ngắt các Telegram ấy, xin khôi phục lại với --replace --disconnect-telegram
    .kept = Dữ liệu trước đó được giữ lại ở { $file }. Khi chắc chắn không cần nữa, xin xóa tệp ấy.
    .no_file = Không thấy tệp { $file }. Xin kiểm tra lại đường dẫn.
    .empty = Tệp { $file } chưa có dữ liệu gì để khôi phục. Xin chọn một bản sao lưu khác.
    .occupied = Đã có dữ liệu ở { $database }, nên chưa khôi phục gì. Nếu muốn thay bằng bản sao, xin thêm --replace; dữ liệu đang có vẫn được giữ lại bên cạnh.
    .in_use = Chương trình đang chạy với { $database }. Xin dừng chương trình rồi khôi phục.
    .disk_full = Đĩa chứa cơ sở dữ liệu { $database } đã đầy hoặc không ghi được, nên chưa khôi phục được; dữ liệu đang có không bị thay đổi. Xin giải phóng chỗ trên đĩa ấy rồi khôi phục lại.
    .newer = Bản sao { $file } thuộc một phiên bản mới hơn. Xin cập nhật chương trình rồi khôi phục.
    .damaged = Bản sao { $file } bị hỏng ({ $why }). Xin chọn một bản sao lưu khác; dữ liệu đang có không bị thay đổi.
    .foreign = { $file } không phải bản sao lưu của chương trình này ({ $why }).
    .key_missing = Không thấy khóa { $key } để mở bản sao. Xin đặt lại tệp khóa đã cất giữ; dữ liệu đang có không bị thay đổi.
    .key_wrong = Khóa { $key } không mở được bản sao { $file }. Xin dùng khóa của lúc sao lưu; dữ liệu đang có không bị thay đổi.

keys =
    .usage = Cách dùng: npm run keys -- new (thêm một khóa vào tệp khóa), npm run keys -- list (xem các khóa), npm run keys -- rotate (chuyển sang khóa mới nhất)
    .given = Khóa được trao qua biến DATA_KEY, nên không lệnh nào sửa được. Xin đặt khóa ấy vào một tệp riêng, trỏ DATA_KEY_FILE đến tệp, khởi động lại chương trình rồi chạy lại lệnh này.
    .added = Đã thêm khóa { $id } vào { $key }, chưa có gì dùng đến. Xin chép tệp khóa ra nơi cất giữ và sang mọi máy đang chạy chương trình, rồi chạy: npm run keys -- rotate
    .made = Đã tạo khóa { $id } ở { $key }. Xin chép tệp khóa ra nơi cất giữ và sang mọi máy sẽ chạy chương trình, rồi khởi động.
    .missing = Chưa có khóa nào ở { $key }. Lần khởi động đầu tiên (npm start) sẽ tạo khóa; nếu khóa lẽ ra phải có ở đây, xin đặt lại tệp đã cất giữ.
    .busy = Một lệnh khác đang sửa tệp khóa { $key }. Xin thử lại sau ít giây.
    .disk_full = Đĩa đã đầy hoặc không ghi được, nên việc đổi khóa phải dừng giữa chừng. Không mất gì: nội dung đã chuyển và nội dung chưa chuyển đều mở được bằng tệp khóa hiện có. Xin giữ nguyên tệp khóa, giải phóng chỗ trên đĩa rồi chạy lại lệnh này để làm tiếp.
    .unwritable = Không thay được tệp khóa { $key }. Xin chạy lệnh bằng người dùng sở hữu tệp, và gắn cả thư mục chứa tệp (không gắn riêng một tệp) với quyền ghi.
    .key = { $id }  { $made ->
            [unknown] không rõ ngày tạo
           *[known] tạo ngày { $on }
        }  { $use ->
            [used] đang dùng
           *[idle] không dùng để niêm phong nội dung mới
        }  { $texts } nội dung
    .program = { $lacks ->
            [none] Một chương trình đang chạy, có đủ các khóa này.
           *[some] Một chương trình đang chạy chưa có khóa { $ids }.
        }
    .nobody = Không có chương trình nào đang chạy.
    .nothing_new = Khóa mới nhất trong { $key } đang được dùng rồi. Muốn đổi khóa, xin thêm một khóa trước: npm run keys -- new
    .waiting = { $programs ->
            [0] Đang chờ chương trình bắt đầu dùng khóa mới…
           *[other] Đang chờ { $programs } chương trình nhận khóa mới…
        }
    .resealing = Đã niêm phong lại { $texts } nội dung bằng khóa mới…
    .rotated = Không còn nội dung nào niêm phong bằng khóa cũ ({ $former }); mọi nội dung đã chuyển sang khóa { $id }. Có thể bỏ khóa cũ khỏi { $key }. Các bản sao lưu làm trước lúc này vẫn cần khóa cũ: xin cất riêng khóa ấy đến khi xóa hết những bản đó, và xin sao lưu lại ngay.
    .unreadable = { $texts } nội dung không mở được bằng khóa nào trong tệp khóa, nên giữ nguyên như cũ.
    .not_taken = Chương trình đang chạy chưa nhận khóa mới trong { $key }. Xin kiểm tra nó có dùng đúng tệp khóa này không (trên mọi máy), rồi chạy lại lệnh này.
    .stopped = Chương trình đã dừng giữa chừng. Không mất gì: lần khởi động sau, nó làm tiếp. Xin chạy lại lệnh này để theo dõi.
    .absent = Chưa có cơ sở dữ liệu nào ở { $database }. Xin kiểm tra DATABASE_URL.
    .locked = Cơ sở dữ liệu { $database } đang bận. Xin thử lại sau ít phút.
    .behind = Cơ sở dữ liệu { $database } thuộc một phiên bản cũ hơn. Xin khởi động chương trình một lần (npm start) để cập nhật, rồi chạy lại lệnh này.

move =
    .usage = Cách dùng: npm run move -- postgresql://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY/CƠ_SỞ_DỮ_LIỆU. Khi ấy DATABASE_URL vẫn trỏ đến tệp SQLite đang dùng.
    .no_address = Địa chỉ máy chủ không đúng dạng. Xin viết: postgresql://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY/CƠ_SỞ_DỮ_LIỆU
    .on_server = DATABASE_URL đã trỏ đến PostgreSQL ({ $database }), không còn gì để chuyển.
    .absent = Chưa có cơ sở dữ liệu nào ở { $database }. Xin kiểm tra DATABASE_URL.
    .in_use = Chương trình đang chạy với { $database }. Xin dừng chương trình rồi chuyển.
    .occupied = { $target } đã có dữ liệu, nên chưa chuyển gì sang. Xin dùng một cơ sở dữ liệu trống.
    .table = { $table }: { $rows } dòng
    .unlike = Bảng { $table } sang đến { $target } không giống bản gốc, nên đã bỏ hết phần vừa chuyển; dữ liệu đang có không bị thay đổi. Xin kiểm tra máy chủ ấy rồi chuyển lại.
    .server_disk_full = Đĩa của { $target } đã đầy, nên đã bỏ hết phần vừa chuyển; dữ liệu đang có không bị thay đổi. Xin giải phóng chỗ rồi chuyển lại.
    .moved = Đã chuyển { $rows } dòng sang { $target }, số dòng từng bảng khớp, đã mở thử nội dung niêm phong của từng bảng. Xin đặt DATABASE_URL trỏ đến đó, giữ nguyên tệp khóa, rồi khởi động. Tệp cũ được cất ở { $file }: khi chắc chắn không cần nữa, xin xóa.

### Đồng ý, thiết lập, danh sách, mời, kết nối

welcome = Kính chào đồng chí { $name }, { $unit }.
    .stranger =
        Kính chào đồng chí!

        Tôi là trợ lý tự soi, tự sửa của chi bộ. Để bắt đầu, xin đồng chí mở liên kết mời do bí thư chi bộ gửi.
    .keyboard = Các việc thường dùng có ở hàng nút cuối màn hình. Cần hướng dẫn, xin bấm { -command-help }
    .round = Đợt tự soi đang mở. Đồng chí làm lúc nào tiện, dừng lúc nào cũng được.
    .start_review = Mở bản tự soi
    .menu = Hiện hàng nút
    .already_in = Đồng chí đã kết nối với { $unit } rồi, không cần mở lại liên kết.
welcome-link =
    .claim_taken =
        Liên kết này đã có đồng chí khác mở để thiết lập trợ lý.

        Nếu cần kết nối với trợ lý của chi bộ, xin đồng chí nhờ bí thư gửi liên kết mời.
    .claim_replaced = Liên kết này đã được thay bằng liên kết mới hơn. Xin đồng chí dùng liên kết in ra ở lần khởi động gần nhất của chương trình.
    .locked = Tài khoản này đã mở nhiều liên kết không đúng. Xin đồng chí thử lại sau một giờ, hoặc nhờ bí thư gửi lại liên kết.
    .unknown = Tôi chưa nhận ra liên kết này, có thể bị thiếu vài chữ khi chép lại. Xin đồng chí bấm thẳng vào liên kết, hoặc nhờ bí thư gửi lại.
    .used = Liên kết này đã được dùng. Xin đồng chí nhờ bí thư gửi liên kết mới.
    .withdrawn = Liên kết này không còn dùng nữa. Xin đồng chí nhờ bí thư gửi liên kết mới.
    .expired = Liên kết này đã hết hạn. Xin đồng chí nhờ bí thư gửi liên kết mới.
    .unit_claim_gone = Liên kết này không còn dùng được: đã có đồng chí khác mở, đã thu hồi hoặc hết hạn. Nếu cần, xin đồng chí nhờ người gửi tạo liên kết mới.
    .claim_barred = Liên kết này dành cho bí thư chi bộ. Người vận hành không làm phần việc của bí thư ở một chi bộ đã có đảng viên; xin đồng chí gửi liên kết cho bí thư.

consent = Kính chào đồng chí!
    .intro =
        { $as ->
            [officer] Đồng chí được giao theo dõi { $unit } trên trợ lý tự soi, tự sửa: xem số liệu các chi bộ, không xem tên và nội dung của ai.
            [member] Tôi là trợ lý tự soi, tự sửa của { $unit }.
           *[nobody] Tôi là trợ lý tự soi, tự sửa của chi bộ.
        }
    .again = Xin đồng chí xem lại và xác nhận một lần nữa.
    .line = Để dùng trợ lý qua cách liên lạc này, xin đồng chí đọc thêm một điều:
    .give = Tôi đồng ý
    .decline = Tôi chưa đồng ý
    .more = Đọc kỹ hơn
    .show = Xem lại điều cần đồng ý
    .given = Cảm ơn đồng chí đã đồng ý.
    .outdated = Nội dung vừa được cập nhật, xin đồng chí xem lại.
    .declined =
        Vâng, tôi không lưu thêm gì về đồng chí.

        Khi nào muốn xem lại, xin đồng chí bấm nút dưới đây hoặc gõ { -command-start }
consent-points =
    Trước khi bắt đầu, xin đồng chí đọc bốn điều:

    • <b>Lưu gì, để làm gì:</b> họ tên trong danh sách và điều đồng chí tự gửi, để chuẩn bị sinh hoạt. Điều tự soi có thể là <b>dữ liệu cá nhân nhạy cảm</b> (quan điểm chính trị).
    • <b>Ai xem được:</b> do đồng chí chọn mỗi lần gửi.
    • <b>Ai chịu trách nhiệm:</b> { consent-points.who }; giữ khóa dữ liệu.
    • <b>Giữ bao lâu:</b> điều đồng chí viết { $months } tháng; họ tên và điểm danh do chi bộ quản lý; số liệu không gắn với ai. Xem, tải về, xóa: { -command-data }
    .officer =
        Trước khi bắt đầu, xin đồng chí đọc bốn điều:

        • <b>Lưu gì, để làm gì:</b> tài khoản, ngôn ngữ và ngày nhận theo dõi, để đồng chí xem được số liệu; không lưu họ tên. Nếu đồng chí cũng tự soi ở một chi bộ: họ tên trong danh sách và điều tự gửi, có thể là <b>dữ liệu cá nhân nhạy cảm</b> (quan điểm chính trị).
        • <b>Ai xem được:</b> người vận hành thấy ngày nhận; điều tự soi thì do đồng chí chọn mỗi lần gửi.
        • <b>Ai chịu trách nhiệm:</b> { consent-points.who }; giữ khóa dữ liệu.
        • <b>Giữ bao lâu:</b> việc theo dõi đến khi thôi giao; điều tự soi { $months } tháng. Xem, tải về, xóa: { -command-data }
    .unnamed =
        Trước khi bắt đầu, xin đồng chí đọc bốn điều:

        • <b>Lưu gì, để làm gì:</b> họ tên trong danh sách và điều đồng chí tự gửi, để chuẩn bị sinh hoạt và lập bản tổng hợp cho bí thư.
        • <b>Ai đọc được:</b> do đồng chí chọn mỗi lần gửi.
        • <b>Đi qua đâu:</b> { $door ->
            [web] trang web này, ai cầm máy đã kết nối đều mở được
           *[telegram] Telegram ở nước ngoài chuyển tin nhắn
        }; người vận hành trợ lý này giữ khóa mở dữ liệu.
        • <b>Bao lâu:</b> { $months } tháng. Đồng chí xem, tải về, xóa được bất cứ lúc nào: { -command-data }
    .telegram = <b>Qua Telegram:</b> tin nhắn đi qua máy chủ của Telegram ở nước ngoài.
    .web = <b>Qua trang web:</b> ai cầm máy đã kết nối đều mở được; đồng chí nhớ khóa màn hình.
    .who = { $who ->
        [reader] đồng chí, người nhận vận hành trợ lý này
       *[named] { $name }
    }
consent-details =
    <b>Đọc kỹ hơn</b>

    <b>Lưu gì.</b> Họ tên và diện sinh hoạt do bí thư ghi; ngôn ngữ; câu trả lời đồng chí tự gửi; thời điểm đồng ý và bản nội dung đã đồng ý. Nội dung tự soi, cam kết, góp ý có thể cho biết quan điểm chính trị: luật gọi đó là dữ liệu cá nhân nhạy cảm. Tên, câu trả lời và tin nhắn gửi đi đều được mã hóa khi lưu.

    <b>Để làm gì.</b> Để đồng chí tự soi trước kỳ sinh hoạt, để nhắc khi gần đến hạn, và để bí thư có bản tổng hợp. Tôi không chấm điểm, không xếp hạng, không suy đoán về ai. Bản tổng hợp là dự thảo, bí thư duyệt.

    <b>Ai xem được.</b> Mỗi lần gửi, đồng chí chọn mức chia sẻ: cả chi bộ; riêng bí thư; hoặc chỉ lấy số liệu, không nêu tên, không nêu nội dung. Từng mục có thể chọn kín hơn. Ai đã mở phần đồng chí viết, vào lúc nào, đồng chí xem được ở { -command-data }. Cấp trên chỉ thấy con số.

    <b>Ai chịu trách nhiệm.</b> { $who ->
        [reader] Đồng chí nhận vận hành trợ lý này. Ngay sau khi đồng ý, xin đồng chí ghi tên tổ chức hoặc người chịu trách nhiệm.
       *[named] { $name } vận hành trợ lý này và chịu trách nhiệm về dữ liệu.
    } Dữ liệu nằm ở máy chủ của bên vận hành; bên ấy giữ khóa nên về kỹ thuật mở được. Vì vậy, xin đồng chí không viết điều thuộc bí mật nhà nước vào đây.

    <b>Giữ bao lâu.</b>
    • Câu trả lời, cam kết, góp ý: phần chữ được xóa sau { $months } tháng, sớm hơn nếu đồng chí tự xóa. Cam kết còn đang làm thì giữ đến khi xong.
    • Họ tên, điểm danh: của chi bộ, do chi bộ quản lý.
    • Số liệu chi bộ đã chốt: giữ lại, không gắn với ai.
    • Thời điểm đồng ý, rút lại: giữ làm bằng chứng.
    • Bản sao lưu của máy chủ: còn đến khi được thay.
    .officer =
        <b>Với cán bộ theo dõi</b>

        Tôi chỉ lưu số hiệu tài khoản, ngôn ngữ, thời điểm đồng ý, đơn vị và ngày nhận theo dõi. Số liệu đồng chí xem là số đã chốt, không có tên và nội dung của ai. Thôi theo dõi thì việc ấy được ghi ngày kết thúc. Nếu đồng chí có tên trong một chi bộ, những điều dưới đây áp dụng cho phần ấy.
    .unnamed =
        <b>Đọc kỹ hơn</b>

        <b>Lưu gì.</b> Họ tên và diện sinh hoạt do bí thư ghi; { $door ->
            [web] lúc kết nối và lúc dùng gần nhất
           *[telegram] số hiệu tài khoản và cuộc trò chuyện Telegram
        }; ngôn ngữ; câu trả lời đồng chí tự gửi; thời điểm đồng ý và bản nội dung đã đồng ý. Tên, câu trả lời và tin nhắn gửi đi đều được mã hóa khi lưu. Trong nhóm chung, tôi chỉ đọc lệnh gửi cho tôi.

        <b>Để làm gì.</b> Để đồng chí tự soi trước kỳ sinh hoạt, để nhắc khi gần đến hạn, và để bí thư có bản tổng hợp. Tôi không chấm điểm, không xếp hạng, không suy đoán về ai. Bản tổng hợp là dự thảo, bí thư duyệt.

        <b>Ai đọc được.</b> Mỗi lần gửi, đồng chí chọn mức chia sẻ: cả chi bộ; riêng bí thư; hoặc chỉ tính vào số chung, không nêu tên, không nêu lời. Từng mục có thể chọn kín hơn. Ai đã mở lời của đồng chí, vào lúc nào, đồng chí xem được ở { -command-data }. Cấp trên chỉ thấy con số.

        <b>Đi qua đâu.</b> { $door ->
            [web] Trang nằm ở máy chủ của người vận hành; ai cầm máy đã mở khóa đều xem được trang, nên xin đồng chí luôn khóa màn hình.
           *[telegram] Tin nhắn đi qua Telegram, máy chủ ở nước ngoài; Telegram có thể đọc được tin trong cuộc trò chuyện với trợ lý.
        } Dữ liệu đã lưu nằm ở máy chủ do người vận hành trợ lý này quản lý; người ấy giữ khóa nên về kỹ thuật mở được. Vì vậy, xin đồng chí không viết điều thuộc bí mật nhà nước vào đây.

        <b>Bao lâu.</b> Lời đã viết được giữ { $months } tháng rồi xóa; con số đã chốt của chi bộ được giữ lại, không gắn với ai.

        <b>Quyền của đồng chí.</b> Xem, tải về, xóa, rút lời đồng ý bất cứ lúc nào ở { -command-data }. Chưa đồng ý cũng không sao: đồng chí vẫn tự soi bằng giấy như trước.
    .telegram = <b>Qua Telegram.</b> Tôi lưu số hiệu tài khoản và cuộc trò chuyện Telegram của đồng chí. Tin nhắn đi qua máy chủ của Telegram ở nước ngoài; Telegram có thể đọc được tin trong cuộc trò chuyện với trợ lý. Trong nhóm chung, tôi chỉ đọc lệnh gửi cho tôi.
    .web = <b>Qua trang web.</b> Trang nằm ở máy chủ của bên vận hành. Tôi lưu lúc kết nối và lúc dùng gần nhất; không lưu vị trí. Ai cầm máy đã mở khóa đều xem được trang. Máy nào 180 ngày không dùng thì tôi tự ngắt; đồng chí ngắt sớm hơn ở { -command-data }.
    .rights = <b>Quyền của đồng chí.</b> Xem, tải về, xóa, rút lại sự đồng ý bất cứ lúc nào ở { -command-data }. Chưa đồng ý cũng không sao: đồng chí vẫn tự soi bằng giấy như trước.

operator-name =
    <b>Ai chịu trách nhiệm về dữ liệu của trợ lý này?</b>

    Tên này hiện trong phần xin đồng ý, ai cũng đọc được. Xin đồng chí gõ tên tổ chức hoặc người, ví dụ: Đảng ủy phường Trung Tâm.
    .button = Ghi tên
    .go_on = Tiếp tục
    .unclear =
        { $problem ->
            [empty] Tôi chưa thấy tên nào. Xin đồng chí gõ lại.
            [too_long] Tên này dài quá 100 ký tự. Xin đồng chí gõ ngắn hơn.
            [classified] Tôi chưa lưu, vì có từ giống dấu mật. Xin đồng chí viết cách khác.
           *[other] Xin đồng chí gõ tên bằng chữ.
        }
    .notice =
        <b>Xin đồng chí ghi tên bên chịu trách nhiệm về dữ liệu</b>

        Phần xin đồng ý có bản mới, nêu rõ tên ấy. Khi đồng chí ghi xong, tôi xin mỗi người đồng ý lại một lần. Từ nay đến lúc ấy, mọi việc vẫn như cũ.
    .named = Đã ghi: <b>{ $name }</b> chịu trách nhiệm về dữ liệu của trợ lý này. Muốn đổi tên, xin đặt OPERATOR_NAME trên máy chủ.

setup-progress = Thiết lập chi bộ · bước { $number }/{ $of }
setup-settings = Cài đặt · { $unit }
setup-hello = Xin chào đồng chí bí thư. Tôi xin hỏi vài câu, chừng hai phút. Trả lời nhầm cũng không sao: cuối cùng đồng chí xem lại và sửa được từng điều.
setup-now = Đang ghi: <b>{ $value }</b>
setup-keep = Giữ nguyên ›
field-own_name = <b>Họ và tên của đồng chí?</b>
    .hint = Xin gõ đủ họ và tên, để ghi vào danh sách chi bộ.
    .line = Bí thư: { $value }
    .change = Sửa tên tôi
field-cell_name = <b>Tên chi bộ?</b>
    .hint = Xin gõ tên, ví dụ: Chi bộ Tổ dân phố 5.
    .line = Tên: { $value }
    .change = Sửa tên chi bộ
field-day = <b>Chi bộ sinh hoạt thường kỳ vào ngày nào trong tháng?</b>
    .hint = Xin chọn một ngày, hoặc gõ ngày khác, ví dụ: 10; thứ Bảy đầu tháng; tuần thứ hai, thứ Năm. Ngày 29, 30, 31 được hiểu là ngày cuối tháng.
    .line = Ngày: { $value }
    .change = Sửa ngày
    .option = Ngày { $day }
    .last = Cuối tháng
    .value = { $day ->
        [last] ngày cuối tháng
       *[day] ngày { $day } hằng tháng
    }
    .weekday =
        { $week ->
            [1] { $weekday } đầu tháng
            [2] { $weekday } tuần thứ hai của tháng
            [3] { $weekday } tuần thứ ba của tháng
            [4] { $weekday } tuần thứ tư của tháng
           *[5] { $weekday } cuối tháng
        }
field-time = <b>Chi bộ sinh hoạt lúc mấy giờ?</b>
    .hint = Xin chọn giờ, hoặc gõ giờ khác, ví dụ 20 giờ.
    .line = Giờ: { $value }
    .change = Sửa giờ
field-place = <b>Chi bộ sinh hoạt ở đâu?</b>
    .hint = Xin gõ địa điểm, ví dụ: Nhà văn hóa tổ 5.
    .line = Địa điểm: { $value }
    .change = Sửa địa điểm
field-shift = <b>Nếu ngày ấy trùng { $days ->
        [holidays] ngày lễ
       *[all] thứ Bảy, Chủ nhật hoặc ngày lễ
    } thì sinh hoạt ngày nào?</b>
    .hint = Xin chọn một cách, hoặc gõ, ví dụ: trước ngày nghỉ một ngày làm việc.
    .line = Trùng ngày nghỉ: { $value }
    .change = Sửa cách dời
    .same_day = Vẫn sinh hoạt đúng ngày
    .next_working_day = Dời sang ngày làm việc sau
    .previous_working_day = Sinh hoạt trước ngày nghỉ một ngày làm việc
    .ask = Hỏi tôi từng lần
field-checklist = <b>Chi bộ dùng danh mục tự soi nào?</b>
    .line = Danh mục: { $value }
    .change = Sửa danh mục
    .title = • <b>{ $title }</b>: { $items } mục
    .verify = { $count } mục nên đối chiếu với văn bản gốc
    .usual = { $name } (thường dùng)
setup-verify = Đối chiếu: { $name }
    .blank = chờ đối chiếu, chưa dùng
    .title = <b>{ $title }</b>: các mục cần đối chiếu
setup-recap =
    { $mode ->
        [first] <b>Xin đồng chí xem lại</b>
       *[settings] <b>Cài đặt của chi bộ</b>
    }
    .hint = { $changed ->
        [yes] Thay đổi áp dụng cho các kỳ sinh hoạt sắp tới; các đợt tự soi đã qua giữ nguyên.
       *[no] Muốn đổi điều gì, xin đồng chí bấm nút ấy.
    }
    .confirm = { $mode ->
        [first] Xác nhận
       *[settings] Lưu thay đổi
    }
    .next = Ba kỳ sinh hoạt tới:
    .meeting = • { $when }{ $decision ->
        [shifted] {" "}(dời từ { $from })
        [ask] {" "}(trùng ngày nghỉ, tôi sẽ hỏi đồng chí trước)
       *[none] {""}
    }
setup-done =
    <b>Xong. { $unit } đã sẵn sàng.</b>

    Việc tiếp theo: nhập danh sách đảng viên, rồi gửi liên kết mời.
    .roster = Nhập danh sách
    .cell = Xem chi bộ
    .menu = Từ nay các việc thường dùng có ở hàng nút cuối màn hình.
setup-ended = { $status ->
        [saved] Đã lưu. Các kỳ sinh hoạt sắp tới theo cài đặt mới.
       *[closed] Chi bộ đã thiết lập xong. Muốn đổi, xin đồng chí vào Cài đặt.
    }

cell-next = Kỳ sinh hoạt tới: { $when }, { $place }
cell-counts = Danh sách: { $members } đồng chí, { $joined } đã kết nối.
cell-group-muted = Nhóm Telegram hiện chưa nhận được tin của tôi; xin xem mục “Nhóm Telegram của chi bộ”.
cell-waiting = Chờ đồng chí xác nhận: { $count } người.
    .open = Chờ xác nhận ({ $count })
cell-roster = Danh sách
cell-add = Thêm đảng viên
cell-invite = Mời dùng trợ lý
cell-settings = Cài đặt

roster-list = <b>Danh sách · { $unit }</b>
    .page = Trang { $page }/{ $pages }
    .legend = ✓ đã kết nối · ○ chưa kết nối
    .choose =
        { $editable ->
            [yes] Bấm số để xem hoặc sửa.
           *[no] Bấm số để xem.
        }
    .order =
        { $order ->
            [given_name] Xếp theo tên
           *[entered] Xếp theo lúc nhập
        }
    .changed =
        { $then ->
            [save] Danh sách vừa thay đổi, xin xem lại rồi lưu.
           *[look] Danh sách vừa thay đổi, xin xem lại.
        }
roster-counts =
    { $count } đồng chí: { $official } chính thức, { $probationary } dự bị{ $unknown ->
        [0] .
       *[other] , { $unknown } chưa rõ.
    }
roster-membership =
    { $membership ->
        [official] chính thức
        [probationary] dự bị
       *[unknown] chưa rõ chính thức hay dự bị
    }
    .button = Chính thức, dự bị
    .ask =
        <b>{ $name }</b> là đảng viên chính thức hay dự bị?

        Đảng viên dự bị chưa có quyền biểu quyết, ứng cử, bầu cử; vẫn tự soi và được nhắc như các đồng chí khác.
roster-standing =
    { $standing ->
        [active] đang sinh hoạt
        [exempt] miễn sinh hoạt
       *[temporary] sinh hoạt tạm thời
    }
    .button = Diện sinh hoạt
    .ask = Diện sinh hoạt của <b>{ $name }</b>?
roster-member =
    .role = Chức vụ: { $role }
    .membership =
        { $membership ->
            [official] Đảng viên chính thức.
            [probationary] Đảng viên dự bị.
           *[unknown] Chưa rõ là đảng viên chính thức hay dự bị.
        }
    .standing =
        { $standing ->
            [active] Diện: đang sinh hoạt
            [exempt] Diện: được miễn công tác và sinh hoạt đảng
           *[temporary] Diện: sinh hoạt đảng tạm thời
        }
    .joined =
        { $joined ->
            [yes] Đã kết nối bằng Telegram.
           *[no] Chưa kết nối bằng Telegram.
        }
    .self = Đây là dòng của đồng chí.
    .invite =
        { $joined ->
            [no] Mời đồng chí này
           *[yes] Mời bằng tài khoản mới
        }
    .contest = Không đúng người
roster-rename = Sửa tên
    .ask =
        Tên đang ghi: <b>{ $name }</b>

        Xin gõ tên mới.
    .taken = Tên này đã có trong danh sách. Nếu là người khác, xin ghi thêm để phân biệt, ví dụ: Nguyễn Văn An (1960).
    .typed = Xin đồng chí gõ tên bằng chữ.
roster-role =
    .ask = Chức vụ của <b>{ $name }</b> trong chi bộ?
roster-remove = Bỏ khỏi danh sách trợ lý
    .ask =
        Bỏ <b>{ $name }</b> khỏi danh sách của trợ lý, { $unit }?

        Dùng khi đồng chí ấy chuyển sinh hoạt, hoặc khi ghi nhầm. Việc này không liên quan đến hồ sơ đảng viên.

        Quyền dùng trợ lý theo chức vụ (nếu có) chấm dứt và đồng chí ấy không dùng trợ lý của chi bộ này nữa. Số liệu các đợt đã qua giữ nguyên.
    .keep = Giữ lại
    .done = Đã bỏ { $name } khỏi danh sách của trợ lý, { $unit }.
    .self = Đồng chí đang làm phần việc của bí thư nên chưa bỏ tên mình khỏi danh sách được. Xin bàn giao phần việc trên trợ lý trước.
roster-unknown = Chưa rõ chính thức hay dự bị: { $count } đồng chí.
    .button = Ghi chính thức, dự bị ({ $count })
    .none = Đã ghi đủ: { $official } đảng viên chính thức, { $probationary } đảng viên dự bị.
    .rest = Cả { $count } đều chính thức
roster-add =
    <b>Thêm đảng viên · { $unit }</b>

    Xin gõ tên, hoặc gửi cả danh sách: mỗi dòng một người, sau dấu phẩy có thể ghi chức vụ, dự bị, diện sinh hoạt. Không ghi “dự bị” thì tôi hiểu là chính thức. Ví dụ:

    <code>Nguyễn Văn An
    Trần Thị Bình, phó bí thư
    Lê Văn Cường, dự bị</code>

    Danh sách dài thì gửi làm nhiều tin. Chép từ bảng tính cũng được; tôi không giữ năm sinh, số điện thoại.
    .consent = Xin chỉ ghi những đồng chí đã đồng ý có tên trong danh sách này.
    .again = Thêm nữa
    .typed = Xin đồng chí gửi danh sách bằng chữ, mỗi dòng một người.
roster-read = Đọc được <b>{ $count }</b> đồng chí trong tin vừa gửi:
    .none = Trong tin vừa gửi, tôi chưa đọc được tên nào.
    .total = Chờ lưu tất cả: <b>{ $count }</b> đồng chí.
    .gathered = Đang chờ lưu <b>{ $count }</b> đồng chí:
    .old_font = <b>Danh sách này dùng phông chữ cũ</b> (VNI, TCVN3) hoặc bị lỗi mã, nên tôi chưa ghi tên nào trong tin vừa gửi.
    .convert = Cách đổi: trên máy tính, chép danh sách (Ctrl + C), mở UniKey, bấm Ctrl + Shift + F6, chọn nguồn là bảng mã cũ (VNI Windows hoặc TCVN3), đích là Unicode, đánh dấu chuyển mã clipboard, bấm Chuyển mã; rồi dán lại vào đây. Tệp bị lỗi mã thì mở lại và chọn UTF-8 trước khi chép.
roster-problems = Cần xem lại { $count } dòng, xin sửa rồi chỉ gửi lại các dòng này:
    .names_only = Chỉ lấy họ tên ({ $count })
    .names_only_hint = Hoặc bấm “Chỉ lấy họ tên”: tôi ghi tên, bỏ phần sau tên; chức vụ sửa sau trong Danh sách.
roster-problem = Dòng { $line } “{ $text }”: { $why }
    .too_short = cần đủ họ và tên
    .too_long = tên quá dài
    .digits = tên có chữ số; nếu để phân biệt, xin ghi trong ngoặc, như (1960)
    .not_a_name = chưa đọc được tên
    .odd_letters = có chữ hoặc dấu lạ trong tên, xin gõ lại
    .old_font = gõ bằng phông chữ cũ
    .secretary = bí thư đã có trong danh sách; đổi người thì dùng “Bàn giao” ở Chức vụ
    .two_roles = có hai chức vụ khác nhau
    .two_memberships = vừa ghi chính thức vừa ghi dự bị
    .two_standings = có hai diện sinh hoạt khác nhau
    .in_roster = đã có trong danh sách; nếu là người khác, xin ghi thêm để phân biệt, như (1960)
    .in_list = { $firstLine ->
        [0] trùng với tên đã gửi trước đó
       *[other] trùng với dòng { $firstLine }
    }
    .too_many = danh sách đã đủ { $most } người
    .unknown_word = chưa hiểu “{ $word }”; xin ghi phó bí thư, chi ủy viên, dự bị, miễn sinh hoạt, sinh hoạt tạm thời
roster-save = Lưu { $count } đồng chí
roster-discard = Bỏ danh sách vừa gửi
    .done = Đã bỏ danh sách chưa lưu.
roster-saved = <b>Đã lưu { $count } đồng chí vào danh sách { $unit }.</b>
    .next = Còn tên nào, xin gửi tiếp ngay tại đây. Đủ rồi thì gửi liên kết mời để các đồng chí kết nối.
    .before = Danh sách này đã được lưu.

invite = <b>Mời dùng trợ lý · { $unit }</b>
    .intro =
        <b>Liên kết chung</b>: gửi cho cả chi bộ; ai kết nối, đồng chí xác nhận từng người.
        <b>Liên kết riêng</b>: cho một người, dùng một lần, kết nối thẳng vào tên người ấy.
    .cell = Tạo liên kết chung
    .one = Mời riêng một người
    .list = Liên kết còn hạn
    .back = ‹ Mời
invite-pick = Đồng chí muốn mời riêng ai? Đây là những đồng chí chưa kết nối.
    .none = Mọi đồng chí trong danh sách đã kết nối. Nếu ai đổi tài khoản Telegram, xin đồng chí mở tên người ấy trong Danh sách.
invite-created =
    .cell =
        <b>Liên kết chung của { $unit }</b>

        Ở dưới là mã QR và liên kết, đồng chí gửi tiếp được ngay. Dùng được đến hết ngày { $until }.

        Để bảo đảm an toàn, liên kết chỉ hiện một lần. Nếu thất lạc, xin đồng chí tạo liên kết mới.
    .member =
        <b>Liên kết riêng cho { $name }</b>

        Ở dưới là mã QR và liên kết; xin chỉ gửi cho đúng đồng chí ấy. Dùng một lần, đến hết ngày { $until }.

        Để bảo đảm an toàn, liên kết chỉ hiện một lần. Nếu thất lạc, xin đồng chí tạo liên kết mới; liên kết cũ sẽ hết hiệu lực.
link-to-open =
    { $link }

    Bấm liên kết mà không thấy gì mới thì xin chép dòng sau, gửi cho trợ lý:
    <code>{ $payload }</code>
    .just_created = Liên kết vừa được tạo, xin xem ở ngay dưới.
invite-caption =
    .cell =
        <b>Mời dùng trợ lý tự soi, tự sửa của { $unit }</b>

        Kính mời đồng chí mở liên kết, rồi bấm Bắt đầu (Start):
        { link-to-open }

        Liên kết dùng được đến hết ngày { $until }.
    .member =
        <b>Kính mời đồng chí { $name } kết nối với trợ lý tự soi, tự sửa của { $unit }</b>

        Xin đồng chí mở liên kết, rồi bấm Bắt đầu (Start):
        { link-to-open }

        Liên kết dành riêng cho đồng chí, dùng một lần, đến hết ngày { $until }.
invite-page =
    .cell =
        <b>Không dùng Telegram?</b> Kính mời đồng chí dùng trang web của { $unit }:
        { $link }

        Dùng được đến hết ngày { $until }.
    .member =
        <b>Không dùng Telegram?</b> Kính mời đồng chí { $name } dùng trang web của { $unit }:
        { $link }

        Hoặc mở { $url } rồi nhập mã: <b>{ $code }</b>

        Dành riêng cho đồng chí, dùng một lần, đến hết ngày { $until }.
invite-list = <b>Liên kết còn hạn · { $unit }</b>
    .none = Hiện không có liên kết nào còn hạn.
    .line = { $number }. { $kind ->
        [member] Riêng { $name }
       *[cell] Liên kết chung
    }, tạo ngày { $from }, đến hết ngày { $until }
    .choose = Liên kết nào không dùng nữa, xin đồng chí bấm để thu hồi.
    .withdraw = Thu hồi { $number }
    .withdrawn = Đã thu hồi liên kết.

join-name =
    <b>Kết nối với trợ lý của { $unit }</b>

    Xin đồng chí gõ đủ họ và tên như trong danh sách chi bộ. Bí thư sẽ xác nhận.
    .later = Vâng. Khi nào muốn kết nối, xin đồng chí mở lại liên kết.
    .not_me = Cảm ơn đồng chí. Liên kết này dành cho đồng chí khác; xin đồng chí nhờ bí thư gửi liên kết của mình.
join-confirm =
    <b>Kết nối với trợ lý của { $unit }</b>

    Liên kết này dành cho đồng chí <b>{ $name }</b>. Có đúng là đồng chí không?
    .yes = Đúng là tôi
    .no = Không phải tôi
join-waiting =
    <b>Đã gửi đến bí thư { $unit }</b>

    Họ tên đồng chí ghi: { $name }

    Khi bí thư xác nhận, tôi sẽ nhắn đồng chí ngay. Đồng chí không cần làm gì thêm.
    .night = Đang giờ nghỉ: bí thư nhận được tin của đồng chí lúc { $when }.
    .rename = Sửa họ tên
join-request = <b>Đề nghị kết nối · { $unit }</b>
    .name = Có người mở liên kết mời và ghi tên: <b>{ $name }</b>
    .relink = Có người mở liên kết riêng của <b>{ $name }</b>, trong khi tên này đã có tài khoản kết nối. Có thể đồng chí ấy đổi tài khoản Telegram.
    .came = Mở bằng liên kết { $kind ->
        [member] riêng
       *[cell] chung
    } tạo ngày { $from }. Chờ từ { $since }.
    .match =
        { $found ->
            [yes] Đây là đồng chí nào trong danh sách?
           *[no] Tôi chưa tìm được tên gần giống trong danh sách.
        }
    .taken = Dấu ✓: tên này đã có tài khoản kết nối.
    .other = Người khác trong danh sách
    .decline = Chưa đúng người
    .gone = Đề nghị này không còn nữa: người gửi đã thôi, không kết nối.
    .back = ‹ Đề nghị
join-decided =
    .approved =
        { $same ->
            [yes] Đã xác nhận: <b>{ $name }</b> đã kết nối.
           *[no] Đã xác nhận: người ghi tên “{ $typed }” là <b>{ $name }</b>, đã kết nối.
        }
    .joined = <b>{ $name }</b> đã kết nối bằng liên kết riêng.
    .declined = Đã ghi: “{ $typed }” chưa đúng người trong danh sách. Tôi đã báo để người ấy liên hệ trực tiếp với đồng chí.
    .contested = Đã gỡ tài khoản chưa đúng khỏi tên <b>{ $name }</b>. Điều người ấy viết dưới tên này đã được xóa.
    .night = Đang giờ nghỉ: người ấy được báo lúc { $when }.
    .contest = Không đúng
    .hint = Nếu không đúng người, xin đồng chí bấm “Không đúng” trong 7 ngày tới.
join-pick = Người ghi tên <b>{ $name }</b> là đồng chí nào?
join-taken =
    <b>{ $name }</b> đã kết nối bằng một tài khoản khác.

    Chuyển tên này sang tài khoản của người ghi “{ $typed }”? Tài khoản cũ sẽ không dùng cho chi bộ được nữa.
    .own =
        <b>{ $name }</b> là chính đồng chí.

        Nếu đồng chí đổi tài khoản Telegram thì đây là cách chuyển: tài khoản mới làm phần việc của bí thư, còn tài khoản này không mở được chi bộ nữa. Phần đã viết mở ở đó bằng mã lấy ở đây; nếu nhầm, trong 14 ngày tài khoản này lấy lại được.
    .yes = Chuyển sang tài khoản mới
join-contest =
    Tài khoản đang mang tên <b>{ $name }</b> không phải của đồng chí ấy?

    Tôi sẽ gỡ tài khoản ấy ra và xóa những gì đã viết dưới tên này. Người ấy chỉ được báo là chưa khớp với danh sách.
    .yes = Không đúng, gỡ ra
    .no = Đúng người, giữ lại
    .late = Đã quá 7 ngày. Nếu vẫn cần đổi, xin đồng chí mời lại bằng liên kết mới.
join-waiting-list = <b>Chờ xác nhận · { $unit }</b>
    .none = Hiện không có ai chờ xác nhận.
    .line = { $number }. { $name }, chờ từ { $since }
    .choose = Bấm số để xem và xác nhận.
join-matches = Xác nhận tất cả người khớp tên ({ $count })
    .title = <b>Người khớp tên · { $unit }</b>
    .none = Hiện không có ai khớp đúng một tên còn trống trong danh sách. Xin đồng chí xác nhận từng người.
    .line = { $number }. <b>{ $name }</b>{ $same ->
        [no] {" "}(gõ “{ $typed }”)
       *[yes] {""}
    }, chờ từ { $since }
    .hint = Mỗi tên ở đây chỉ có một người xin kết nối, còn trống trong danh sách và không giữ chức vụ. Tên do người ấy tự gõ: xin đồng chí chỉ xác nhận khi đã rõ là các đồng chí này.
    .more = Còn người nữa: xác nhận lượt này xong sẽ thấy tiếp.
    .confirm = Xác nhận { $count } đồng chí này
    .changed = Danh sách vừa thay đổi, chưa xác nhận ai. Xin đồng chí xem lại.
    .approved = <b>Đã xác nhận { $count } đồng chí:</b>
    .back = ‹ Chờ xác nhận
join-notice =
    .unopened = Phần viết trước ở chỗ này được giữ, chưa mở ở đây. Có mã hiện ở nơi đồng chí dùng trước đó thì mở được, ở { -command-data }
    .approved = Bí thư đã xác nhận đồng chí là <b>{ $name }</b>, { $unit }. Từ nay đồng chí dùng được trợ lý.
    .declined =
        Bí thư { $unit } chưa khớp được tên đồng chí ghi với danh sách chi bộ.

        Kính đề nghị đồng chí liên hệ trực tiếp với bí thư để được mời lại.
    .contested =
        Tài khoản này chưa khớp với tên trong danh sách { $unit }, nên tạm thời chưa dùng được cho chi bộ.

        Kính đề nghị đồng chí liên hệ trực tiếp với bí thư để được mời lại đúng tên.
    .back = Đồng chí <b>{ $name }</b> ({ $unit }) đã đồng ý dùng lại trợ lý trên Telegram. Từ nay tôi lại nhắc đồng chí ấy như trước.
    .left =
        Đồng chí <b>{ $name }</b> ({ $unit }) không còn dùng trợ lý trên Telegram.

        Từ nay tôi không nhắc đồng chí ấy nữa; xin đồng chí liên hệ trực tiếp khi chuẩn bị sinh hoạt.
    .led_again = Đồng chí <b>{ $name }</b> đã đồng ý trở lại và tiếp tục phần việc của mình trên trợ lý, { $unit }.
join-unled = Bí thư (hoặc người làm thay) của { $unit } đã rút lại sự đồng ý. Từ lúc này ở đó không có ai nhận thông báo, xác nhận người kết nối và duyệt bản tổng hợp, cho đến khi đồng chí khác nhận phần việc của bí thư trên trợ lý hoặc đồng chí ấy đồng ý lại.
    .acting = Bí thư { $unit } đã rút lại sự đồng ý. Người làm thay vẫn làm phần việc của bí thư trên trợ lý đến hết thời gian đã định; sau đó cần có đồng chí nhận phần việc ấy.
    .operator = Khi chi bộ đã thống nhất người nhận, kính đề nghị đồng chí cấp lại liên kết bí thư bằng nút dưới đây.
    .cell = Kính đề nghị đồng chí trao đổi với đồng chí ấy. Khi cần, người vận hành cấp lại liên kết bí thư ở { -command-units }
### Lịch sinh hoạt, kỳ sinh hoạt, nhắc

schedule-title = <b>Lịch sinh hoạt</b> · { $cell }
schedule-next =
    Kỳ tới: <b>{ $when }</b>
    Địa điểm: { $place }
schedule-cancelled = { $kind ->
    [monthly] Kỳ tháng { $period }
   *[other] Kỳ sinh hoạt
    } ({ $when }) không tổ chức.
    .written = Xem bản đã viết cho kỳ { $date }
schedule-not-ready = { $cell } chưa thiết lập xong lịch sinh hoạt. Khi có lịch, tôi sẽ báo đồng chí.
schedule-undecided = Ngày này còn chờ bí thư quyết định.
schedule-own =
    .not_started = Đợt tự soi đang mở, chỉ mất vài phút.
    .excused = Kỳ này đồng chí được ghi vắng có lý do. Nếu muốn, đồng chí vẫn tự soi được.
    .under_way = Đồng chí đã trả lời { $answered }/{ $total } mục.
    .sent = Đồng chí đã gửi bản tự soi.
    .editing = Đồng chí đã gửi và đang sửa bản tự soi. Bản đã gửi vẫn giữ nguyên cho đến khi gửi lại.
    .on_paper = Kỳ này đồng chí được ghi là đã nộp bản giấy. Nếu muốn, đồng chí vẫn gửi được ở đây.
    .not_in_round = Kỳ này đồng chí không cần gửi bản tự soi.
    .look = Xem bản tự soi
schedule-late = Đợt tự soi { $round } vẫn nhận bản gửi muộn đến { $date }.
    .send = Gửi bản { $round }

meeting-when =
    { $when }
    Địa điểm: { $place }
round-opening =
    .on = Đợt tự soi mở vào { $date }.
    .held = Đợt tự soi mở khi bí thư lưu danh sách đảng viên.
    .held_for = Đợt tự soi cho kỳ sinh hoạt { $when } mở khi đồng chí lưu danh sách đảng viên.
    .button = Mở đợt ngay
    .opened = Đã mở đợt tự soi cho kỳ sinh hoạt { $when }.
    .none = Đợt tự soi đã mở rồi, hoặc kỳ sinh hoạt đã qua.
meeting-round-open =
    { $total ->
        [1] { $sent ->
            [0] Đợt tự soi đang mở, chưa gửi.
           *[other] Đợt tự soi đang mở, đã gửi.
        }
       *[other] Đợt tự soi đang mở, đã gửi { $sent }/{ $total }.
    }
meeting-excused = Vắng có lý do: { $count }.
meeting-none = Chưa có kỳ sinh hoạt nào được lên lịch.
meeting-not-ready = Chi bộ chưa thiết lập xong. Xin đồng chí mở { -command-cell } để làm tiếp.
meeting-over = Kỳ sinh hoạt này đã qua hoặc đã hủy, nên không đổi được nữa.
meeting-open = Kỳ sinh hoạt
    .tend = Việc của kỳ tới
meeting-other = Xem kỳ { $date }

meeting-choice = Ngày này { $reason }. Xin đồng chí chọn: giữ ngày này, hoặc dời.
    .keep = Giữ { $date }
    .shift = Dời sang { $date }
    .other = Chọn ngày khác
meeting-day-off =
    { $reason ->
        [weekend] là ngày nghỉ cuối tuần
        [holiday] là ngày nghỉ lễ ({ $name })
       *[unknown] còn chờ đồng chí quyết định
    }

meeting-change = Chuyển lịch
    .title =
        <b>Chuyển { $kind ->
            [monthly] kỳ tháng { $period }
           *[other] kỳ này
        }</b>
    .now = Hiện nay: { $when }, { $place }.
    .do = Chuyển và báo các đồng chí
meeting-field-title =
    .ask = Kỳ này bàn về nội dung gì? Xin gõ một dòng.
    .line = Nội dung: { $title }
    .change = Đổi nội dung
meeting-field-day =
    .ask = Sinh hoạt ngày nào? Xin bấm một nút, hoặc gõ ngày, ví dụ 15/12.
    .ask-to-move = Đồng chí muốn chuyển sang ngày nào? Xin bấm một nút, hoặc gõ ngày, ví dụ 10/12.
    .change = Đổi ngày
meeting-field-time =
    .ask = Sinh hoạt lúc mấy giờ? Xin gõ giờ, ví dụ 19 giờ 30.
    .change = Đổi giờ
meeting-field-place =
    .ask = Sinh hoạt ở đâu? Xin gõ địa điểm, ví dụ: Nhà văn hóa tổ 5.
    .change = Đổi địa điểm
meeting-field-round =
    .ask = Có mở một đợt tự soi cho kỳ này không?
    .line = Tự soi: { $checklist }, { $count } mục
    .line-none = Không mở đợt tự soi.
    .none = Không mở
    .change = Đợt tự soi
meeting-field-items =
    .ask = Đợt tự soi này hỏi những mục nào?
    .line = Mục trọng tâm: { $items }
    .change = Chọn mục trọng tâm
meeting-problem =
    .date-unclear = Tôi chưa rõ ngày đồng chí gõ: “{ $text }”.
    .date-impossible = Lịch không có ngày “{ $text }”.
    .date-past = Ngày { $date } đã qua. Có phải ý đồng chí là { $next }? Nếu phải, xin gõ cả năm; nếu không, xin chọn ngày khác.
    .date-over = Ngày { $date } đã qua. Xin đồng chí chọn một ngày sắp tới.
    .date-far = Ngày { $date } còn xa quá. Xin đồng chí xem lại tháng và năm.
    .time-unclear = Tôi chưa rõ giờ đồng chí gõ: “{ $text }”.
    .place-long = Địa điểm dài quá. Xin đồng chí gõ gọn trong một dòng.
    .title-long = Nội dung dài quá. Xin đồng chí gõ gọn, tối đa 120 ký tự; chi tiết để trong chương trình.
    .past = Ngày giờ ấy đã qua. Xin đồng chí chọn lại.
    .too-far =
        { $what ->
            [move] Chỉ chuyển được đến { $date }.
           *[plan] Chỉ lên lịch được đến { $date }.
        } Xin đồng chí chọn ngày sớm hơn.
    .unchanged = Kỳ sinh hoạt đã ở đúng ngày, giờ và địa điểm ấy rồi.
    .press_button = Xin đồng chí bấm một nút dưới đây, hoặc gõ ngày, giờ khác.
meeting-proposed = Xin đồng chí xem lại trước khi chuyển.
    .from = Từ: { $when }, { $place }
    .to = Sang: <b>{ $when }, { $place }</b>
    .told = Đợt tự soi và các lời nhắc đi theo ngày mới. Các đồng chí đã kết nối sẽ được báo ngay.
    .day-off = • Ngày mới { $reason }.
    .passes =
        • Ngày mới muộn hơn cả { $kind ->
            [monthly] kỳ tháng { $period }
           *[other] kỳ khác
        } ({ $when }).

meeting-cancel = Hủy kỳ này
    .ask =
        Hủy kỳ sinh hoạt <b>{ $when }</b>?

        Đợt tự soi của kỳ này dừng lại, không gửi lời nhắc nữa. Những gì các đồng chí đã viết vẫn được giữ. Kỳ sau vẫn theo lịch.

        Nếu chỉ đổi ngày, xin đồng chí chọn “Chuyển lịch”. Hủy nhầm thì đặt lại được ở { -command-schedule }, trước giờ sinh hoạt.
    .now = Hủy và báo các đồng chí
    .before = Kỳ này đã hủy rồi.
meeting-done =
    { $done ->
        [moved] Đã chuyển
        [kept] Giữ nguyên ngày, giờ của
        [cancelled] Đã hủy
       *[put_back] Đã đặt lại
    } { $kind ->
        [monthly] kỳ tháng { $period }
       *[other] kỳ này
    }.
    .told = { $count ->
        [0] Hiện chưa có đồng chí nào khác để báo.
       *[other] Tôi đang báo cho { $count } đồng chí.
        }
    .check-excused = Đang ghi { $count } đồng chí vắng có lý do cho kỳ này. Xin đồng chí xem lại theo ngày mới.
meeting-cancelled-next = Kỳ tới: { $when }, { $place }.

meeting-put-back = Đặt lại kỳ { $date }
    .ask =
        Đặt lại kỳ sinh hoạt <b>{ $when }</b>?

        Kỳ sinh hoạt và đợt tự soi tiếp tục như trước khi hủy. Những gì các đồng chí đã viết vẫn còn. Tôi báo cho các đồng chí.
    .now = Đặt lại và báo các đồng chí
    .before = Kỳ này vẫn tổ chức theo lịch.

meeting-absent = Ai vắng có lý do
    .title = <b>Vắng có lý do</b> · kỳ { $date }
    .none = Chưa ghi đồng chí nào vắng.
    .tap = Xin bấm tên đồng chí vắng.
    .hint = Đồng chí được ghi vắng có lý do thì tôi không nhắc.
meeting-person =
    .ask =
        Đồng chí <b>{ $name }</b> vắng kỳ { $date }?

        Khi đã ghi vắng có lý do, tôi không nhắc đồng chí ấy. Ở đây không ghi lý do sức khỏe.
    .excused = Đồng chí <b>{ $name }</b> đang được ghi vắng có lý do kỳ { $date }.
    .exempt = Đồng chí <b>{ $name }</b> được miễn sinh hoạt, nên tôi không nhắc.
    .undo = Bỏ ghi vắng
    .noted =
        { $status ->
            [excused] Đã ghi vắng có lý do: { $name }
           *[unexcused] Đã bỏ ghi vắng: { $name }
        }
meeting-excuse =
    { $reason ->
        [away] Công tác, đi xa
        [private] Bận việc riêng
       *[plain] Vắng có lý do
    }
    .noted =
        { $reason ->
            [away] công tác, đi xa
           *[private] bận việc riêng
        }

meeting-notice-moved =
    Kính báo đồng chí,

    Kỳ sinh hoạt của { $cell } có thay đổi. Nay là:
    <b>{ $when }</b>, { $place }.

    Trước đây: { $before }, { $beforePlace }.
    .review = Bản tự soi của đồng chí chưa gửi. Xin đồng chí dành thời gian khi tiện.
meeting-notice-cancelled =
    Kính báo đồng chí,

    Kỳ sinh hoạt { $when } của { $cell } không tổ chức.
    .review =
        Đợt tự soi { $kind ->
            [monthly] tháng { $period }
           *[other] của kỳ ấy
        } dừng lại. Những gì đồng chí đã viết vẫn được giữ.
meeting-notice-put-back =
    Kính báo đồng chí,

    Kỳ sinh hoạt của { $cell } vẫn tổ chức:
    <b>{ $when }</b>, { $place }.

    Tin trước đây nói không tổ chức, xin đồng chí bỏ qua.
meeting-notice-asked =
    Kính gửi đồng chí bí thư,

    Kỳ sinh hoạt tháng { $period } theo lịch rơi vào { $date }, { $reason }.

    Kính đề nghị đồng chí chọn ngày sinh hoạt. Khi chưa chọn, lịch giữ nguyên ngày ấy.

reminder-dear = Kính gửi đồng chí { $name },
reminder-opened =
    Đợt tự soi { $name } đã mở, để chuẩn bị kỳ sinh hoạt:
    <b>{ $when }</b>, { $place }.
reminder-opened-ask = Kính đề nghị đồng chí dành khoảng { $minutes } phút tự soi trước khi sinh hoạt. Đồng chí làm lúc nào tiện, dừng lúc nào cũng được.
reminder-days =
    { $days ->
        [0] Hôm nay chi bộ sinh hoạt:
        [1] Ngày mai chi bộ sinh hoạt:
       *[other] Còn { $days } ngày nữa chi bộ sinh hoạt:
    }
    <b>{ $when }</b>, { $place }.
reminder-not-started = Kính đề nghị đồng chí tự soi trước khi sinh hoạt. Chỉ mất khoảng { $minutes } phút.
reminder-under-way =
    Đồng chí đã trả lời { $answered }/{ $total } mục.
    Phần còn lại chỉ mất khoảng { $minutes } phút.
reminder-complete = Đồng chí đã trả lời đủ các mục, chỉ còn xem lại và bấm “Gửi”.
reminder-away = Đồng chí đã xin phép vắng kỳ này. Bản tự soi của đồng chí vẫn rất cần cho chi bộ.
reminder-start = Bắt đầu tự soi
reminder-finish = Xem lại và gửi

remind-title = <b>Nhắc các đồng chí chưa gửi</b> · kỳ { $date }
remind-counts = Đã gửi: { $finished }. Chưa gửi: { $waiting }.
remind-to =
    { $count ->
        [0] Không còn đồng chí nào cần nhắc.
       *[other] <b>Sẽ nhắc { $count } đồng chí.</b>
    }
remind-unreached = Chưa liên hệ được { $count } đồng chí, xin đồng chí nhắn giúp.
remind-not-chased = Không nhắc { $count } đồng chí (vắng có lý do, miễn sinh hoạt, làm trên giấy).
remind-exception =
    { $why ->
        [excused] vắng có lý do
        [leave_asked] đang xin vắng
        [exempt] miễn sinh hoạt
       *[paper] làm trên giấy
    }
# Tin gửi cả chi bộ đã đến ai: chỉ con số; tên chỉ của người chưa nhận được.
ledger =
    .button = Tin đã đến ai
    .title = <b>Tin đã gửi</b> · kỳ { $date }
    .none = Chưa có tin nào gửi đến chi bộ về kỳ này.
    .message =
        <b>{ $kind ->
            [round_opened] Thư mở đợt tự soi
            [meeting_announced] Thông báo sinh hoạt
           *[reminder] Lời nhắc
        }</b> · { $when }
    .count =
        { $what ->
            [reached] đã đến { $count }
            [opened] đã mở { $count }
            [waiting] đang gửi { $count }
            [failed] gửi chưa tới { $count }
            [unsent] chưa gửi { $count }
            [no_account] chưa kết nối { $count }
            [no_consent] chưa bấm đồng ý { $count }
            [blocked] không nhận được tin nhắn { $count }
           *[paper] làm trên giấy { $count }
        }
    .to_call = <b>Cần gọi { $count } đồng chí</b> (tin chưa đến):
    .all = Không còn đồng chí nào chưa nhận được tin.
    .note = “Đã mở” là đã bấm nút trong tin hoặc đã mở tin trên trang. Đọc mà chưa bấm thì tôi không biết được.
    .again =
        { $kind ->
            [round_opened] Gửi lại thư mở đợt ({ $count })
            [meeting_announced] Gửi lại thông báo ({ $count })
           *[reminder] Gửi lại lời nhắc ({ $count })
        }
    .to_again = <b>Sẽ gửi lại cho { $count } đồng chí</b> chưa nhận được: { $names }.
    .sent = Đang gửi lại cho { $count } đồng chí chưa nhận được.
    .nobody_left = Không còn đồng chí nào cần gửi lại.
remind-names =
    .button = Ai chưa gửi
    .title = <b>Ai chưa gửi</b> · kỳ { $date }
    .all_sent = Các đồng chí đều đã gửi.
    .to = <b>Sẽ nhắc { $count } đồng chí:</b> { $names }.
    .unreached = <b>Chưa liên hệ được { $count } đồng chí</b> (xin đồng chí nhắn giúp):
    .not_chased = <b>Không nhắc:</b>
    .back = ‹ Nhắc các đồng chí
    .left = { $names } và { $count } đồng chí nữa

paper =
    .button = Nộp bản giấy
    .title = <b>Ai đã nộp bản giấy</b> · đợt { $round }
    .hint = Xin bấm tên đồng chí đã nộp bản tự soi trên giấy: tôi thôi nhắc và tính là đã làm. Bấm lần nữa để bỏ ghi. Phiếu có chữ ký đồng ý thì nhập được nội dung: bấm Nhập phiếu giấy.
    .nobody = Không còn đồng chí nào chưa gửi.
    .count = { $count } đồng chí đã nộp bản giấy.
    .marked-name = ✓ { $name }
    .marked = Đã ghi: { $name } nộp bản giấy.
    .taken_back = Đã bỏ ghi bản giấy của { $name }.
    .not_due = Đồng chí ấy đã gửi, được ghi vắng hoặc không còn trong đợt.
    .over = Đợt này đã qua hạn gửi muộn, không ghi thêm được.
paper-entries =
    <b>Nhập phiếu giấy có tên</b> · đợt { $round }
    .hint = Xin chọn đồng chí có phiếu đã ký. ✓ là phiếu đã nhập. Phiếu chọn “Chỉ lấy số liệu” không nhập ở đây.
    .not-printed = Đợt này chưa in phiếu nào từ trợ lý, nên chưa có phiếu để nhập.
    .nobody = Không còn phiếu nào chờ nhập.
    .button = Nhập phiếu giấy
    .under-way = Nhập tiếp: { $name }
    .back = ‹ Nhập phiếu giấy
    .not_due = { $name } đã tự gửi trên máy, được ghi vắng hoặc không còn trong đợt: không nhập phiếu được.
    .not_yours = Phiếu này chỉ để đồng chí { $name } đọc, nên chỉ đồng chí { $name } được nhập.
    .over = Đợt này đã qua hạn gửi muộn, không nhập thêm được.
paper-entered =
    <b>Phiếu của đồng chí { $name }</b> đã nhập, đợt { $round }.

    Đồng chí ấy xem được ngay khi kết nối với trợ lý, và xóa được bằng một lần bấm.
    .by = nhập từ phiếu giấy, người nhập: { $by }
    .correct = Sửa phiếu đã nhập
    .take-back = Rút phiếu, xóa phần đã nhập
    .taken_back = Đã rút phiếu của { $name }, phần nhập đã xóa.
    .nothing_there = Không có phiếu nào của đồng chí ấy để rút.
paper-foot =
    <b>Phiếu giấy của đồng chí { $name }</b>
    .sharing = Phần cuối phiếu, đồng chí ấy chọn cho ai xem?
    .signed = Phiếu đã có chữ ký đồng ý ngày nào? Xin bấm, hoặc gõ như 28/11.
    .received = Nhận phiếu ngày nào? Xin bấm, hoặc gõ như 28/11.
    .cell = Cả chi bộ
    .reader = Chỉ đ/c { $name }
    .counts = Chỉ lấy số liệu
    .today = Hôm nay
    .yesterday = Hôm qua
    .same = Ngày ký, { $date }
    .no-names = Phiếu “Chỉ lấy số liệu” không nhập kèm tên. Xin mở Phiếu không tên để nhập chung các phiếu ấy.
    .problem-choose = Ở bước này xin đồng chí bấm một nút bên dưới.
    .problem-date = Tôi chưa đọc được ngày này. Xin đồng chí gõ như 28/11.
    .problem-future = Ngày này chưa tới. Xin đồng chí xem lại.
    .problem-not_printed = Trước ngày này đợt ấy chưa in phiếu nào ghi như vậy. Xin đồng chí xem lại ngày trên phiếu.
    .problem-before_signed = Ngày nhận không thể trước ngày ký. Xin đồng chí xem lại.
paper-sums =
    <b>Phiếu không tên</b> · đợt { $round }
    .count = Đã nhập { $forms } phiếu, trong { $most } đồng chí nộp bản giấy mà chưa nhập kèm tên.
    .too-many = Đã nhập { $forms } phiếu, nhiều hơn { $most } đồng chí nộp bản giấy mà chưa nhập kèm tên. Xin xem lại: khi đợt kết thúc mà vẫn thừa thì không tính phiếu nào.
    .hint = Phiếu “Chỉ lấy số liệu” trong phong bì: xin mở và nhập cùng lúc, trước khi đợt kết thúc. Tôi chỉ giữ tổng số, không giữ từng phiếu; mục nào từ năm phiếu và không giống hệt nhau mới được tính.
    .button = Phiếu không tên
    .begin = Nhập một phiếu
    .clear = Xóa hết, nhập lại từ đầu
    .form = Phiếu không tên thứ { $number }
    .tick = Bấm số mục: Có nguy cơ, bấm nữa: Có, đang sửa, rồi Để trống.
    .line = { $tick }: { $numbers }
    .add = Cộng phiếu này
    .again = Xem lại từ đầu
    .added = Đã cộng phiếu vào tổng số.
    .cleared = Đã xóa các phiếu không tên đã nhập.
    .full = Đã đủ số phiếu. Đồng chí nào nộp thêm bản giấy, xin ghi tên ở Nộp bản giấy trước.
    .over = Đợt đã kết thúc, số liệu đã chốt: không nhập thêm phiếu không tên được.
    .nothing_to_tick = Bộ mục của đợt này chỉ có câu hỏi, không có mục để cộng.
paper-saved =
    <b>Đã lưu phiếu của đồng chí { $name }.</b>

    Trong bản tổng hợp và văn bản, phần này ghi rõ là nhập từ phiếu giấy và người nhập.
    .already_here = Đồng chí { $name } đã tự gửi trên máy: bản ấy được tính, phiếu giấy không lưu.
    .next = Phiếu tiếp theo
paper-notice =
    Đồng chí { $by } đã nhập phiếu giấy của đồng chí, đợt { $round }, theo chữ ký ngày { $signed }.

    Xin đồng chí xem lại. Không phải phiếu của đồng chí thì bấm một lần là xóa.
    .contested = Đồng chí { $name } cho biết phiếu giấy đã nhập, đợt { $round }, không phải của mình. Phần nhập đã được xóa ngay.
    .read = Xem phần đã nhập
    .contest = Không phải của tôi, xóa ngay
    .erased = Đã xóa phần nhập từ phiếu giấy. Người nhập được báo.
    .nothing_there = Không còn phần nào nhập từ phiếu giấy để xóa.

remind-sample = Nội dung (gửi đồng chí chưa bắt đầu):
remind-last = Lần nhắc gần nhất: { $when }. Đã đến { $delivered }, đang gửi { $waiting }, chưa gửi được { $failed }.
remind-again-at = Vừa nhắc chưa lâu; nhắc lại được từ { $time }.
remind-send = Gửi lời nhắc
remind-refresh = Xem kết quả
remind-other = Đợt { $round }
remind-sent = Đang gửi lời nhắc đến { $count } đồng chí.
remind-too-soon = Mỗi giờ chỉ nhắc một lần; nhắc lại được từ { $time }.
remind-none-open = Hiện không có đợt tự soi nào đang mở, nên chưa có ai để nhắc.
### Tự soi: đi qua từng mục, xem lại, gửi

review-round =
    { $kind ->
        [thematic] Tự soi chuyên đề tháng { $month }
        [extra] Tự soi kỳ bất thường tháng { $month }
        [quarter] Tự soi quý { $quarter }
        [year] Tự soi năm { $year }
       *[monthly] Tự soi tháng { $month }
    }
    .inside =
        { $kind ->
            [thematic] tự soi chuyên đề tháng { $month }
            [extra] tự soi kỳ bất thường tháng { $month }
            [quarter] tự soi quý { $quarter }
            [year] tự soi năm { $year }
           *[monthly] tự soi tháng { $month }
        }

review-level =
    .none = Không có
    .at_risk = Có nguy cơ
    .correcting = Có, đang sửa
    .discuss = Muốn trao đổi riêng
    .skipped = Bỏ qua
    .answered = Đã trả lời
review =
    .committee = <b>Tự soi của chi ủy</b>. Xin đồng chí ghi theo ý kiến đã thống nhất trong chi ủy; cả chi bộ được đọc.
    .unopened = <b>Phần viết trước trong bản này được giữ, chưa mở ở đây.</b> Đồng chí trả lời lại được; gửi đi thì thay bản trước. Có mã thì mở ở { -command-data }
    .on_paper = <b>Đồng chí được ghi là đã nộp bản giấy.</b> Nếu muốn, đồng chí vẫn gửi được ở đây.
    .entering = <b>Đang nhập phiếu của { $name }</b>
    .from-paper = Nhập từ phiếu giấy, người nhập: { $by }; nhận phiếu ngày { $date }.
    .save-paper = Lưu phiếu
    .progress = { $bar } { $answered }/{ $total } mục
review-pause =
    .leave = Để lúc khác
    .left = Đã tạm dừng. Những gì đồng chí trả lời vẫn được giữ nguyên. Lúc nào tiện, xin bấm “Làm tiếp” hoặc gõ { -command-review }

review-late = Đợt này đã kết thúc. Bản gửi lúc này vẫn được nhận và ghi là gửi muộn.
    .short = <b>Đợt này đã kết thúc; gửi muộn vẫn được nhận.</b>
review-editing = Bản đã gửi vẫn giữ nguyên cho đến khi đồng chí bấm “Gửi lại”.
    .short = <b>Đang sửa bản đã gửi</b>
    .recap = Xem lại và gửi lại ›

review-group =
    .title = { $round } · nhóm { $group }/{ $groups }
    .author = Danh mục do { $who } soạn
    .ask = Có mục nào, xin bấm số ấy.
    .answered = Đã trả lời xong nhóm này.
    .rest =
        { $of ->
            [group] Nhóm này: Không có
            [group_left] Nhóm này, còn lại: Không có
           *[all] Các mục còn lại: Không có
        }
    .previous = ‹ Nhóm trước
    .next = Nhóm sau ›
    .recap = Xem lại và gửi ›

review-item =
    .title = Mục { $number } · { $short }
    .hint = Gợi ý: { $hint }
    .grave = ⚠ Không viết nội dung vào đây. Việc cần báo cáo, xin đồng chí gặp trực tiếp bí thư hoặc ủy ban kiểm tra.
    .chosen = Đã chọn: <b>{ $level }</b>
    .skipped = Đã bỏ qua. Lý do: { $reason }
    .details = Xem phần đã viết
    .skip = Bỏ qua

review-wish =
    Đồng chí có muốn tôi báo để đồng chí { $name } chủ động gặp không?

    Nếu có, khi đồng chí gửi bản tự soi, tôi chỉ báo họ tên và mong muốn được gặp. Ngoài ra tôi không báo gì thêm: không nêu mục nào, không nêu nội dung nào.
    .nobody = Hiện trên trợ lý chi bộ chưa có bí thư (hoặc người làm thay) để tôi báo giúp. Xin đồng chí gặp trực tiếp người mình tin cậy trong chi ủy.
    .yes = Có, xin báo giúp
    .no = Không, tôi tự gặp
    .notice =
        Kính gửi đồng chí,

        Đồng chí <b>{ $name }</b> mong được gặp để trao đổi riêng. Kính đề nghị đồng chí thu xếp một buổi thuận tiện.

review-details =
    .intro = Muốn viết thêm, xin bấm từng phần; để trống cũng được.
    .next = Viết: { $step } ›
    .done = Xong mục này
    .level = ‹ Đổi câu trả lời

review-step =
    .how = Biểu hiện cụ thể
    .cause = Nguyên nhân
    .remedy = Biện pháp khắc phục
    .deadline = Thời hạn khắc phục
    .help = Đề nghị chi bộ giúp
review-cause =
    .subjective = Chủ quan
    .objective = Khách quan

review-field =
    .how = Việc ấy biểu hiện cụ thể ra sao? Xin đồng chí viết một vài câu, không cần nêu tên ai khác.
    .cause = Nguyên nhân chủ quan hay khách quan? Xin đồng chí bấm chọn, và có thể viết thêm một vài câu.
    .remedy = Đồng chí dự định sửa bằng việc làm cụ thể nào? Xin viết một vài câu.
    .deadline = Đồng chí định sửa xong trước ngày nào? Xin bấm chọn, hoặc gõ ngày như 15/12 hay “cuối tháng”.
    .help = Đồng chí muốn đề nghị chi bộ giúp việc gì? Xin viết một vài câu.
    .skip_reason = Vì sao đồng chí bỏ qua mục này? Xin bấm chọn, hoặc viết lý do ngắn.
    .written = Đã viết:
    .next = Bước sau: { $step } ›
    .clear = Xóa phần này
review-deadline =
    .meeting = Kỳ sinh hoạt tới { $date }
    .month = Cuối tháng { $date }
    .quarter = Cuối quý { $date }
review-skip =
    .not_mine = Không liên quan đến tôi
    .unclear = Tôi chưa rõ mục này
    .blank = Để trống trên phiếu

review-question-how =
    .short_text = Xin đồng chí viết gọn trong một dòng rồi gửi.
    .long_text = Xin đồng chí viết vào ô tin nhắn rồi gửi.
    .choice = Xin đồng chí bấm chọn một ý.
    .choices = Xin đồng chí bấm chọn những ý đúng, rồi bấm “Tiếp tục”.
    .scale = Xin đồng chí bấm chọn một mức, hoặc gõ số từ { $min } đến { $max }.
    .number = Xin đồng chí gõ một số từ { $min } đến { $max }.
    .date = Xin đồng chí bấm chọn, hoặc gõ ngày như 15/12 hay “cuối tháng”.
review-question =
    .written = Đã trả lời: <b>{ $text }</b>
    .left = để trống
    .keep = Tiếp tục ›
    .empty = Để trống câu này
    .previous = ‹ Câu trước
    .all = Các câu hỏi
review-note =
    .written_to = Đã ghi vào mục { $number } · { $short }. Nếu không phải mục này, đồng chí mở lại mục và gửi lại.
    .short_text_too_long = Câu trả lời dài quá một dòng. Xin đồng chí viết gọn trong { $most } ký tự, như: “{ $example }”.
    .number_unclear = Tôi chưa đọc được con số. Xin đồng chí gõ một số từ { $min } đến { $max }, như { $example }.
    .number_out_of_bounds = Số ấy nằm ngoài khoảng. Xin đồng chí gõ một số từ { $min } đến { $max }, như { $example }.
    .step_out_of_bounds = Không có mức ấy. Xin đồng chí bấm chọn, hoặc gõ một số từ { $min } đến { $max }, như { $example }.
    .reader_changed = Bí thư (hoặc người làm thay) vừa thay đổi. Xin đồng chí chọn lại mức chia sẻ.
    .look_again = Bản tự soi vừa có thay đổi. Xin đồng chí xem lại rồi gửi.
    .closed_for_edits = Đợt đã kết thúc nên bản đã gửi không sửa được nữa.
    .unanswered = Còn mục chưa trả lời nên chưa gửi được.
    .to_look_at = Còn mục lấy theo bản trước mà chưa xem lại nên chưa gửi được.
    .press_button = Ở bước này xin đồng chí bấm một nút bên dưới. Tin nhắn vừa rồi không được lưu.
    .edited = Tôi lưu theo tin gửi lần đầu; sửa tin cũ không làm thay đổi bản tự soi. Muốn đổi, xin mở lại phần ấy và viết lại.
    .kept = Đã bỏ các thay đổi. Bản đã gửi vẫn giữ nguyên.

review-recap =
    .title = Xem lại trước khi gửi
    .sent = Sửa bản đã gửi
    .unchanged = Chưa có thay đổi nào so với bản đã gửi.
    .count = { $level }: { $count } mục
    .deadline = thời hạn { $date }
    .unanswered = Chưa trả lời: mục { $numbers }. Xin trả lời, hoặc bỏ qua kèm lý do, rồi mới gửi được.
    .to-look-at = Lấy theo bản trước mà chưa xem lại: mục { $numbers }. Xin đồng chí xem lại rồi mới gửi được.
review-recap-button =
    .first = Trả lời mục { $number } ›
    .look = Xem mục { $number } ›
    .edit = Sửa { $number }
    .others = ‹ Về các mục
    .send = Gửi
    .again = Gửi lại
    .keep = Giữ bản đã gửi
    .to-sent = ‹ Về bản đã gửi
    .readers = Đổi mức chia sẻ
    .narrow = Mục cần kín hơn

review-sharing =
    .ask = Ai được đọc bản này của đồng chí?
    .now = Mức chia sẻ: <b>{ $readers }</b>
    .noticed = Ai xem bản tổng hợp cũng biết những đồng chí nào đã gửi, nên có thể nhận ra là đồng chí đã chọn không cho người ấy đọc.
    .counts-apart = Đồng chí được đọc bản tổng hợp, nên bản của đồng chí không kể vào năm bản ấy; khi các đồng chí khác đã đủ năm bản, bản này mới được cộng thêm.
review-sharing-about =
    .cell = <b>Cả chi bộ</b>: có tên, có thể đọc khi sinh hoạt, in ra lưu tại chi bộ.
    .secretary = <b>Riêng đồng chí { $name }</b>, { $role }: có tên, người khác không xem được.
    .counts_only = <b>Chỉ lấy số liệu</b>: không nêu tên, không nêu nội dung.
review-sharing-means =
    .cell = Có tên; nội dung đã viết có thể được đọc khi sinh hoạt, in ra lưu tại chi bộ.
    .secretary = Có tên và nội dung đã viết; không đọc tại kỳ sinh hoạt, người khác không xem được.
    .counts_only =
        Không nêu tên, không nêu nội dung. { $phase ->
            [late] Đợt đã kết thúc: bản gửi muộn chỉ được cộng khi có đủ năm bản gửi muộn như vậy, không kể bản của các đồng chí đọc bản tổng hợp.
           *[open] Chỉ cộng vào số liệu chung khi đợt kết thúc, nếu có từ năm bản như vậy, không kể bản của các đồng chí đọc bản tổng hợp. Mục nào các bản ấy trả lời giống nhau thì không cộng.
        }
review-readers =
    .cell = Cả chi bộ
    .secretary = Riêng đồng chí { $name }
    .nobody = Riêng bí thư
    .counts_only = Chỉ lấy số liệu, không nêu tên
    .short = Riêng đ/c { $name }

review-item-sharing =
    .choose = Mục nào đồng chí muốn ít người đọc hơn? Xin bấm số mục.
    .ask = Ai được đọc riêng mục này của đồng chí?
    .now = Mức chia sẻ cả bản: <b>{ $readers }</b>
    .noticed = Mục này là câu hỏi: người đọc các câu khác của đồng chí có thể nhận ra câu này được giữ riêng.
    .whole = Như cả bản

review-sent =
    .title = Đã gửi. Xin cảm ơn đồng chí!
    .at = Đợt { $round }, gửi lúc { $at }.
    .late = Bản này được ghi là gửi muộn.
    .edited = Bản này đã được sửa và gửi lại.
    .wished = Tôi báo để đồng chí { $name } biết và thu xếp gặp riêng đồng chí.
    .wished-unnamed = Tôi báo lại rằng đồng chí muốn gặp trao đổi riêng.
    .until = Đồng chí còn sửa được đến { $until }.
    .changes = Đồng chí có thay đổi chưa gửi lại. Bản đã gửi vẫn là bản có hiệu lực.
    .read = Xem lại
    .edit = Sửa
review-sent-next = Bản tự soi giúp chi bộ chuẩn bị kỳ sinh hoạt. Muốn biết ai đã xem phần đồng chí viết: { -command-data }
    .counts =
        Bản này không nêu tên, không nêu nội dung. { $phase ->
            [late] Đợt đã kết thúc: bản gửi muộn được cộng vào số liệu chung khi có đủ năm bản gửi muộn như vậy; nếu không đủ thì không cộng.
            [closed] Đợt đã kết thúc: bản này được cộng vào số liệu chung nếu lúc ấy có ít nhất năm bản như vậy.
           *[open] Khi đợt kết thúc, bản này được cộng vào số liệu chung nếu có từ năm bản như vậy, không kể bản của các đồng chí đọc bản tổng hợp; mục nào có thể làm lộ riêng ai thì không cộng.
        }
review-read =
    .title = Bản đã gửi
    .written = Những gì đã viết
    .unsent = Đợt { $round }. Bản này chưa gửi, chỉ đồng chí xem được.
    .hint = Muốn đọc kỹ mục nào, đồng chí bấm số ấy.
    .open-written = Xem những gì đã viết
    .open-sent = Xem bản đã gửi

review-closed =
    .none = Hiện chưa có đợt tự soi nào mở.
    .planned = Đợt { $round } chưa mở.
    .ended = Đợt { $round } đã kết thúc, không nhận thêm bản mới.
    .cancelled = Đợt { $round } đã được hủy cùng kỳ sinh hoạt.
    .not_in_round = Đồng chí không có tên trong đợt { $round }, có thể vì tên được ghi vào danh sách sau khi đợt đã mở. Nếu có nhầm lẫn, xin đồng chí báo bí thư.
    .erased = Nội dung bản của đồng chí trong đợt { $round } không còn lưu ở đây.
    .present = Mở đợt hiện nay
review-next =
    .opens = Đợt tự soi cho kỳ ấy mở vào { $date }. Hôm đó tôi sẽ báo đồng chí.
    .unknown = Khi có kỳ sinh hoạt mới, tôi sẽ báo đồng chí.

### Bản tổng hợp

round-name =
    { $kind ->
        [quarter] quý { $quarter }
        [year] năm { $year }
        [thematic] chuyên đề { $when }
        [extra] kỳ bất thường ngày { $when }
       *[monthly] tháng { $month }
    }

summary-title =
    { $number ->
        [0] <b>BẢN TỔNG HỢP</b> (dự thảo) · đợt { $round }
       *[other] <b>BẢN TỔNG HỢP</b> (bản duyệt số { $number }) · đợt { $round }
    }
summary-place = { $cell } · sinh hoạt { $date }
summary-approved-by = Đồng chí { $by } đã duyệt bản số { $number } lúc { $at }.
summary-approved-changed = <b>Có thay đổi sau khi duyệt.</b>

summary-sent =
    { $total ->
        [1] { $sent ->
            [0] Chưa gửi
           *[other] Đã gửi
        }
       *[other] Đã gửi { $sent }/{ $total }
    }
summary-figure =
    { $what ->
        [late] muộn
        [paper] nộp bản giấy
        [excused] vắng có lý do
        [exempt] miễn sinh hoạt
       *[unreachable] chưa liên hệ được
    } { $count }

summary-pool-open = Đợt đang mở: số liệu còn thay đổi, chỉ gồm phần đồng chí được đọc.
    .later = Bản “Chỉ lấy số liệu”, nếu có từ năm bản, được cộng khi đợt kết thúc.
summary-pool-open-approved = Bản này được duyệt khi đợt chưa kết thúc, nên chỉ có số liệu của phần đồng chí được đọc; các bản “Chỉ lấy số liệu” chưa được cộng.
summary-read = Đồng chí được đọc { $count }/{ $of } bản đã gửi.
summary-pool-counted = Đã cộng { $count } bản “Chỉ lấy số liệu”, trừ những mục có thể làm lộ một người.
summary-pool-paper = Đã cộng { $count } phiếu giấy không ghi tên, trừ những mục có thể làm lộ một người; không so với tháng trước.
summary-unread = Ngoài ra còn { $count } bản đồng chí không được đọc, nên ở đây không biết có nêu gì hay không. Chỗ nào có thể làm lộ một người thì không cộng.
summary-pool-none = Các bản “Chỉ lấy số liệu”, nếu có, chưa đủ năm nên không được cộng, để không lộ riêng ai.

summary-raised = <b>Nổi lên, trên số bản được tính</b>
summary-raised-line = • { $item }. { $title }: { $count }/{ $of } ({ $levels })
summary-raised-more = … và { $count } mục khác, xin bấm “{ $button }”.
summary-raised-none =
    { $read ->
        [unknown] Trong phần đồng chí được đọc, chưa có mục nào được nêu.
        [0] Không có bản nào đồng chí được đọc, nên không biết có mục nào được nêu hay không.
       *[other] Trong { $read } bản được đọc, không có mục nào được nêu.
    }
summary-raised-nobody = Chưa có đồng chí nào gửi bản tự soi.
summary-level =
    { $level ->
        [at_risk] nguy cơ
        [correcting] đang sửa
        [discuss] muốn trao đổi riêng
        [skipped] bỏ qua
       *[rest] còn lại
    } { $count }
summary-compared = So với đợt { $round }, số nêu trên số bản được tính khi đợt kết thúc: { $changes }.
summary-compared-same = So với đợt { $round }: số nêu ở các mục so được không đổi.
summary-compared-not = Không so được: mục { $items }. Hai đợt không được tính như nhau, hoặc phép so có thể làm lộ một người.
summary-compared-none = Không so được với đợt { $round }: hai đợt không được tính như nhau, hoặc phép so có thể làm lộ một người.
summary-change = mục { $item } từ { $before } thành { $now }
summary-helps = Đề nghị chi bộ giúp: { $count }, xem ở “{ $button }”.

summary-button =
    .items = Từng mục
    .words = Phần viết ({ $count })
    .deadlines = Thời hạn ({ $count })
    .commitments = Cam kết ({ $count })
    .committee =
        { $sent ->
            [yes] Chi ủy
           *[no] Chi ủy (đang viết)
        }
    .people =
        { $count ->
            [0] Danh sách
           *[other] Ai chưa gửi ({ $count })
        }
    .text = Số liệu để chép
    .remind = Nhắc ngay
    .approve =
        { $what ->
            [again] Duyệt lại
            [few] Vẫn duyệt bản này
           *[first] Duyệt bản này
        }
    .take_back = Rút lại việc duyệt bản số { $number }
    .approved = Xem bản đã duyệt
    .draft = Xem bản hiện nay
    .rounds = Đợt khác
    .back = ‹ Bản tổng hợp

summary-items =
    .title = <b>Từng mục</b> · đợt { $round }
    .line = <b>{ $item }. { $title }</b>: { $count }/{ $of } bản
    .quiet =
        { $read ->
            [0] Chưa thấy nêu trong phần được đọc: mục { $items }.
           *[other] Không thấy nêu trong { $read } bản được đọc: mục { $items }.
        }
    .skipped = Có bản bỏ qua: { $items }.
    .skipped_one = mục { $item } ({ $count }/{ $of })
    .note = “Còn lại” gồm các bản không nêu gì ở mục ấy và các bản không được tính ở đây, nếu có: bản “Chỉ lấy số liệu”, mục gửi riêng người khác.
    .note_read = “Còn lại” là các bản được tính mà không nêu gì ở mục ấy. Bản hoặc mục “Chỉ lấy số liệu”, hay gửi riêng người khác, chỉ được cộng khi không làm lộ riêng ai.

summary-words =
    .title = <b>Phần các đồng chí viết</b> · đợt { $round }
    .note = Nội dung có dấu 🔒 chỉ riêng đồng chí được xem; xin không đọc, không nhắc tại kỳ sinh hoạt. Mỗi lần đồng chí mở, người viết đều xem được ở { -command-data }
    .empty = Chưa có phần viết nào mà đồng chí được đọc. Phần viết của từng người chỉ hiện khi người ấy chọn chia sẻ.
    .person_on = <b>{ $name }</b> (tiếp theo)
    .answer = Mục { $item }. { $title }: <i>{ $level }</i>{ $lock }
    .answer_on = Mục { $item } (tiếp theo){ $lock }
    .question = Mục { $item }. { $title }{ $lock }
    .field =
        { $field ->
            [how] Biểu hiện cụ thể
            [remedy] Biện pháp khắc phục
            [deadline] Thời hạn khắc phục
            [help] Đề nghị chi bộ giúp
           *[skip] Lý do
        }: { $text }
    .cause =
        { $kind ->
            [subjective] Nguyên nhân chủ quan: { $text }
            [objective] Nguyên nhân khách quan: { $text }
           *[unsaid] Nguyên nhân: { $text }
        }
    .cause_alone =
        { $kind ->
            [subjective] Nguyên nhân: chủ quan
           *[objective] Nguyên nhân: khách quan
        }

summary-deadlines =
    .title = <b>Thời hạn khắc phục</b> · đợt { $round }
    .empty = Chưa có thời hạn nào mà đồng chí được đọc.
    .line = • { $name }: mục { $item }, { $title }{ $lock }

summary-commitments =
    .counts = <b>Cam kết tự sửa được tính</b>: { $made }, gồm { $states }.
    .state =
        { $state ->
            [kept] đã khắc phục
            [running] đang khắc phục
            [notYet] chưa khắc phục
           *[notAsked] mới
        } { $count }
    .overdue = Trong số ấy, quá hạn { $count }.
    .title = <b>Cam kết tự sửa</b> · đợt { $round }
    .empty = Chưa có cam kết nào mà đồng chí được đọc.

summary-committee =
    .line =
        { $state ->
            [missing] Chi ủy: chưa gửi bản tự soi chung.
            [late] Chi ủy: đã gửi bản tự soi chung, gửi muộn.
           *[sent] Chi ủy: đã gửi bản tự soi chung.
        }
    .title =
        { $sent ->
            [yes] <b>Tự soi của chi ủy</b> · đợt { $round }
           *[no] <b>Tự soi của chi ủy (đang viết, chưa gửi)</b> · đợt { $round }
        }
    .empty = Chi ủy không nêu điều gì.

summary-people =
    .title = <b>Ai đã gửi, ai chưa</b> · đợt { $round }
    .empty = Đợt này chưa có ai trong danh sách.
    .state =
        <b>{ $state ->
            [missing] Chưa gửi
            [late] Gửi muộn
            [excused] Vắng có lý do
            [exempt] Miễn sinh hoạt
            [paper] Nộp bản giấy
           *[sent] Đã gửi
        } ({ $count })</b>
# Vì sao chưa liên hệ được; đứng sau một tên, hoặc trước nhiều tên.
obstacle =
    { $why ->
        [no_account] chưa kết nối
        [no_consent] chưa bấm đồng ý
        [blocked] không nhận được tin nhắn
        [failed] gửi chưa tới
        [unsent] chưa gửi
        [untold] vào bằng trang, chưa bật báo
       *[removed] đã bỏ khỏi danh sách của trợ lý
    }

summary-rounds =
    .title = Đồng chí muốn xem đợt nào?
    .line =
        { $state ->
            [open] Đợt { $round } (đang mở)
            [approved] Đợt { $round } ✓
           *[closed] Đợt { $round }
        }

summary-none = Chi bộ chưa có đợt tự soi nào. Đợt đầu tiên tự mở mười ngày trước kỳ sinh hoạt. Xem lịch: { -command-schedule }
summary-not-found = Tôi không tìm thấy đợt tự soi này. Xin đồng chí mở lại: { -command-summary }
summary-denied-consent = Xin đồng chí xem phần xin đồng ý trước khi dùng: { -command-start }
summary-denied-member = Tài khoản này chưa kết nối với chi bộ ấy. Xin đồng chí nhờ bí thư gửi liên kết mời.
summary-denied-office = Bản tổng hợp dành cho bí thư và phó bí thư. Bản tự soi của mình, đồng chí xem ở { -command-data }
summary-approve-does = Duyệt: chốt bản này, không gửi cho ai.
    .back = Rút lại được khi chưa có ai khác mở xem.
summary-taken-back =
    { $status ->
        [kept] Bản số { $number } không rút lại được: đã có đồng chí khác mở xem, hoặc đã có bản mới.
       *[taken_back] Đã rút lại việc duyệt bản số { $number }.
    }
summary-text =
    .main =
        { $total ->
            [1] { $sent ->
                [0] { $cell }, đợt { $round }: chưa gửi bản tự soi.
               *[other] { $cell }, đợt { $round }: đã gửi bản tự soi.
            }
           *[other] { $cell }, đợt { $round }: đã gửi { $sent }/{ $total } bản tự soi.
        }
    .figure =
        { $what ->
            [late] Gửi muộn
            [paper] Nộp bản giấy
            [excused] Vắng có lý do
           *[exempt] Miễn sinh hoạt
        } { $count }.
    .commitments = Cam kết tự sửa được tính { $made }, gồm đã khắc phục { $kept }, đang khắc phục { $running }, chưa khắc phục { $notYet }, mới { $notAsked }; trong số ấy, quá hạn { $overdue }.
    .raised = Nêu nhiều nhất (số bản nêu trên số bản được tính): { $items }.
    .item = mục { $item } { $title } { $raised }/{ $of }
    .open = Số liệu khi đợt còn mở, chưa chốt.
summary-approve-few = Mới có { $sent }/{ $total } đồng chí nộp bản tự soi, chưa được một nửa. Đồng chí muốn duyệt ngay bây giờ?
summary-approve-office = Chỉ bí thư hoặc người làm thay mới duyệt được.
summary-approved =
    { $status ->
        [already_approved] Bản này đã được duyệt (bản số { $number }).
       *[approved] Đã duyệt bản số { $number }.
    }
summary-approve-changed = Bản tổng hợp vừa có thay đổi nên chưa duyệt. Xin đồng chí xem lại rồi duyệt.
next-round =
    .button = Đợt tự soi
    .meeting = Kỳ sinh hoạt: { $date }
    .checklist = Danh mục: <b>{ $name }</b>
    .items = Trọng tâm { $count } mục: { $items }.
    .blank = Chờ đối chiếu, chưa dùng: mục { $items }.
    .hint = Đồng chí chọn được đến khi có người bắt đầu. Đợt sau không tự lấy theo lựa chọn này.
    .none = Hiện chưa có đợt tự soi nào sắp tới.
    .gone = Đợt tự soi này đã kết thúc hoặc không còn. Xem lịch: { -command-schedule }
    .items-all = Tự soi cả { $count } mục.
    .letter = Xem thư mở đợt
    .as-before = Như tháng trước
next-round-committee =
    .off = Chi ủy: không tự soi riêng trong đợt này.
    .on = Chi ủy: có bản tự soi chung, ghi theo ý kiến đã thống nhất, ở { -command-review }
    .sent = Chi ủy: đã gửi bản tự soi chung.
    .add = Thêm bản tự soi của chi ủy
    .drop = Bỏ bản tự soi của chi ủy
checklist-own = <b>Danh mục tự soạn · { $unit }</b>
    .intro = Xin đồng chí lấy mẫu Excel, điền rồi gửi lại cho tôi; xem trước như đảng viên sẽ thấy, vừa ý thì giữ.
    .below = Các chi bộ trực thuộc thấy danh mục này khi chọn; dùng hay không là do chi bộ.
    .none = Chưa có danh mục nào.
    .line =
        • { $name }: { $count } mục, bản { $version }{ $state ->
            [withdrawn] { " " }(thôi dùng)
           *[offered] { "" }
        }
    .button = Danh mục tự soạn
    .form = Lấy mẫu trống
    .send = Gửi tệp đã điền
    .others = Tải danh mục có sẵn
    .others_title = <b>Tải danh mục có sẵn</b>
    .others_hint = Bấm tên danh mục để nhận tệp theo đúng mẫu; sửa rồi gửi lại thì thành danh mục của đồng chí.
checklist-one =
    .facts = { $count } mục, bản { $version }.
    .withdrawn = Danh mục này đã thôi dùng: không hiện khi chọn. Đợt đang mở và chi bộ đang dùng thì không đổi.
    .version = Gửi bản mới thì đợt đang mở vẫn giữ bản cũ; đợt mở sau dùng bản mới.
    .see = Xem như đảng viên thấy
    .export = Tải tệp Excel
    .send = Gửi bản mới
    .withdraw = Thôi dùng
    .offer = Dùng lại
checklist-file = <b>Gửi tệp danh mục</b>
    .ask = Xin đồng chí gửi tệp Excel (.xlsx) đã điền theo mẫu, nhiều nhất 1 MB.
    .not_file = Tôi đang chờ một tệp Excel (.xlsx) đã điền.
    .too_large = Tệp này lớn hơn 1 MB nên tôi không mở. Xin bỏ bớt hình ảnh, trang thừa rồi gửi lại.
    .gone = Tôi chưa tải được tệp này. Xin đồng chí gửi lại sau ít phút.
    .not_workbook = Tệp này không phải tệp Excel (.xlsx) đọc được. Xin mở bằng Excel, chọn Lưu thành .xlsx, không đặt mật khẩu, rồi gửi lại.
    .swells = Tệp này nén quá nhiều dữ liệu nên tôi không mở. Xin chép các ô sang mẫu trống rồi gửi lại.
    .entities = Tệp này có phần khai báo lạ nên tôi không mở. Xin chép các ô sang mẫu trống rồi gửi lại.
    .links = Tệp này nối với tệp hoặc nguồn khác nên tôi không mở. Xin chép các ô sang mẫu trống (dán giá trị) rồi gửi lại.
    .macros = Tệp này có macro nên tôi không mở. Xin chép các ô sang mẫu trống rồi gửi lại.
    .faults = Tôi chưa giữ danh mục này, vì còn { $count } chỗ cần sửa:
    .fix = Xin sửa trong tệp rồi gửi lại.
    .at_sheet = Trang “{ $sheet }”: { $fault }
    .at_cell = Trang “{ $sheet }”, cột “{ $column }”: { $fault }
    .at_row = Trang “{ $sheet }”, dòng { $row }, “{ $column }”: { $fault }
    .caption_form = Mẫu danh mục tự soi. Cách điền ở trang cuối.
    .caption_export = Danh mục { $name }, theo mẫu.
checklist-look =
    .facts = { $count } mục trong { $groups } nhóm, do { $who } soạn.
    .ask = Xin đồng chí xem như đảng viên sẽ thấy, rồi bấm “Giữ danh mục này”; muốn sửa thì gửi tệp khác. Giữ chưa phải là dùng: đồng chí chọn cho đợt hay cho chi bộ sau.
    .keep = Giữ danh mục này
    .preview = Xem trước
    .sample = Đây là bản xem trước: bấm thử không ghi gì.
    .end = ‹ Hết xem trước
    .kept = Đã giữ danh mục <b>{ $name }</b>, bản { $version }. Khi chọn danh mục cho đợt tự soi hoặc trong Cài đặt, đồng chí sẽ thấy tên này.
    .full = Đã có { $most } danh mục tự soạn. Xin thôi dùng một danh mục rồi mới giữ thêm.
next-round-lists =
    .title = Chọn danh mục · { $round }
    .line = • { $name }: { $count } mục
    .change = Đổi danh mục
next-round-focus = Chọn mục trọng tâm
    .title = Mục trọng tâm · { $round }
    .all = Đang dùng cả { $count } mục. Muốn chỉ tự soi một số mục, xin đồng chí bấm các số ấy.
    .some = Đã chọn { $count }/{ $total } mục.
    .every = Chọn tất cả
    .done = Xong
next-round-problem =
    .begun = Đã có đồng chí bắt đầu tự soi, nên đợt này giữ nguyên danh mục.
    .one_needed = Đợt tự soi cần ít nhất một mục.

review-choice = Đồng chí muốn làm bản tự soi nào?
    .own = Của tôi
    .committee = Của chi ủy
    .line-own = Của đồng chí, { $round }: { $state }.
    .line-committee = Chi ủy, { $round }: { $state }.
    .no-own = Hiện không có đợt nào mở cho bản của riêng đồng chí.
review-choice-state =
    .not_begun = chưa bắt đầu
    .under_way = đang làm dở
    .sent = đã gửi

summary-values =
    .line =
        { $of ->
            [unknown] <b>{ $item }. { $title }</b>: { $counts } · trong phần đồng chí được đọc
            [0] <b>{ $item }. { $title }</b>: { $counts }
           *[other] <b>{ $item }. { $title }</b>: { $counts } · trên { $of } bản được tính
        }
    .written = { $count } đồng chí đã ghi
    .left = để trống { $count }
    .empty = chưa có trong phần được đọc

summary-words-removed = Một đồng chí vừa xóa phần mình viết hoặc thu hẹp mức chia sẻ, nên trang này đã được gỡ.
summary-own-words-removed = Góp ý của đồng chí không còn hiện ở đây: đã rút, đã xóa hoặc hết hạn giữ.
summary-words-reopen = Mở lại bản tổng hợp
document-words-removed = Một đồng chí vừa xóa phần mình viết hoặc thu hẹp mức chia sẻ, nên văn bản này đã được gỡ. Kính đề nghị đồng chí hủy bản đã tải hoặc đã in, rồi làm lại văn bản.
document-words-removed-file = van-ban-da-go.txt
### Văn bản

document-round =
    <b>Văn bản của đợt { $round }</b>

    Báo cáo có hai bản, cùng số liệu đã chốt:
    • Gửi Đảng ủy: chỉ có số, không tên ai.
    • Lưu chi bộ: thêm phần đã chọn “Cả chi bộ”.
    .draft = Báo cáo còn ghi “Dự thảo lần 1” đến khi đợt kết thúc và sau đó bản tổng hợp được duyệt.
    .number = Báo cáo mang số { $number }.
    .missing = Còn { $count } thông tin chưa có: để dòng chấm, viết tay.
    .forms =
        { $count ->
            [0] Phiếu giấy: mọi đồng chí trong đợt đều đã kết nối; có thể in phiếu không ghi tên.
           *[other] Phiếu giấy: { $count } đồng chí chưa kết nối; kèm danh sách ký nhận.
        }
document-minutes =
    .button = Biên bản
    .shared = Có phần của { $people } đồng chí chia sẻ với cả chi bộ; khi có ai xóa phần mình viết hoặc thu hẹp mức chia sẻ, tệp này được gỡ.
    .caption =
        Khung biên bản kỳ sinh hoạt. Chỗ để dòng chấm, xin đồng chí hoặc thư ký viết tay. { $taken ->
            [yes] Người vắng có lý do được ghi tên, không ghi lý do.
           *[no] Chưa điểm danh xong nên phần có mặt, vắng để trống.
        } { $counted ->
            [yes] Kết quả tự soi chỉ có số liệu đã chốt.
           *[no] Chưa có số liệu chốt của đợt tự soi nên phần ấy để trống.
        } Tài liệu nội bộ, không phổ biến ra ngoài chi bộ.
document-number =
    <b>{ $kind ->
        [minutes] Số biên bản
       *[report] Số báo cáo
    } · { $about }</b>
    .kept = Văn bản mang số <b>{ $number }</b>.
    .open = Số để trống, viết tay.
    .last =
        { $last ->
            [0] Trong nhiệm kỳ chưa có số nào.
           *[other] Số gần nhất trong nhiệm kỳ: { $number }.
        }
    .unknown = Tôi chưa biết số gần nhất trong nhiệm kỳ, nên không gợi ý được.
    .hint = Mọi bản của văn bản này mang chung một số; in lại vẫn giữ nguyên.
    .choice =
        { $choice ->
            [next] Số tiếp theo: { $number }
            [last] Số vừa dùng: { $number }
           *[open] Để trống
        }
    .type =
        { $decided ->
            [yes] Sửa số
           *[no] Nhập số
        }
    .ask = Văn bản mang số mấy? Xin đồng chí gõ số, ví dụ: 05.
    .make = Soạn văn bản
    .button = Số báo cáo
document-people = Xin đồng chí chọn người cần in phiếu:
document-own =
    <b>In bản tự soi của đồng chí</b>

    “In tất cả” có đủ những gì đồng chí đã gửi. “Chỉ phần chia sẻ với cả chi bộ” bỏ hẳn phần đồng chí chọn kín hơn, và không để lộ là đã bỏ bao nhiêu.
document-year =
    <b>Bảng tra cả năm</b>

    Bảng chép lại những gì đồng chí đã gửi trong năm, xếp theo các mục của bản kiểm điểm cuối năm (Mẫu 2B, 2C). Bảng chỉ gửi cho đồng chí, không nhận xét, không xếp loại; bản kiểm điểm đồng chí tự viết.

    Phần đã viết được giữ { $months } tháng rồi tự xóa, nên đồng chí lấy bảng trong tháng 12 là tốt nhất.
    .open = Bảng tra cả năm
document-button =
    .round = Văn bản
    .back =
        { $kind ->
            [minutes] Kỳ sinh hoạt
           *[report] Văn bản
        }
    .committee = Báo cáo: bản gửi Đảng ủy
    .cell = Báo cáo: bản lưu chi bộ
    .workbook = Số liệu (Excel)
    .everybody = Phiếu giấy ({ $count })
    .portion = Phiếu { $from }–{ $to }
    .one = Phiếu một người
    .anybody = Phiếu không ghi tên
    .print = In để ký
    .own =
        { $scope ->
            [all] In tất cả
           *[cell] Chỉ phần chia sẻ với cả chi bộ
        }
document-caption =
    .committee = Báo cáo tổng hợp, bản gửi Đảng ủy: chỉ có số liệu đã chốt. Chỗ để dòng chấm, xin đồng chí viết tay rồi ký.
    .cell =
        { $people ->
            [0] Báo cáo tổng hợp, bản lưu chi bộ. Chưa có đồng chí nào chia sẻ nội dung với cả chi bộ.
           *[other] Báo cáo tổng hợp, bản lưu chi bộ. Phụ lục có phần của { $people } đồng chí; mỗi đồng chí thấy việc này ở { -command-data }. Khi có ai xóa phần mình viết hoặc thu hẹp mức chia sẻ, tệp này được gỡ. Tài liệu nội bộ, không phổ biến ra ngoài chi bộ.
        }
    .workbook = Số liệu của báo cáo, để tính tiếp: tham gia, các mục, các nhóm, cam kết, mỗi phần một trang. Chỉ có số, không có tên và nội dung của ai.
    .unit_workbook = Số liệu của đơn vị, để tính tiếp: tham gia, các mục, các nhóm, cam kết, mỗi phần một trang. Chỉ có số đã chốt.
    .forms = Phiếu tự soi, tự sửa để in: { $count } phiếu, mỗi phiếu hai mặt một tờ A4.
    .own = Bản tự soi, tự sửa của đồng chí, để in và ký. Tệp này chỉ gửi cho đồng chí.
    .pledge = Bản cam kết năm { $year } của đồng chí, để in và ký. Tệp này chỉ gửi cho đồng chí.
    .year = Bảng tra năm { $year }: những gì đồng chí đã gửi, theo mục của bản kiểm điểm cuối năm. Tệp này chỉ gửi cho đồng chí.
document-toast =
    .making = Đang soạn văn bản…
    .making_file = dang-soan.txt
    .nobody = Đồng chí này đã kết nối, hoặc không có trong đợt, nên không in phiếu.
    .not_sent = Chưa có gì để in: đồng chí chưa gửi bản tự soi của đợt này, hoặc nội dung đã được xóa.
    .nothing_sent = Chưa có gì để tra: đồng chí chưa gửi bản tự soi nào, hoặc đã xóa.
    .nothing_shared = Chưa có gì để in: trong bản này không có phần nào chia sẻ với cả chi bộ.
trend =
    <b>Xu hướng · { $unit }</b>

    Mỗi dòng: đợt, số đã tự soi trên số phải tự soi, rồi số lượt nêu của từng nhóm.
    .button = Xu hướng
    .line =
        { $asked ->
            [no] { $round }: { $sent }
           *[yes] { $round }: { $sent }; { $raised }
        }
    .none = Chưa có đợt nào kết thúc để xem xu hướng.
    .groups = <b>Các nhóm, theo thứ tự</b> ({ $checklist })
    .note =
        “–” là không công bố số liệu, hoặc không có; không phải là 0. Lượt nêu chỉ tính các mục được công bố, không gồm bản gửi riêng một người. { $pooled ->
            [yes] Dấu * là gồm cả bản “Chỉ lấy số liệu”.
           *[no] Không gồm bản “Chỉ lấy số liệu”.
        }
    .picture = Xem biểu đồ
    .caption = Xu hướng tham gia và số lượt nêu của từng nhóm. Chỉ có số đã chốt, không có tên và nội dung của ai.

### Dữ liệu của tôi

own-data =
    .title = <b>Dữ liệu về đồng chí</b>
    .account =
        { $by ->
            [web] Tài khoản: lúc kết nối, lúc dùng gần nhất và ngôn ngữ (Tiếng Việt). Số điện thoại, vị trí không được lưu.
           *[telegram] Tài khoản: số hiệu Telegram và ngôn ngữ (Tiếng Việt). Tên Telegram, số điện thoại không được lưu.
        }
    .invitation = Đang giữ một liên kết mời mà đồng chí đã mở.
    .unopened = Phần viết trước khi đồng chí vào bằng kết nối này được giữ mà chưa mở ở đây: chỉ được đếm, không hiện, không tải về.
    .retention = Phần đã viết được giữ { $months } tháng sau khi đợt kết thúc, rồi tự xóa; số liệu chung thì còn.
own-data-consent = Đã đồng ý bản { $version } lúc { $at }.
    .none = Đồng chí chưa đồng ý, hoặc đã rút lại sự đồng ý: những điều ghi ở đây không được dùng vào việc gì.
own-data-cells = <b>Trong danh sách chi bộ</b> (do bí thư nhập)
    .none = Chưa có trong danh sách chi bộ nào.
    .line = { $cell }: { $name }, { roster-membership }, { roster-standing }
own-data-reviews = <b>Các bản tự soi</b> (được mã hóa)
    .none = Chưa có bản tự soi nào.
    .line = • Đợt { $round }: { $state }
    .more = … và { $count } đợt trước nữa; bản tải về có đủ.
    .line-in-cell = • { $cell }, đợt { $round }: { $state }
own-data-review =
    { $state ->
        [draft] đang làm, chưa gửi, không ai đọc được
        [erased] đã xóa
        [late] gửi muộn, { $sharing }
       *[sent] đã gửi, { $sharing }
    }
own-data-sharing =
    { $sharing ->
        [cell] cả chi bộ được đọc
        [secretary] riêng bí thư được đọc
       *[counts_only] chỉ lấy số liệu
    }
    .named = riêng đồng chí { $name } được đọc
    .items = riêng mục { $items }: { $sharing }
own-data-kept =
    .commitments = Cam kết tự sửa: đang thực hiện { $open }, đã khắc phục { $kept }. Xem: { -command-commitments }
    .pledges = Cam kết tu dưỡng, rèn luyện, phấn đấu năm { $years }. Tự xóa sau ngày 31/3 năm sau. Xem: { -command-commitments }
    .paper-pledges = Bản cam kết giấy năm { $years }: bí thư ghi là đã nhận, không giữ nội dung. Xem, báo chưa nộp: { -command-commitments }
    .suggestions = Góp ý cho chi ủy: { $count }. Bí thư, phó bí thư đọc được.
    .replies = Trả lời dự hay vắng: { $replies } kỳ. Bí thư, phó bí thư xem được.
    .reasons = Lý do vắng: { $reasons }. Chỉ bí thư lúc ấy, hoặc người làm thay, xem được.
    .leaves = Xin vắng có lý do: { $leaves } lần. Bí thư, hoặc người làm thay, xem được.
    .roll-calls = Điểm danh: { $rollCalls } kỳ. Bí thư, phó bí thư ghi và xem được.
own-data-readings = Phần đồng chí viết đã được xem { $count } lần.
    .none = Chưa ai xem phần đồng chí viết.
    .title = <b>Ai đã xem phần đồng chí viết</b>
    .line = • Đồng chí { $name } ({ $role }), { $at }: { $what }
    .span = • Đồng chí { $name } ({ $role }), từ { $from } đến { $to }: { $what }
    .note = Mỗi dòng là một lượt xem; các lần mở trong vòng một giờ được gộp lại.
    .summary = bản tự soi, đợt { $round }
    .suggestion = góp ý, đợt { $round }
    .pledge = cam kết năm { $year }
    .leave = lý do xin vắng từ { $date }
    .absence = lý do vắng mặt, { $meeting } ngày { $date }
    .document = phần tự soi in trong văn bản, đợt { $round }
    .paper = nhập phiếu giấy, đợt { $round }

own-doors =
    <b>Các kết nối của đồng chí</b>
    .telegram = { $number }. Telegram, từ { $from }
    .web = { $number }. Trang web, từ { $from }, dùng gần nhất { $last }{ $pushed ->
        [yes] {" "}(được báo khi có việc)
       *[no] {""}
    }
    .note = Máy nào { $days } ngày không dùng thì tôi tự ngắt. Thấy kết nối lạ, xin đồng chí ngắt ngay và báo bí thư.
    .add = Thêm một máy của tôi
    .close = Ngắt kết nối { $number }
    .closed = Đã ngắt kết nối.
    .closed-telegram = Đã ngắt Telegram. Lời của người khác đang hiện ở đó được gỡ. Những gì đồng chí đã viết thì còn trong cuộc trò chuyện ấy: nếu mở được, xin đồng chí tự xóa.
    .left = Nội dung ở đây đã được gỡ, vì ở kết nối này không còn xem được nữa.
    .push-end = Thôi báo ở kết nối { $number }
    .push-ended = Máy ấy không được báo nữa.
    .push-newer = Kết nối này mới hơn nên chưa đổi được gì ở kết nối có trước.
    .newer = Kết nối này mới hơn, nên tới ngày { $date } chưa ngắt được kết nối có trước.
    .code = Lấy mã mở phần viết trước
    .back = ‹ Các kết nối
page-push = Chi bộ có việc cần đồng chí xem.
    .title = Tự soi, tự sửa
own-door-code =
    <b>Thêm một máy của đồng chí</b>

    Trên máy ấy, xin đồng chí mở { $url } rồi nhập mã:

    <b>{ $code }</b>

    Mã dùng một lần, trong { $minutes } phút. Ai có mã đều mở được dữ liệu của đồng chí, xin không gửi cho người khác.
    .opening =
        <b>Mã mở phần viết trước</b>

        Ở kết nối mới của đồng chí, xin vào { -command-data }, bấm Nhập mã, rồi gõ:

        <b>{ $code }</b>

        Mã dùng một lần, trong { $minutes } phút. Ai có mã đều mở được dữ liệu của đồng chí, xin không gửi cho người khác.
own-door-opening =
    <b>Mở phần viết trước</b>

    Ở nơi đồng chí dùng trước đó, xin mở tin báo về kết nối mới rồi bấm Lấy mã; hoặc vào { -command-data }, Các kết nối. Có mã, xin gõ vào đây.
    .opened = Đã mở. Những gì đồng chí viết trước đây nay xem được ở đây.
    .all_open = Mọi phần đều đã mở, không cần mã.
    .no_code = Mã có 12 chữ và số, ví dụ ABCD-EFGH-JKMN. Xin gõ lại mã hiện ở nơi đồng chí dùng trước đó.
    .wrong = Mã này không đúng, hoặc đã hết hạn. Xin lấy mã mới ở nơi đồng chí dùng trước đó rồi gõ lại.
    .locked = Mã đã sai nhiều lần. Xin đợi một giờ rồi gõ lại.
taken-over =
    <b>Chỗ của đồng chí ở { $unit } vừa chuyển sang một kết nối khác</b>, lúc { $at }.

    Là máy mới của đồng chí: những gì viết trước chưa mở ở đó, xin lấy mã để mở.

    Không phải đồng chí: trong { $days } ngày, xin bấm nút dưới. Chỗ trở về đây, những gì ghi ở đó từ lúc ấy được bỏ, bí thư được báo.
    .not-mine = Không phải tôi
    .late = Đã quá hạn báo ở đây. Xin đồng chí gặp bí thư, bí thư gửi lại liên kết mời.
    .contested = Chỗ của đồng chí ở { $unit } đã trở về đây. Những gì ghi ở kết nối kia từ lúc ấy đã bỏ, bí thư đã được báo.
    .lead = Đồng chí { $name } ({ $unit }) báo rằng kết nối mới mang tên mình không phải của mình. Tôi đã trả chỗ về kết nối trước và bỏ những gì ghi từ lúc ấy. Xin gặp đồng chí ấy hỏi cho rõ.
door-opened =
    <b>Một máy vừa vào tài khoản của đồng chí</b> bằng mã, lúc { $at }. Máy ấy xem được mọi phần đồng chí đã viết.

    Nếu không phải đồng chí, xin ngắt ngay.
    .not-mine = Không phải tôi, ngắt máy ấy
    .late = Đã quá hạn báo ở đây. Xin ngắt máy ấy trong { -command-data }, Các kết nối.
    .contested = Đã ngắt máy ấy. Những gì ghi từ { $at } tới nay có thể do người khác ghi; đồng chí muốn bỏ thì bấm dưới đây. Để nguyên thì vẫn giữ.
    .take-back = Bỏ những gì ghi từ lúc ấy
    .taken-back = Đã bỏ những gì ghi từ lúc ấy. Những gì có trước vẫn nguyên.
own-data-button =
    .doors = Các kết nối
    .readings = Ai đã xem
    .export = Tải về
    .erase = Xóa dữ liệu
    .withdraw = Rút lại sự đồng ý
    .back = ‹ Dữ liệu của tôi

own-data-export =
    .page = du-lieu-cua-toi.html
    .caption = Toàn bộ dữ liệu về đồng chí, mở ra đọc được ngay hoặc in ra. Tệp này không mã hóa, xin đồng chí giữ cẩn thận.
    .json = du-lieu-cua-toi.json
    .json-caption = Cũng nội dung ấy, dạng JSON để máy khác đọc.
export =
    .title = Dữ liệu về đồng chí trên trợ lý tự soi
    .made = Lập lúc { $at }.
    .note = Trang này không mã hóa, xin đồng chí giữ cẩn thận. Trợ lý còn lưu { $count } tin đã gửi cho đồng chí; danh sách các tin ấy ở tệp JSON kèm theo.
    .account = Tài khoản và sự đồng ý
    .telegram = Số hiệu Telegram: { $id }
    .device = Máy kết nối qua trang web lúc { $from }, dùng gần nhất { $last }
    .push = Máy ấy được báo khi có việc, qua { $service }, đồng ý từ { $from }
    .office = Việc trên trợ lý: { $role } { $unit }, từ { $from }
    .draft = Đang viết dở: { $text }
    .words-gone = Nội dung không còn được giữ.
export-consent = Đồng ý bản { $version } lúc { $at }
    .ended = Đồng ý bản { $version } lúc { $at }, rút lại lúc { $until }
export-cells = Trong danh sách chi bộ
    .line = { own-data-cells.line }, ghi từ { $from }
    .left = Bỏ khỏi danh sách trợ lý lúc { $at }
    .join-request = Xin kết nối với { $cell }, họ tên đã gõ: { $name }, lúc { $at }
export-review =
    .excused = Được miễn gửi, lý do: { $reason }
    .erased = Đã xóa lúc { $at }
    .unsent = Chưa gửi, không ai đọc được.
    .paper = Phiếu giấy, đồng ý bản { $version } ký ngày { $signed }; nhập lúc { $entered }
    .sent = Gửi lúc { $at }: { $sharing }
export-answer = Mục { $item }. { $words }: { $said }
    .then = Khi gửi lúc { $at }, mục này trả lời khác:
    .skipped = Lý do bỏ qua: { $reason }
    .wish = Muốn bí thư trao đổi riêng
    .sharing = Riêng mục này: { $sharing }
export-commitments = Cam kết tự sửa
    .line = Mục { $item }. { $words } · { $round }: { commitment-status }
    .due = Hạn: { $date }
export-pledges = Cam kết tu dưỡng, rèn luyện, phấn đấu
    .line = { $cell }, năm { $year }, lập lúc { $at }
    .paper =
        { $contested ->
            [yes] { $cell }, năm { $year }, bản giấy ghi nhận lúc { $at }; đồng chí đã báo là chưa nộp
           *[no] { $cell }, năm { $year }, bản giấy ghi nhận lúc { $at }
        }
export-suggestions = Góp ý cho chi ủy
    .line = { $cell }, gửi lúc { $at }
    .withdrawn = Đã rút lúc { $at }
    .answer = Trả lời lúc { $at }: { $text }
export-meetings = Trả lời dự, vắng và điểm danh
    .line = { $cell }, { $name }, ngày { $date }
    .reply =
        { $reply ->
            [coming] Trả lời: dự, { $at }
            [away] Trả lời: xin phép vắng, { $at }
           *[unsure] Trả lời: chưa rõ, { $at }
        }
    .reason = Lý do vắng: { $reason }
    .attendance =
        { $attendance ->
            [present] Điểm danh: có mặt
            [excused] Điểm danh: vắng có lý do
            [unexcused] Điểm danh: vắng không lý do
           *[exempt] Điểm danh: miễn sinh hoạt
        }
export-leaves =
    .line =
        { $cell }, từ { $from } đến hết { $until }: { $status ->
            [asked] chờ ghi nhận
            [recorded] đã ghi nhận
            [taken_back] đã thôi xin
           *[declined] chưa được ghi nhận
        }
    .answer = Lời bí thư: { $answer }
export-readings =
    .line =
        { $what ->
            [suggestion] { $at }: { $role } xem góp ý, { $about }
            [absence] { $at }: { $role } xem lý do vắng mặt, { $about }
            [pledge] { $at }: { $role } xem cam kết năm { $about }
           *[summary] { $at }: { $role } xem bản tự soi, { $about }
        }

own-data-erase =
    .title =
        <b>Đồng chí muốn xóa gì?</b>

        Đồng chí chọn xong, tôi nói rõ điều gì mất, điều gì còn, rồi hỏi lại một lần nữa.
    .one = Một bản tự soi
    .all = Mọi bản tự soi
    .everything = Xóa hết và ngừng dùng
    .choose = Đồng chí muốn xóa bản tự soi của đợt nào?
    .none = Không có bản tự soi nào để xóa.
    .go-on = Tôi muốn xóa
    .keep = Thôi, giữ lại
    .now = Xóa hẳn
    .nothing = Ở đây không còn gì để xóa.
    .too-early = Phần viết trước khi đồng chí vào bằng kết nối này được giữ tới ngày { $date }, để người vào trước còn kịp báo nếu có nhầm. Từ ngày ấy xóa được; có mã mở phần ấy thì xóa được ngay.
    .last-secretary = Đồng chí đang là người duy nhất làm phần việc của bí thư { $cell } trên trợ lý. Xin bàn giao cho người khác trước khi ngừng dùng. Các bản tự soi của riêng mình, đồng chí xóa được ngay.

own-data-erase-loses =
    .review =
        <b>Xóa bản tự soi đợt { $round }</b>

        Sẽ mất:
        • mọi câu trả lời và phần đã viết trong bản này, cả những lần gửi trước;
        • các cam kết từ bản này.
        Nơi nào đã hiện nội dung ấy, tôi gỡ bỏ, cả ở bản tổng hợp đã duyệt.
    .reviews =
        <b>Xóa mọi bản tự soi</b>

        Sẽ mất:
        • mọi câu trả lời và phần đã viết trong tất cả các đợt;
        • mọi cam kết tự sửa.
        Nơi nào đã hiện nội dung ấy, tôi gỡ bỏ, cả ở các bản tổng hợp đã duyệt.
    .everything =
        <b>Xóa hết và ngừng dùng</b>

        Sẽ mất:
        • mọi bản tự soi, mọi cam kết tự sửa, cam kết năm, góp ý cho chi ủy;
        • việc đã báo dự hay vắng, đã xin vắng, cùng lý do;
        • nhật ký ai đã xem phần đồng chí viết;
        • liên kết mời, đề nghị kết nối và bản lưu các tin đã gửi cho đồng chí.
        Sự đồng ý được rút lại, tài khoản được tách khỏi danh sách. Bí thư được báo rằng đồng chí không còn dùng trợ lý này.
own-data-erase-keeps = Vẫn còn: việc đã gửi hay chưa trong các đợt đã kết thúc, và các số liệu chung đã chốt. Các số ấy không mang tên, không tách ra được nên không đổi.
    .open = Vẫn còn: với đợt đang mở, bản này coi như chưa gửi, đồng chí có thể làm lại.
    .own = Vẫn còn: cam kết năm (xóa ở { -command-commitments }), góp ý cho chi ủy.
    .attendance = Vẫn còn: kết quả điểm danh, và việc vắng có lý do đã được ghi nhận. Đó là sổ của chi bộ do bí thư ghi, như biên bản, nên không theo bản tự soi của đồng chí.
    .everything =
        Vẫn còn:
        • họ tên trong danh sách, vì danh sách do chi bộ quản lý;
        • số hiệu Telegram của cuộc trò chuyện này;
        • thời điểm đồng ý và rút lại;
        • nhật ký đồng chí đã xem phần viết của người khác, giữ cho người ấy.
        Bản sao lưu của máy chủ còn giữ bản cũ cho tới khi được thay.
own-data-erase-sure = <b>Đồng chí có chắc chắn không?</b> Xóa rồi không lấy lại được.
    .review = Xóa bản tự soi đợt { $round }.
    .reviews = Xóa mọi bản tự soi.
    .everything = Xóa hết và ngừng dùng.

own-data-erased =
    .review = Đã xóa bản tự soi của đợt này.
    .reviews = Đã xóa mọi bản tự soi của đồng chí.
    .everything = Đã xóa hết. Cảm ơn đồng chí đã dùng trợ lý này. Khi cần dùng lại, xin mở liên kết mời của chi bộ.
    .menu = Kính chúc đồng chí mạnh khỏe.

own-data-withdraw =
    .title =
        <b>Rút lại sự đồng ý</b>

        Sau khi rút, tôi ngừng dùng dữ liệu của đồng chí:
        • không nhắc;
        • không tính bản chưa chốt;
        • không cho ai xem phần đồng chí viết nữa.
        Khi ấy chỉ còn dùng được { -command-start }, { -command-help }, { -command-language }, { -command-data }

        Dữ liệu đã có vẫn được giữ, có mã hóa, đến khi đồng chí xóa ở { -command-data } hoặc hết { $months } tháng.

        Đồng chí đồng ý lại lúc nào cũng được: { -command-start }
    .leads = Đồng chí đang làm phần việc của bí thư { $cell }: trong thời gian này chi bộ không có người xem bản tổng hợp và nhắc. Nếu được, kính đề nghị đồng chí bàn giao trước.
own-data-withdrawn = Đã rút lại sự đồng ý. Dữ liệu vẫn được giữ; đồng chí xem hoặc xóa ở { -command-data }. Khi muốn dùng lại: { -command-start }
    .menu = Hàng nút cuối màn hình đã được cất đi. Đồng chí vẫn gõ được { -command-data }, { -command-help }, { -command-language }, { -command-start }

### Đơn vị

unit-kind-city = Đảng bộ tỉnh, thành phố
unit-kind-ward = Đảng bộ phường, xã, đặc khu
unit-kind-committee = Đảng bộ trực thuộc
unit-kind-cell = Chi bộ

unit-denied = Đồng chí chưa được giao theo dõi đơn vị này. Các việc của đồng chí có ở { -command-help }
unit-list =
    .top = <b>Các đơn vị</b>
    .top_empty = Chưa có đơn vị nào. Xin đồng chí thêm đơn vị cao nhất trước, rồi thêm các đơn vị trực thuộc.
    .own = <b>Các đơn vị đồng chí theo dõi</b>
    .below = <b>Đơn vị trực thuộc</b> · { $unit }
    .below_empty = Chưa có đơn vị trực thuộc nào.
unit-page = Trang { $page }/{ $pages }, có { $count } đơn vị.
unit-unready = { $unit } · chưa thiết lập
unit-place = { $kind } · thuộc { $above }
unit-cells = Chi bộ: { $cells }, đã thiết lập xong { $ready }.
unit-children = Đơn vị trực thuộc: { $count }
unit-cell =
    { $state ->
        [open] Bí thư chưa mở liên kết thiết lập của chi bộ này. Xin đồng chí tạo liên kết và gửi cho bí thư.
        [setup] Bí thư đang thiết lập.
       *[ready] Chi bộ đã thiết lập xong.
    }
unit-button =
    .below = Trực thuộc ({ $count })
    .top = ‹ Các đơn vị
    .add = Thêm đơn vị
    .find = Tìm theo tên
    .rename = Đổi tên
    .move = Đổi cấp trên
    .move_top = Không thuộc đơn vị nào
    .close = Ngừng dùng trợ lý
    .close_now = Ngừng dùng
    .claim = Tạo liên kết
    .claims = Liên kết còn hạn
    .reissue = Cấp lại cho bí thư
    .officers = Cán bộ theo dõi
    .counts = Số liệu
    .show = Xem đơn vị

unit-ask =
    .kind = Thêm đơn vị loại nào trực thuộc { $unit }?
    .kind_top = Thêm đơn vị loại nào?
    .kind_none = Dưới đơn vị này không thêm được đơn vị nữa.
    .name = Xin đồng chí gõ tên của đơn vị mới ({ $kind }), trực thuộc { $unit }.
    .name_top = Xin đồng chí gõ tên của đơn vị mới ({ $kind }).
    .new_name = Xin đồng chí gõ tên mới của { $unit }.
    .find = Xin đồng chí gõ vài chữ trong tên đơn vị, có dấu hay không dấu đều được.
unit-problem =
    .empty = Tên cần có chữ hoặc số.
    .too_long = Tên dài quá 80 ký tự, xin đồng chí viết gọn hơn.
    .other = Việc này cần đồng chí gõ chữ.
unit-done =
    { $what ->
        [added] Đã thêm { $unit }.
        [renamed] Đã đổi tên thành { $unit }.
       *[moved] Đã chuyển { $unit }.
    }
unit-found =
    { $count ->
        [0] Không có đơn vị nào có “{ $typed }” trong tên. Xin đồng chí thử chữ khác.
       *[other] Tìm “{ $typed }”: { $count } đơn vị.
    }
unit-found-more = Ở đây hiện { $shown } đơn vị đầu tiên. Xin đồng chí gõ thêm chữ để tìm gọn hơn.

unit-move =
    { $any ->
        [yes] Chuyển { $unit } về trực thuộc đơn vị nào?
       *[no] Chưa có đơn vị nào nhận được { $unit }. Xin đồng chí thêm đơn vị cấp trên trước.
    }
unit-misplaced =
    .itself = Một đơn vị không thể trực thuộc chính mình.
    .below_itself = Không chuyển được: đơn vị ấy đang trực thuộc chính đơn vị này.
    .kind = Đơn vị loại này không trực thuộc được đơn vị kia.
    .closed = Đơn vị ấy đã ngừng dùng trợ lý.
    .too_deep = Đã đủ số cấp, không thêm được cấp dưới nữa.
    .there_already = Đơn vị đang trực thuộc đúng đơn vị ấy rồi.
unit-close-asked =
    <b>Ngừng dùng trợ lý cho { $unit }?</b>

    • Đơn vị không còn trong danh mục của trợ lý;
    • không có kỳ sinh hoạt và đợt mới.
    Những gì đã có vẫn được giữ.
unit-close-asked-cell =
    <b>Ngừng dùng trợ lý cho { $unit }?</b>

    • Chi bộ không còn trong danh mục của trợ lý;
    • không có kỳ sinh hoạt và đợt mới;
    • đảng viên không mở được chi bộ này nữa.
    Những gì đã có vẫn được giữ. Ai cũng xem và xóa được phần của mình: { -command-data }
unit-closed = { $unit } đã ngừng dùng trợ lý.
unit-not-closable =
    { $why ->
        [units_below] Còn đơn vị trực thuộc đang dùng trợ lý. Xin đồng chí ngừng hoặc chuyển các đơn vị ấy trước.
       *[open_round] Chi bộ đang có đợt tự soi. Xin đồng chí chờ đợt kết thúc rồi ngừng.
    }

unit-claim-created-cell =
    <b>Liên kết thiết lập { $unit }</b>

    Ở dưới là mã QR và liên kết, xin đồng chí gửi cho bí thư chi bộ. Ai mở liên kết và đồng ý thì làm phần việc của bí thư chi bộ này trên trợ lý, được hướng dẫn thiết lập từng bước.

    Liên kết dùng một lần, đến hết ngày { $until }, và chỉ hiện lần này. Liên kết cũ của chi bộ sẽ hết hiệu lực.
unit-claim-created-again =
    <b>Liên kết cấp lại cho bí thư { $unit }</b>

    Ở dưới là mã QR và liên kết, dùng khi bí thư mất tài khoản hoặc chi bộ đã có bí thư mới. Xin đồng chí trao tận tay: ai mở liên kết và đồng ý thì thay người đang làm phần việc của bí thư trên trợ lý, và các đồng chí có chức vụ trong chi bộ được báo.

    Liên kết dùng một lần, đến hết ngày { $until }, và chỉ hiện lần này.
unit-claim-created-officer =
    <b>Liên kết theo dõi { $unit }</b>

    Ở dưới là mã QR và liên kết, xin đồng chí gửi cho cán bộ được giao theo dõi. Ai mở liên kết và đồng ý thì xem được số liệu của đơn vị, không có tên và nội dung của ai.

    Liên kết dùng một lần, đến hết ngày { $until }, và chỉ hiện lần này. Mỗi cán bộ một liên kết riêng.
unit-claim-caption =
    { $whom ->
        [secretary] <b>Kính gửi đồng chí bí thư { $unit }</b>
       *[officer] <b>Kính gửi đồng chí cán bộ theo dõi { $unit }</b>
    }

    { $whom ->
        [secretary] Kính mời đồng chí mở liên kết để thiết lập trợ lý cho chi bộ, rồi bấm Bắt đầu (Start):
       *[officer] Kính mời đồng chí mở liên kết, rồi bấm Bắt đầu (Start):
    }
    { link-to-open }

    Liên kết dùng một lần, đến hết ngày { $until }.
unit-claim-page =
    <b>Không dùng Telegram?</b> { $whom ->
        [secretary] Kính mời đồng chí bí thư { $unit } thiết lập trợ lý trên trang web:
       *[officer] Kính mời đồng chí theo dõi { $unit } trên trang web:
    }
    { $link }

    Hoặc mở { $url } rồi nhập mã: <b>{ $code }</b> (mã dùng đến hết ngày { $codeUntil })

    Dùng một lần, đến hết ngày { $until }.
unit-claim-led = Trên trợ lý, chi bộ này đã có bí thư.
unit-claims =
    .title = <b>Liên kết còn hạn</b> · { $unit }
    .empty = Không có liên kết nào đang chờ.
    .line = { $number }. Tạo ngày { $from }, dùng đến hết ngày { $until }.
unit-officers =
    .count = Cán bộ theo dõi: { $count }
    .title = <b>Cán bộ theo dõi</b> · { $unit }
    .empty = Chưa có cán bộ nào nhận theo dõi đơn vị này.
    .line = { $number }. Nhận ngày { $from }
    .note = Trợ lý không lưu họ tên cán bộ theo dõi.
    .end = { $number ->
        [0] Thôi giao theo dõi
       *[other] Thôi giao theo dõi ({ $number })
    }
    .end_asked = Đồng chí cán bộ nhận ngày { $from } thôi theo dõi { $unit } trên trợ lý? Đồng chí ấy sẽ được báo.
    .ended = Đồng chí ấy đã thôi theo dõi.
unit-notice =
    .claimed =
        { $by ->
            [secretary] Bí thư <b>{ $unit }</b> đã mở liên kết và bắt đầu thiết lập.
           *[officer] Đã có cán bộ mở liên kết và nhận theo dõi <b>{ $unit }</b>.
        }
    .dismissed = Đồng chí thôi theo dõi <b>{ $unit }</b> trên trợ lý. Cảm ơn đồng chí.
unit-welcome =
    .officer = Kính chào đồng chí! Đồng chí được giao theo dõi { $units } trên trợ lý. Số liệu các chi bộ có ở { -command-units }
    .operator = Kính chào đồng chí! Đồng chí đang vận hành trợ lý này. Danh mục đơn vị có ở { -command-units }

unit-span =
    .month = tháng { $period }
    .quarter = quý { $period }
    .half =
        { $half ->
            [first] 6 tháng đầu năm { $year }
           *[second] 6 tháng cuối năm { $year }
        }
    .year = năm { $period }
    .months = từ { $from } đến { $to }
unit-counts =
    .title =
        <b>Số liệu { $span }</b>
        { $unit }
    .met = Đã sinh hoạt: { $met }/{ $cells } chi bộ
    .unmet = Chưa sinh hoạt: { $notMet }/{ $cells } chi bộ, có { $unmet }/{ $members } đảng viên
    .memberships =
        Đảng viên: { $members }, gồm { $official } chính thức, { $probationary } dự bị{ $unsaid ->
            [0] { "" }
           *[other] , { $unknown } chưa rõ
        }
    .meetings = Số kỳ đã sinh hoạt: { $meetings }/{ $due } (mỗi chi bộ mỗi tháng một kỳ)
    .reporting = Có đợt đã kết thúc: { $reporting }/{ $cells } chi bộ
    .members = Thuộc các đợt ấy: { $reached }/{ $members } đảng viên
    .sent = Đã gửi bản tự soi: { $sent }/{ $expected } lượt phải tự soi
    .several = Có { $count } đồng chí có tên ở hai chi bộ trở lên, được tính ở từng chi bộ.
    .commitments = Cam kết: { $made }, gồm đã khắc phục { $kept }, đang khắc phục { $running }, chưa khắc phục { $notYet }, mới { $notAsked }; trong số ấy, quá hạn { $overdue }
    .raised = <b>Nổi lên nhiều nhất</b> (số lượt nêu trên số lượt trả lời được tính)
    .raised_none = Trong các câu trả lời được tính, chưa có mục nào nổi lên.
    .item = • Mục { $item }. { $title }: { $raised }/{ $answers } lượt trả lời ({ $levels })
    .group = <b>{ $title }</b>: { $raised }/{ $answers } lượt trả lời ({ $levels })
    .note = Số liệu chốt khi đợt kết thúc; chỗ nào có thể làm lộ một người thì không cộng.
    .empty = Chưa có đợt nào kết thúc trong thời gian này.
    .groups_button = Theo nhóm mục
    .parts_button = Từng đơn vị
    .kind_button =
        { $kind ->
            [month] Tháng
            [quarter] Quý
            [half] 6 tháng
           *[year] Năm
        }
unit-groups-title = <b>Theo nhóm mục · { $span }</b>
unit-parts =
    .title = <b>Từng đơn vị · { $span }</b>
    .line =
        { $asked ->
            [0] { $number }. { $unit }: { $state }, { $members } đảng viên
           *[other] { $number }. { $unit }: { $state }, { $members } đảng viên, đã gửi { $sent }/{ $expected } lượt phải tự soi
        }
    .met = đã sinh hoạt { $met }/{ $cells } chi bộ
    .cell =
        { $met ->
            [0] chưa sinh hoạt
           *[other] đã sinh hoạt
        }
    .cell_meetings =
        { $met ->
            [0] chưa sinh hoạt (0/{ $due } kỳ)
           *[other] đã sinh hoạt { $meetings }/{ $due } kỳ
        }
    .unready = chưa thiết lập trợ lý
unit-text =
    .raised = Nổi lên (số lượt nêu trên số lượt trả lời được tính): { $items }.
    .note = Những câu trả lời có thể làm lộ một người thì không cộng.
    .item = mục { $item } ({ $raised }/{ $answers } lượt trả lời)

### Văn bản

unit-report =
    <b>Báo cáo sơ kết · { $span }</b>
    { $unit }
    .hint = Chỉ có số liệu đã chốt của các chi bộ, không có tên và nội dung của ai. Phần nhận xét, đánh giá để dòng chấm.
    .draft = Chưa hết thời gian này, nên báo cáo còn ghi “Dự thảo lần 1”.
    .button = Báo cáo sơ kết
    .other = Khoảng khác
    .ask = Báo cáo từ tháng nào đến tháng nào? Xin đồng chí gõ, ví dụ: 10/2026 - 3/2027.
    .problem =
        { $problem ->
            [span_future] Thời gian này chưa tới.
            [span_backwards] Tháng cuối đang đứng trước tháng đầu.
            [span_too_long] Dài nhất là 60 tháng.
           *[other] Tôi chưa đọc được khoảng thời gian này.
        }
    .caption = Báo cáo sơ kết: số liệu đã chốt và khung để văn phòng hoàn thiện. Chỗ để dòng chấm, xin đồng chí viết tay rồi trình ký.

document-settings = <b>Thông tin văn bản · { $unit }</b>
    .known = Đã có { $known }/{ $all } điều; điều chưa có thì để dòng chấm, đồng chí viết tay.
    .button = Thông tin văn bản
    .walk = Điền những điều còn thiếu
    .proposal = Gợi ý: <b>{ $value }</b>
    .accept = Dùng gợi ý này
    .leave = Để trống, viết tay
    .none = chưa có
    .zero = chưa có số nào
document-superior = <b>Tên đảng bộ cấp trên?</b>
    .hint = Xin gõ chữ thường, tôi sẽ in hoa, ví dụ: Đảng bộ phường Bồ Đề.
    .line = Cấp trên: { $value }
    .change = Sửa cấp trên
document-issuer = <b>Tên { $kind ->
        [cell] chi bộ
       *[unit] cấp ủy
    } ghi trên văn bản?</b>
    .hint = Xin gõ chữ thường, tôi sẽ in hoa, ví dụ: { $kind ->
        [cell] Chi bộ Tổ dân phố 5
       *[unit] Đảng ủy phường Bồ Đề
    }.
    .line = Nơi ban hành: { $value }
    .change = Sửa nơi ban hành
document-place = <b>Địa danh ghi trước ngày, tháng?</b>
    .hint = Xin gõ tên phường, xã, đặc khu, không kèm chữ “phường”, “xã”, ví dụ: Bồ Đề.
    .line = Địa danh: { $value }
    .change = Sửa địa danh
document-cellKind = <b>Chi bộ thuộc loại hình nào?</b>
    .line = Loại hình: { $value }
    .change = Sửa loại hình
    .residential = Thôn, tổ dân phố
    .office = Cơ quan, sự nghiệp
    .state_owned = Doanh nghiệp nhà nước
    .private = Kinh tế tư nhân
    .students = Học sinh, sinh viên
    .armed_forces = Lực lượng vũ trang
    .other = Loại hình khác
document-termFrom = <b>Nhiệm kỳ này bắt đầu từ ngày nào?</b>
    .hint = Xin gõ ngày bế mạc đại hội, ví dụ: 15/6/2025. Số văn bản đánh liên tục từ ngày ấy; khi đồng chí đổi ngày, tôi hỏi lại số gần nhất.
    .line = Nhiệm kỳ từ: { $value }
    .change = Sửa nhiệm kỳ
document-lastReport = <b>Báo cáo gần nhất trong nhiệm kỳ mang số mấy?</b>
    .hint = Xin gõ số, ví dụ: 05. Tôi chỉ ghi nhớ, không tự cấp số.
    .line = Báo cáo gần nhất, số: { $value }
    .change = Sửa số báo cáo
document-lastMinutes = <b>Biên bản gần nhất trong nhiệm kỳ mang số mấy?</b>
    .hint = Xin gõ số, ví dụ: 17. Nơi không đánh số biên bản thì để trống.
    .line = Biên bản gần nhất, số: { $value }
    .change = Sửa số biên bản
document-recipients = <b>Văn bản gửi những nơi nào?</b>
    .hint = Xin gõ mỗi nơi một dòng, nhiều nhất { $most } nơi.
    .line = Nơi nhận: { $value }
    .change = Sửa nơi nhận
document-signer = <b>Ai ký văn bản?</b>
    .line = Ký: { $value }
    .change = Sửa người ký
document-printing = <b>Cách in văn bản · { $unit }</b>
    .hint =
        Các nơi làm khác nhau ở những điểm này. Ô trống là theo mẫu thường dùng; bấm để đổi. { $kind ->
            [cell] Khi điền sẵn nội dung chia sẻ, biên bản có tên và phần viết của đồng chí chọn “Cả chi bộ”; mỗi đồng chí thấy việc này ở { -command-data }
           *[unit] { "" }
        }
    .button = Cách in
    .committee_opinion = Bản tự soi có ý kiến chi ủy
    .shared_in_minutes = Điền sẵn nội dung chia sẻ
    .greeting = Báo cáo có “Kính gửi”
    .minutes_unnumbered = Biên bản không ghi số
    .minutes_recipients = Biên bản có nơi nhận
    .chair_short = Biên bản ghi “Chủ trì”
    .own_review_long = Tên “Bản tự kiểm, tự soi, tự sửa”
    .old_spelling = Chữ “ủy” đặt dấu trên y
document-problem =
    .date = Tôi chưa đọc được ngày này. Xin đồng chí gõ như: 15/6/2025.
    .future = Ngày này chưa tới. Xin đồng chí gõ ngày nhiệm kỳ đã bắt đầu.
    .number = Tôi chưa đọc được số này. Xin đồng chí gõ chữ số, ví dụ: 05.
    .too_many = Nhiều nhất là { $most } nơi nhận. Xin đồng chí gộp bớt lại.

### Chuyển chi bộ

switch = <b>Các chi bộ của đồng chí</b>
    .active = Đang ở: { $cell }
    .choose = Xin đồng chí chọn chi bộ. Các lệnh và hàng nút sẽ dùng cho chi bộ ấy.
    .one = Đồng chí chỉ ở một chi bộ là { $cell }, không cần chuyển.
    .none = Đồng chí chưa ở chi bộ nào trên trợ lý này.
    .done = Từ bây giờ các lệnh và hàng nút dùng cho { $cell }.
    .since_joining = Từ bây giờ các lệnh và hàng nút dùng cho { $cell }. Đổi chi bộ: { -command-switch }
    .button_left = Nút này thuộc chi bộ khác với việc đang làm, hoặc đồng chí không còn ở chi bộ ấy. Xin đồng chí mở lại bằng lệnh.

### Kỳ chuyên đề, chương trình, dự và vắng, điểm danh, giờ nghỉ

meeting-name =
    { $kind ->
        [monthly] kỳ tháng { $period }
        [thematic] kỳ chuyên đề
       *[extra] kỳ bất thường
    }
    .full =
        { $kind ->
            [monthly] Kỳ sinh hoạt tháng { $period }
            [thematic] Sinh hoạt chuyên đề
           *[extra] Sinh hoạt bất thường
        }
    .round =
        { $kind ->
            [monthly] tháng { $period }
            [thematic] chuyên đề
           *[extra] kỳ bất thường
        }
meeting-no-round = Kỳ này không mở đợt tự soi.
meeting-told-of =
    { $state ->
        [to_announce] Chưa thông báo cho các đồng chí.
        [only_dates] Đã báo ngày giờ cho các đồng chí; chưa có chương trình.
        [not_agenda] Đã báo ngày giờ cho các đồng chí; chương trình chưa gửi.
        [changed] Chương trình đã đổi sau khi thông báo.
       *[announced] Đã thông báo cho các đồng chí.
    }
meeting-plan-new = Thêm kỳ khác
meeting-agenda = Chương trình
meeting-replies = Ai dự, ai vắng
meeting-roll-call = Điểm danh { $date }

quiet-waits = Đang giờ nghỉ. Tin sẽ gửi lúc { $when }.

plan-kind =
    { $kind ->
        [thematic] Chuyên đề
       *[extra] Bất thường
    }
    .ask =
        <b>Thêm kỳ sinh hoạt</b> · { $cell }

        Ngoài kỳ sinh hoạt hằng tháng, đồng chí muốn lên lịch kỳ nào?
plan-title =
    { $kind ->
        [thematic] <b>Kỳ chuyên đề</b>
       *[extra] <b>Kỳ bất thường</b>
    }
    .review = Xin đồng chí xem lại trước khi lên lịch.
    .day-off = • Ngày này { $reason }.
    .same-day = • Cùng ngày đã có { $name } lúc { $time }.
plan-usual = Như thường lệ
    .time = Như thường lệ: { $time }
plan-create = Lên lịch
    .done = Đã lên lịch. Xin đồng chí soạn chương trình, rồi bấm “Thông báo cho các đồng chí”. Nếu chưa bấm, đến { $when } tôi tự thông báo.
plan-drop = Thôi, không thêm
    .done = Đã thôi, không thêm kỳ nào.

agenda-title = <b>Chương trình</b> · { $name }
    .empty = Chưa có nội dung nào.
    .changed = Chương trình vừa đổi. Xin đồng chí xem lại.
    .full = Chương trình đã đủ { $most } nội dung.
agenda-hint =
    { $state ->
        [nothing_to_tell] Thêm chương trình để các đồng chí nhận trước ít nhất một ngày.
        [to_announce] Bấm “Thông báo cho các đồng chí” để gửi ngay. Nếu đồng chí chưa bấm, đến { $when } tôi tự gửi.
        [announced] Đã gửi cho các đồng chí.
        [changed] Chương trình đã đổi sau khi gửi. Tôi gửi lại được một lần nữa: xin bấm “Thông báo cho các đồng chí”; nếu đồng chí chưa bấm, đến { $when } tôi tự gửi.
       *[told_twice] Chương trình đã đổi sau hai lần gửi. Các đồng chí xem bản mới ở { -command-schedule }
    }
agenda-write = Soạn chương trình
    .again = Soạn lại cả
    .add = Thêm nội dung
agenda-point =
    .up = ↑ Đưa lên
    .down = ↓ Đưa xuống
    .edit = Sửa nội dung này
    .remove = Bỏ nội dung này
    .removed = Đã bỏ nội dung ấy.
agenda-publish = Thông báo cho các đồng chí
    .done =
        { $count ->
            [0] Chưa có đồng chí nào nhận tin qua đây.
           *[other] Thông báo đến { $count } đồng chí.
        }
    .before = Bản này đã gửi rồi.
# Trước khi gửi cả chi bộ: đọc đúng tin sẽ gửi, gửi thử cho mình.
letter-preview = Tin sẽ gửi:
    .send =
        { $count ->
            [0] Gửi
           *[other] Gửi cho { $count } đồng chí
        }
    .see = Xem tin sẽ gửi
    .back = Xem lại việc thay đổi
    .opens = Tự gửi khi đợt mở: { $when }.
    .gone = Thư này đã gửi, hoặc kỳ sinh hoạt đã hủy.
    .trial = Gửi thử cho tôi trước
    .tried = Đã gửi thử, chỉ đến đồng chí. Tin thử ở bên dưới.
agenda-ask =
    .all =
        Xin đồng chí gõ hoặc dán chương trình, mỗi dòng một nội dung, tối đa { $room } nội dung. Cuối dòng có thể kèm một liên kết.

        Bản mới thay cho bản đang có.
    .add = Xin đồng chí gõ nội dung thêm, mỗi dòng một nội dung, còn chỗ cho { $room }. Cuối dòng có thể kèm một liên kết.
    .point =
        Nội dung hiện nay:
        { $text }

        Xin đồng chí gõ lại nội dung này trong một dòng.
agenda-problem =
    .too_many = Đồng chí gõ { $count } dòng, chỉ còn chỗ cho { $room }. Xin gõ gọn lại.
    .too_long = Dòng { $line } dài quá 200 ký tự. Xin gõ gọn lại.
    .two_links = Dòng { $line } có hơn một liên kết. Xin để mỗi dòng một liên kết.
    .bad_link = Liên kết ở dòng { $line } không dùng được. Xin chép lại địa chỉ bắt đầu bằng http:// hoặc https://.

announcement =
    { $time ->
        [again] Chương trình của { $cell } có thay đổi. Nay là:
       *[first] { $cell } kính mời đồng chí dự:
    }
    .reply = Kính đề nghị đồng chí cho biết có dự được không.
    .over = Kỳ sinh hoạt này đã bắt đầu, đã qua hoặc đã hủy.
announcement-agenda = Chương trình:
    .none = Chương trình sẽ báo sau.
    .by = Chương trình dự kiến gửi trước { $when }.
    .count = Chương trình: { $count } nội dung.

reply =
    .coming = Dự
    .away = Xin phép vắng
    .unsure = Chưa rõ
    .instead = Đồng chí muốn báo vắng? Xin bấm nút dưới đây. Bản tự soi đang làm dở vẫn được giữ, lúc nào tiện xin làm tiếp: { -command-review }
    .noted = Đã ghi. Xin cảm ơn đồng chí.
    .undecided = Ngày sinh hoạt còn chờ bí thư quyết định, chưa cần báo dự hay vắng. Khi có ngày, xin đồng chí báo ở { -command-schedule }
    .nothing = Hiện không có lý do vắng nào đang viết dở.
    .absent = Tôi xin vắng kỳ này
reply-own =
    Đồng chí báo: { $reply ->
        [coming] dự
        [away] xin phép vắng
       *[unsure] chưa rõ
    }. Đổi được đến khi kỳ sinh hoạt bắt đầu.
    .silent = Đồng chí chưa báo dự hay vắng.
    .former = Kỳ sinh hoạt đã đổi ngày. Trước đây, cho ngày { $date }, đồng chí báo: { $choice }. Xin đồng chí báo lại theo ngày mới.
reply-reason = Đồng chí { $name }: { $reason }
    .ask =
        Đã ghi: đồng chí xin phép vắng kỳ { $when }.

        Nếu muốn, xin gõ lý do trong một tin ngắn. Chỉ bí thư, hoặc người làm thay, được đọc.
    .skip = Không nêu lý do
    .empty = Tôi chưa đọc được lý do. Xin đồng chí gõ lại, hoặc bấm nút dưới đây.
    .too_long = Lý do dài quá. Xin đồng chí gõ gọn trong 140 ký tự.
    .not_text = Xin đồng chí gõ bằng chữ, hoặc bấm nút dưới đây.
    .gone = Lý do này không còn, hoặc không phải gửi cho đồng chí.
    .why = Lý do: { $name }
leave = Xin vắng có lý do
    .button = Xin vắng dài ngày
    .title = <b>Xin vắng có lý do</b>
    .intro = Xin vắng một kỳ hoặc một thời gian, nhiều nhất { $months } tháng. Đồng chí xin là tôi thôi nhắc; bí thư ghi nhận thì các kỳ ấy đồng chí không tính vào số phải tự soi. Muốn tự soi thì vẫn gửi được.
    .line = • { $days }: { $status }
    .status =
        { $status ->
            [asked] chờ bí thư ghi nhận
            [part] đã ghi nhận từ { $from } đến hết { $until }, phần còn lại chờ bí thư
            [recorded] đã ghi nhận
            [taken_back] đã thôi xin
           *[declined] chưa được ghi nhận
        }
    .span =
        { $what ->
            [meeting] kỳ { $from }
           *[days] từ { $from } đến hết { $until }
        }
    .word = Lời bí thư: { $word }
    .meeting = Xin vắng kỳ { $date }
    .days = Xin vắng một thời gian
    .too = Vắng cả phần tự soi kỳ này
    .change = Đổi ngày ({ $from })
    .other_days = Đổi ngày
    .take_back = Thôi xin ({ $from })
leave-days =
    .from = <b>Đồng chí xin vắng từ ngày nào?</b> Xin chọn, hoặc gõ ngày, ví dụ 01/12.
    .until = <b>Từ { $from }, đồng chí xin vắng đến hết ngày nào?</b> Xin chọn, hoặc gõ ngày, ví dụ 14/12.
    .length =
        { $length ->
            [fortnight] Hai tuần
            [month] Một tháng
            [quarter] Ba tháng
           *[half] Sáu tháng
        }, đến { $date }
    .too_long = Mỗi lần xin vắng nhiều nhất { $months } tháng. Xin đồng chí chọn lại.
    .overlaps = Đồng chí đã xin vắng { $days }. Muốn ngày khác, xin bấm “Đổi ngày” ở lần xin ấy.
leave-reason =
    Đã chuyển bí thư: đồng chí xin vắng { $days }. Từ nay tôi không nhắc đồng chí về các kỳ ấy.

    Nếu muốn, xin gõ lý do trong một tin ngắn. Chỉ bí thư, hoặc người làm thay, được đọc.
leave-problem =
    .empty = Tôi chưa đọc được. Xin đồng chí gõ lại.
    .too_long = Tin dài quá. Xin đồng chí gõ gọn lại.
    .not_text = Xin đồng chí gõ bằng chữ, hoặc bấm nút dưới đây.
leave-list = <b>Ai xin vắng</b>
    .button = Ai xin vắng
    .none = Hiện chưa có đồng chí nào xin vắng.
    .hint = Dấu • là chờ đồng chí ghi nhận, ✓ là đã ghi nhận.
    .person = Đồng chí <b>{ $name }</b> xin vắng { $days }.
    .state =
        { $status ->
            [asked] Đang chờ đồng chí.
            [part] Đã ghi nhận từ { $from } đến hết { $until }; phần còn lại đang chờ đồng chí.
            [recorded] Đã ghi nhận.
           *[declined] Chưa ghi nhận.
        }
    .effect = Đồng chí ấy đã thôi được nhắc. Ghi nhận thì không tính vào số phải tự soi các kỳ ấy; đợt đã chốt giữ nguyên.
    .record = Ghi nhận
    .decline = Chưa ghi nhận
    .undo = Bỏ ghi nhận
    .why = Xem lý do
    .no_reason = Đồng chí ấy không nêu lý do.
    .recorded = Đã ghi nhận, và đã báo đồng chí ấy.
    .declined = Đã báo đồng chí ấy.
    .decided_before = Việc này đã được quyết định.
    .word = Xin đồng chí gõ một câu gửi đồng chí { $name }, nói rõ vì sao chưa ghi nhận. Gõ xong tôi báo ngay.
    .gone = Đồng chí ấy không còn xin vắng.
leave-notice =
    .recorded = <b>Đã ghi nhận: đồng chí vắng có lý do { $days }.</b> Các kỳ ấy tôi không nhắc, và không tính đồng chí vào số phải tự soi.
    .declined = <b>Bí thư chưa ghi nhận đồng chí xin vắng { $days }.</b> Các kỳ ấy tôi nhắc như thường. Cần trao đổi thêm, xin đồng chí gặp bí thư.
    .taken_back = Đồng chí <b>{ $name }</b> thôi xin vắng { $days }. Tôi lại tính và nhắc như các đồng chí khác.
    .ending = Đồng chí <b>{ $name }</b> vắng có lý do đến hết { $until }. Sau ngày ấy tôi lại tính và nhắc như thường.
    .ending_own = Đồng chí vắng có lý do đến hết { $until }. Sau ngày ấy tôi lại nhắc như thường. Cần thêm thời gian, xin đồng chí bấm “Đổi ngày”.
reply-list =
    .title = <b>Ai dự, ai vắng</b> · kỳ { $date }
    .former = <b>Đã báo cho ngày cũ, chưa báo lại:</b>
        { $names }
    .hint = Việc báo dự hay vắng chỉ để đồng chí biết. Miễn nhắc ai là do đồng chí quyết định.
    .excuse = Miễn nhắc: { $name }
    .excused = Đã miễn nhắc: { $name }
    .notice =
        Đồng chí { $name } vừa báo dự kỳ sinh hoạt { $when }.

        Trước đó đồng chí ấy được ghi vắng có lý do. Nay tôi tính là dự, và nhắc như các đồng chí khác.
reply-count =
    .coming = <b>Dự: { $count }</b>
    .away = <b>Xin phép vắng: { $count }</b>
    .unsure = <b>Chưa rõ: { $count }</b>
    .silent = <b>Chưa trả lời: { $count }</b>
    .exempt = Miễn sinh hoạt: { $count }

roll-call-title = <b>Điểm danh { $date }</b> · { $name }
roll-call-phase =
    .early = Điểm danh mở trước giờ sinh hoạt hai tiếng.
    .closed = Đã quá ba mươi ngày, điểm danh chỉ còn để xem.
    .not_now = Điểm danh mở từ hai giờ trước giờ sinh hoạt đến hết ba mươi ngày sau.
    .cancelled = Kỳ sinh hoạt này không tổ chức.
roll-call-past = Các kỳ đã qua
    .title = Đồng chí muốn xem điểm danh kỳ nào?
    .none = Chi bộ chưa sinh hoạt kỳ nào.
roll-call-rate =
    { $expected ->
        [1] { $present ->
            [0] Vắng
           *[other] Có mặt
        }
       *[other] Có mặt { $present }/{ $expected } ({ $percent }%)
    }
    .so-far = Đã ghi có mặt { $present }
    .none = Chưa ghi đồng chí nào.
    .absent = Vắng có lý do { $excused } · không lý do { $unexcused }
    .memberships =
        Chính thức { $official }/{ $officials }, dự bị { $probationary }/{ $probationaries }{ $unknown ->
            [0] { "" }
           *[other] , chưa rõ { $unknown }
        }
    .left = Chưa ghi { $count }
    .year = Từ đầu năm { $year }: { $meetings } kỳ, có mặt { $present }/{ $expected } ({ $percent }%)
roll-call-held =
    { $held ->
        [word] Đã ghi: chi bộ đã sinh hoạt kỳ này, không điểm danh.
       *[unknown] Kỳ này chưa được tính là đã sinh hoạt.
    }
    .button =
        { $held ->
            [word] Bỏ ghi đã sinh hoạt
           *[unknown] Đã sinh hoạt, không điểm danh
        }
roll-call-legend = ✓ có mặt · P có lý do · ✗ không lý do
    .hint = Bấm tên để ghi, bấm nữa để đổi; lưu ngay.
    .suggested = Dấu ? là theo điều đã báo trước; bấm để xác nhận.
roll-call-rest = Các đồng chí còn lại: có mặt
    .away = Xác nhận vắng có lý do ({ $count })

digest-title =
    { $occasion ->
        [before] <b>Ngày mai sinh hoạt</b> · { $name }
        [complete] <b>Tất cả các đồng chí đã tự soi xong</b> · { $name }
       *[after] <b>Sau kỳ sinh hoạt</b> · { $name }
    }
digest-finished =
    { $expected ->
        [1] { $finished ->
            [0] Tự soi: chưa gửi.
           *[other] Tự soi: đã gửi.
        }
       *[other] Tự soi: đã gửi { $finished }/{ $expected }.
    }
digest-to-call = <b>Cần gọi { $count } đồng chí</b> (tin chưa đến):
digest-asking = Xin vắng, chờ đồng chí ghi nhận: { $names }.
digest-committee = Bản tự soi của chi ủy: chưa gửi.
digest-no-agenda = Chương trình: chưa có.
digest-replies = Báo dự { $coming } · xin phép vắng { $away } · chưa rõ { $unsure } · chưa trả lời { $silent }
digest-suggestions = Góp ý cho chi ủy chưa trả lời: { $count }
digest-after =
    .closed =
        { $total ->
            [1] { $sent ->
                [0] Đợt tự soi đã kết thúc: chưa gửi.
               *[other] Đợt tự soi đã kết thúc: đã gửi.
            }
           *[other] Đợt tự soi đã kết thúc: đã gửi { $sent }/{ $total }.
        }
    .final = Đã chốt: số bản gửi đúng hạn, số liệu từng mục của các bản ấy, số cam kết và góp ý.
    .late = Ai chưa gửi còn gửi được đến { $until }, ghi là gửi muộn.
    .summary =
        { $approved ->
            [yes] Bản tổng hợp: đã duyệt.
           *[no] Bản tổng hợp: chưa duyệt.
        }
    .roll_call = Điểm danh: chưa ghi { $count } đồng chí.
digest-summary = Bản tổng hợp
digest-remind = Nhắc các đồng chí

thematic-missing =
    Kính gửi đồng chí bí thư,

    Mỗi quý chi bộ sinh hoạt chuyên đề ít nhất một lần. Quý này kết thúc ngày { $date }, tôi chưa thấy kỳ chuyên đề nào trên lịch.

    Nếu chi bộ đã sinh hoạt rồi, xin đồng chí bỏ qua tin này.
    .line = Quý này (đến { $date }) chưa có kỳ chuyên đề nào.
    .plan = Lên lịch chuyên đề

snooze =
    .tonight = Nhắc lại tối nay
    .tomorrow = Nhắc lại ngày mai
    .done = Tôi sẽ nhắc đồng chí lúc { $when }.
    .before = Tôi đã hẹn nhắc đồng chí lúc { $when }.
    .late = Nay không kịp nhắc lại nữa. Kính đề nghị đồng chí làm khi tiện.
    .not-needed = Đồng chí không còn phải làm gì cho đợt này.

### Chép sang Zalo

zalo =
    <b>{ $to ->
        [person] Lời nhắn riêng một đồng chí
       *[group] Lời nhắn cho nhóm Zalo
    }</b>
    .hint = Xin đồng chí bấm “Chép lời nhắn”, hoặc chạm vào lời nhắn, rồi dán vào Zalo.
    .button = Chép cho nhóm Zalo
    .copy = Chép lời nhắn
    .other =
        { $to ->
            [person] Lời nhắn riêng một đồng chí
           *[group] Lời nhắn cho nhóm Zalo
        }
    .round =
        { $to ->
            [person] Kính gửi đồng chí.
           *[group] Kính gửi các đồng chí.
        }
        Chi bộ đang tự soi, tự sửa trước kỳ sinh hoạt { $when }, tại { $place }.
        { $to ->
            [person] Xin đồng chí mở { $url }. Cần giúp gì, xin nhắn lại cho tôi.
           *[group] Đồng chí nào chưa gửi, xin mở { $url }. Cần giúp gì, xin nhắn riêng cho tôi.
        }
    .counts = Sinh hoạt { $when }, tại { $place }. Tự soi tại { $url }
    .meeting =
        { $to ->
            [person] Kính mời đồng chí
           *[group] Kính mời các đồng chí
        } dự sinh hoạt chi bộ lúc { $when }, tại { $place }.
    .reply = Xin báo dự hay vắng tại { $url }
    .next = Sinh hoạt tới: { $when }, tại { $place }.
    .own = Chép lời nhắn riêng
    .own-code = Kính mời đồng chí { $name } dùng trợ lý tự soi, tự sửa của { $unit }: mở { $url }, nhập mã { $code }. Dành riêng cho đồng chí, dùng một lần, đến hết ngày { $until }.
    .own-link = Kính mời đồng chí { $name } dùng trợ lý tự soi, tự sửa của { $unit }: mở { $link }. Dành riêng cho đồng chí, dùng một lần, đến hết ngày { $until }.
    .claim-code =
        { $whom ->
            [secretary] Kính mời đồng chí bí thư { $unit } thiết lập trợ lý tự soi, tự sửa
           *[officer] Kính mời đồng chí theo dõi { $unit } trên trợ lý tự soi, tự sửa
        }: mở { $url }, nhập mã { $code }. Dùng một lần, đến hết ngày { $until }.
    .claim-link =
        { $whom ->
            [secretary] Kính mời đồng chí bí thư { $unit } thiết lập trợ lý tự soi, tự sửa
           *[officer] Kính mời đồng chí theo dõi { $unit } trên trợ lý tự soi, tự sửa
        }: mở { $link }. Dùng một lần, đến hết ngày { $until }.
    .invite =
        { $to ->
            [person] Kính mời đồng chí dùng trợ lý tự soi, tự sửa của { $unit }: { $url }. Tôi gửi mã kết nối ngay sau đây; mã chỉ dùng cho đồng chí.
           *[group] { $unit } dùng trợ lý tự soi, tự sửa tại { $url }. Tôi gửi mã riêng từng đồng chí; ai chưa nhận được, xin nhắn tôi.
        }

### Nhóm Telegram của chi bộ

cell-group = Nhóm Telegram của chi bộ
group-untitled = chưa đọc được tên
group-asked =
    Tôi đang ở trong nhóm “{ $title }”. Đây có phải nhóm Telegram của { $cell } không?

    Khi đồng chí xác nhận, tôi báo vào nhóm: đợt tự soi mở, kỳ sinh hoạt thay đổi, số đồng chí đã hoàn thành. Chỉ có con số, không có tên ai. Trong nhóm, tôi chỉ đọc lệnh gửi cho tôi.
    .confirm = Đúng, nối với chi bộ
    .decline = Không phải
group-replace = Thay bằng nhóm mới
    .ask = { $cell } đang nối với nhóm “{ $current }”. Đồng chí muốn thay bằng nhóm “{ $title }”?
    .keep = Giữ nhóm đang nối
group-is-linked = { $cell } đang nối với nhóm “{ $title }”. Trong nhóm, gửi { -command-progress } là thấy số đồng chí đã hoàn thành.
    .in-topic = Tôi báo tin ở chủ đề đã chọn trong nhóm. Muốn đổi, xin đồng chí gửi { -command-progress } ở chủ đề khác rồi bấm “Báo tin ở chủ đề này”.
    .unlink = Bỏ nối nhóm
group-admin = Telegram chuyển cho quản trị viên mọi tin nhắn trong nhóm. Tôi bỏ ngay, không lưu; nhưng tôi không cần quyền ấy, kính đề nghị đồng chí rút lại.
    .is = Tôi đang là quản trị viên của nhóm. { group-admin }
    .made = Tôi vừa được đặt làm quản trị viên của nhóm “{ $title }”, { $cell }. { group-admin }
group-is-none = { $cell } chưa nối với nhóm nào. Xin đồng chí thêm tôi vào nhóm, không cần đặt làm quản trị viên. Nếu tôi đã ở trong nhóm, xin đồng chí gửi { -command-progress } tại đó.
    .offer = Nối với nhóm “{ $title }”
    .add = Thêm tôi vào nhóm
group-toast =
    { $done ->
        [linked] Đã nối nhóm với chi bộ.
        [unlinked] Đã bỏ nối. Trong nhóm tôi sẽ giữ im lặng.
       *[declined] Đã rõ. Trong nhóm ấy tôi sẽ giữ im lặng.
    }
group-gone = Không nối được nhóm này: tôi không còn ở trong nhóm, hoặc nhóm đã nối với chi bộ khác.
group-removed = Tôi không còn ở trong nhóm Telegram của { $cell }, nên nhóm không còn nối với chi bộ. Tin nhắn riêng cho từng đồng chí vẫn như thường. Muốn nối lại, xin đồng chí thêm tôi vào nhóm.
group-hello = Kính chào các đồng chí.
group-unlinked = Nhóm này chưa nối với chi bộ nào.
group-how =
    { $why ->
        [asked] Tôi đã nhắn riêng đồng chí bí thư để xác nhận nhóm này.
        [unready] Để nối nhóm, trước hết xin đồng chí bí thư làm xong phần thiết lập trong tin nhắn riêng với tôi, rồi gửi { -command-progress } tại đây.
        [several] Đồng chí làm phần việc của bí thư ở nhiều chi bộ: xin chọn chi bộ bằng { -command-switch } trong tin nhắn riêng với tôi, rồi gửi { -command-progress } tại đây.
        [anonymous] Đồng chí đang gửi với danh nghĩa của nhóm, nên để nối nhóm với chi bộ, xin đồng chí bí thư tạm tắt “Ẩn danh” trong quyền quản trị của mình rồi gửi { -command-progress } tại đây.
       *[nobody] Để nối nhóm này với chi bộ, xin đồng chí bí thư gửi { -command-progress } tại đây.
    }
group-here = Báo tin ở chủ đề này
    .chosen = Từ nay tôi báo tin của chi bộ ở chủ đề này.
    .denied = Việc này do bí thư chi bộ chọn.
group-is-muted =
    { $why ->
        [topic] Chủ đề nhận tin đang đóng, nên tôi chưa báo tin được. Xin người quản trị nhóm mở lại chủ đề, hoặc đồng chí gửi { -command-progress } ở chủ đề khác rồi bấm “Báo tin ở chủ đề này”. Mở lại rồi, tôi tự báo tiếp.
        [deactivated] Nhóm đã đóng, nên tôi không báo tin được. Xin đồng chí bỏ nối và nối chi bộ với nhóm khác.
       *[rights] Nhóm chưa cho tôi gửi tin. Xin người quản trị nhóm cho tôi quyền gửi tin nhắn. Có quyền rồi, tôi tự báo tiếp.
    }
group-muted =
    { $why ->
        [topic] Tôi chưa báo tin được trong nhóm Telegram của { $cell }: chủ đề nhận tin đang đóng. Xin người quản trị nhóm mở lại chủ đề; mở rồi, tôi tự báo tiếp.
        [deactivated] Tôi không báo tin được nữa trong nhóm Telegram của { $cell }: nhóm đã đóng. Xin đồng chí nối chi bộ với nhóm khác.
       *[rights] Tôi chưa báo tin được trong nhóm Telegram của { $cell }: nhóm chưa cho tôi gửi tin. Xin người quản trị nhóm cho tôi quyền gửi tin nhắn; có quyền rồi, tôi tự báo tiếp.
    } Tin nhắn riêng cho từng đồng chí vẫn như thường.
group-linked = Nhóm này đã nối với { $cell }. Tôi sẽ báo tại đây khi đợt tự soi mở, khi kỳ sinh hoạt thay đổi, và số đồng chí đã hoàn thành. Tôi chỉ đọc lệnh gửi cho tôi, không đọc tin các đồng chí trao đổi với nhau.
group-opened =
    { $cell }: đã mở đợt tự soi cho kỳ sinh hoạt { $when }, tại { $place }.

    Kính đề nghị các đồng chí làm xong trước giờ sinh hoạt.
group-counts =
    { $expected ->
        [0] { $cell }: đợt này không có đồng chí nào phải gửi bản tự soi.
        [1] { $cell }: đợt tự soi đang mở.
       *[other] { $cell }: { $left ->
            [0] cả { $expected }/{ $expected } đồng chí đã hoàn thành tự soi. Xin cảm ơn các đồng chí.
           *[other] đã có { $finished }/{ $expected } đồng chí hoàn thành tự soi.
        }
    }
group-days =
    { $days ->
        [0] Sinh hoạt hôm nay, { $when }.
        [1] Sinh hoạt ngày mai, { $when }.
       *[other] Còn { $days } ngày nữa là sinh hoạt: { $when }.
    }
group-none-open = { $cell }: hiện chưa có đợt tự soi nào đang mở.
    .next = Đợt tới mở vào { $date }.
group-meeting = { $cell }: kính mời các đồng chí dự sinh hoạt lúc { $when }, tại { $place }.
group-moved = { $cell }: kỳ sinh hoạt chuyển sang { $when }, tại { $place }. Lịch trước: { $before }, tại { $beforePlace }.
group-cancelled = { $cell }: kỳ sinh hoạt { $when } không tổ chức nữa.
group-put-back = { $cell }: kỳ sinh hoạt { $when } vẫn tổ chức, tại { $place }.
group-open-review = Mở bản tự soi của tôi
group-tap = Xin đồng chí mở tin nhắn riêng với tôi.
group-progress = Tiến độ
    .member = Lệnh này dùng trong nhóm Telegram của chi bộ. Việc của riêng đồng chí có ở { -command-review }

### Cam kết tự sửa

review-commitment =
    .title = <b>Cam kết trước</b> · { $number }/{ $total }
    .made = Ngày { $date }, đồng chí đã cam kết:
    .ask = Đến nay việc này thế nào, thưa đồng chí?
    .said = Đã ghi: <b>{ $status }</b>
    .previous = ‹ Cam kết trước
review-commitment-note =
    .running = Việc đã làm đến đâu? Nếu muốn, xin đồng chí viết một vài câu.
    .not_yet = Còn vướng ở đâu? Nếu muốn, xin đồng chí viết một vài câu.
    .skip = Không viết thêm ›
review-commitment-deadline = Đồng chí có muốn đặt thời hạn mới? Xin bấm chọn, hoặc gõ ngày như 15/12 hay “cuối tháng”.
    .keep = Giữ như cũ ›
review-prefill = Giống { $round }
    .hint = Các mục có dấu ? được lấy theo bản trước. Xin đồng chí mở từng mục ấy để xem còn đúng không.
    .right = Vẫn đúng
    .item = Lấy theo bản trước. Nếu còn đúng, xin đồng chí bấm “Vẫn đúng”; nếu đã khác, xin chọn lại.

commitment-status =
    { $status ->
        [kept] đã khắc phục
        [running] đang khắc phục
        [not_yet] chưa khắc phục
        [withdrawn] đã rút
       *[made] mới cam kết
    }
commitment-button =
    .kept = Đã khắc phục
    .running = Đang khắc phục
    .not_yet = Chưa
    .note = Viết thêm
    .due = Thời hạn mới
    .silence = Tắt lời nhắc
    .remind = Bật lời nhắc
    .back = ‹ Cam kết
commitment-list =
    .open = <b>Đang thực hiện</b>
    .kept = <b>Đã khắc phục</b> (12 tháng qua)
    .due = hạn { $date }
    .overdue = quá hạn từ { $date }
    .settled = xong ngày { $date }
    .hint = Đồng chí bấm số để xem, hoặc ghi lại đã làm đến đâu.
    .empty =
        Đồng chí chưa có cam kết nào.

        Khi tự soi một mục còn thiếu sót, đồng chí viết “Biện pháp khắc phục”. Gửi bản xong, biện pháp ấy thành cam kết tự sửa ở đây; lần sau tôi hỏi lại, và nhắc riêng đồng chí khi gần đến hạn.
    .no-due = chưa đặt thời hạn
commitment =
    .item = <b>Mục { $item }. { $name }</b>
    .made = Cam kết ngày { $date }:
    .state = Hiện nay: <b>{ $status }</b>
    .silent = Lời nhắc thời hạn đang tắt.
commitment-due = Thời hạn: { $date }
    .overdue = Thời hạn: { $date } (đã qua)
    .none = Chưa đặt thời hạn.
commitment-readers =
    { $sharing ->
        [cell] Cả chi bộ được đọc.
        [secretary] Chỉ bí thư (hoặc người làm thay) mà đồng chí đã chọn được đọc.
       *[counts_only] Chỉ lấy số liệu, không ai đọc được.
    }
commitment-events = <b>Đã ghi</b>
    .more = … và { $count } lần trước nữa.
    .due = thời hạn { $due }
commitment-ask =
    .note = Xin đồng chí viết một vài câu: việc đã làm đến đâu, hoặc còn vướng ở đâu.
    .due = Đồng chí định xong trước ngày nào? Xin bấm chọn, hoặc gõ ngày như 15/12 hay “cuối tháng”.
    .no-note = Không viết thêm
    .keep-due = Giữ thời hạn cũ
commitment-edited = Tôi lưu theo tin gửi lần đầu. Muốn đổi, xin viết lại.
commitment-reminding =
    { $reminded ->
        [on] Đã bật
       *[off] Đã tắt
    } lời nhắc của cam kết này.
commitment-notice =
    { $days ->
        [0] Hôm nay là hạn cam kết tự sửa của đồng chí.
        [1] Còn 1 ngày nữa đến hạn cam kết tự sửa của đồng chí.
       *[other] Còn { $days } ngày nữa đến hạn cam kết tự sửa của đồng chí.
    }
    .private = Lời nhắc này chỉ gửi riêng đồng chí.

### Cam kết năm

pledge =
    .title = <b>Cam kết tu dưỡng, rèn luyện, phấn đấu năm { $year }</b>
    .intro =
        Mỗi năm lập một lần (Quy định 19-QĐ/TW), gồm bốn phần; phần nào chưa có thì bỏ qua. Viết xong, đồng chí chọn ai được đọc, rồi in ra ký.

        Giữa năm và cuối năm tôi hỏi lại, mỗi lần một tin. Nội dung giữ đến hết ngày 31/3 năm sau rồi tự xóa; số liệu chung thì còn.
    .ask = Phần { $place }/4: <b>{ $part }</b>
    .which = Đồng chí muốn sửa phần nào?
    .state = Kết quả ghi ngày { $date }: <b>{ $status }</b>
    .note = Xin đồng chí viết đã làm được gì, hoặc còn vướng gì.
    .empty = Đồng chí chưa viết phần nào nên chưa lập được cam kết.
    .paper =
        { $contested ->
            [yes] Đồng chí đã báo là chưa nộp bản cam kết giấy năm nay, nên lần ghi nhận ngày { $date } không được tính.
           *[no] Ngày { $date }, đồng chí { $name } ghi nhận bản cam kết giấy của đồng chí. Chỉ ghi là đã lập, không giữ nội dung. Đồng chí vẫn lập ở đây được; khi đó chỉ tính một lần.
        }
    .erasing = Xóa cam kết này cùng những kết quả đồng chí đã ghi? Nơi nào đã hiện nội dung ấy, tôi gỡ bỏ. Số liệu chung đã chốt không mang tên nên không đổi. Xóa rồi không lấy lại được.
pledge-part =
    .ideology = Tư tưởng chính trị
    .ethics = Đạo đức, lối sống
    .duties = Nhiệm vụ được giao
    .discipline = Kỷ luật, nêu gương
pledge-hint =
    .ideology = Ví dụ: đọc nghị quyết trước khi họp; không chia sẻ tin chưa kiểm chứng.
    .ethics = Ví dụ: nói đi đôi với làm; góp ý thẳng, không nể nang.
    .duties = Ví dụ: phụ trách tổ 3, mỗi tháng thăm năm hộ.
    .discipline = Ví dụ: dự đủ các kỳ sinh hoạt, bận thì báo trước.
pledge-sharing = Ai được đọc cam kết này của đồng chí?
    .cell = <b>Cả chi bộ</b>: có tên, có thể đọc khi sinh hoạt.
    .secretary = <b>Riêng đồng chí { $name }</b>: có tên, người khác không xem được.
    .counts_only = <b>Chỉ lấy số liệu</b>: không ai đọc được; kết quả chỉ cộng khi có từ năm bản như vậy.
pledge-status =
    { $status ->
        [kept] Đã thực hiện
        [running] Đang thực hiện
       *[not_yet] Chưa thực hiện
    }
pledge-button =
    .open = Cam kết năm
    .read = Xem cam kết
    .make = Lập cam kết
    .skip =
        { $making ->
            [yes] Bỏ qua phần này
           *[no] Xóa phần này
        }
    .change = Sửa nội dung
    .note = Ghi đã làm được gì
    .erase = Xóa cam kết
    .contest =
        { $contested ->
            [yes] Tôi có nộp bản giấy
           *[no] Tôi chưa nộp bản giấy
        }
pledge-notice =
    { $time ->
        [half] Đã qua nửa năm. Cam kết tu dưỡng, rèn luyện, phấn đấu năm { $year } đến nay thế nào, thưa đồng chí?
       *[end] Sắp hết năm. Cam kết tu dưỡng, rèn luyện, phấn đấu năm { $year } đến nay thế nào, thưa đồng chí?
    }
pledge-cell =
    .button = Cam kết năm
    .title = <b>Cam kết năm { $year }</b> · { $unit }
    .counts = Đã lập trên trợ lý: { $made }/{ $expected } đồng chí phải lập (không tính diện miễn sinh hoạt và sinh hoạt tạm thời).
    .papers = Đã ghi nhận bản giấy: { $onPaper } đồng chí.
    .mark = Ghi nhận bản giấy
    .readable = Xin bấm tên để đọc cam kết đã chia sẻ với cả chi bộ hoặc riêng với đồng chí. Người viết biết ai đã xem.
    .none = Chưa có cam kết nào chia sẻ với cả chi bộ hoặc riêng với đồng chí.
pledge-paper =
    .title = <b>Cam kết năm { $year } nộp bằng giấy</b> · { $unit }
    .hint = Xin bấm tên đồng chí đã nộp bản giấy; bấm lần nữa để bỏ. Chỉ ghi là đã lập, không giữ nội dung. Đồng chí ấy xem được và có thể báo là chưa nộp.
    .count = Đã ghi nhận: { $count }
    .contested = Đồng chí { $name } báo là chưa nộp bản giấy, nên không ghi thêm được. Xin trao đổi với đồng chí ấy.

### Chức vụ

office-title =
    <b>Chức vụ</b> · { $unit }
    Ở đây chỉ ghi ai dùng trợ lý theo chức vụ nào. Chức danh do chi bộ bầu, cấp ủy có thẩm quyền chuẩn y hoặc chỉ định.
    .secretary = Bí thư: { $name }
    .deputies = Phó bí thư: { $names }
    .officers = Chi ủy viên: { $names }
    .offered = Đang chờ đồng chí { $name } nhận phần việc của bí thư trên trợ lý, đến { $until }.
office-acting =
    { $inForce ->
        [yes] Làm thay bí thư
       *[no] Sẽ làm thay bí thư
    }: { $name }, từ { $from } đến hết { $until }
office-button = Chức vụ
office-hand = Bàn giao phần việc của bí thư
    .choose = Đồng chí bàn giao phần việc của bí thư trên trợ lý cho ai?
    .ask =
        <b>Bàn giao phần việc của bí thư { $unit } trên trợ lý cho đồng chí { $name }?</b>

        Tôi sẽ hỏi riêng đồng chí ấy, chờ trả lời trong { $days } ngày. Khi đồng chí ấy nhận, phần việc chuyển ngay; đồng chí vẫn dùng trợ lý như mọi đảng viên. Trước lúc ấy đồng chí rút lại được.

        Phần các đồng chí đã chia sẻ riêng với đồng chí không chuyển sang người mới.
    .offer = Gửi đề nghị bàn giao
    .proposed = Đã gửi đề nghị bàn giao đến đồng chí { $name }. Đồng chí ấy có thể nhận đến { $until }.
    .already_proposed = Đang chờ đồng chí { $name } trả lời, đến { $until }. Muốn bàn giao cho người khác, xin đồng chí rút đề nghị này trước.
office-withdraw = Rút đề nghị bàn giao
    .done = Đã rút đề nghị bàn giao với đồng chí { $name }. Đồng chí vẫn làm phần việc của bí thư.
office-act = Nhờ đồng chí khác làm thay
    .choose = Đồng chí nhờ ai làm thay?
    .from = <b>Đồng chí { $name } làm thay bí thư từ ngày nào?</b> Xin chọn, hoặc gõ ngày, ví dụ 01/12.
    .until = <b>Từ { $from }, đồng chí { $name } làm thay bí thư đến hết ngày nào?</b> Xin chọn, hoặc gõ ngày, ví dụ 14/12.
    .today = Từ hôm nay
    .tomorrow = Từ ngày mai
    .ask =
        <b>Nhờ đồng chí { $name } làm thay bí thư trên trợ lý?</b>

        Từ { $from } đến hết { $until }. Trong thời gian ấy đồng chí ấy làm được mọi việc của bí thư trên trợ lý, trừ bàn giao và nhờ làm thay; phần chia sẻ riêng được gửi đến đồng chí ấy. Hết hạn thì tự thôi.
    .appoint = Nhờ đồng chí ấy
    .appointed = Đã nhờ đồng chí { $name } làm thay bí thư, từ { $from } đến hết { $until }. Tôi đã báo, và sẽ báo lúc bắt đầu, lúc kết thúc.
    .overlaps = Thời gian ấy đã có đồng chí { $name } làm thay bí thư. Xin đồng chí chọn ngày khác, hoặc cho thôi trước.
office-end = Thôi làm thay: { $name }
    .ask = Đồng chí { $name } thôi làm thay bí thư từ bây giờ?
    .now = Thôi từ bây giờ
    .done = Đồng chí { $name } đã thôi làm thay bí thư, và được báo.
    .before = Đồng chí ấy đã thôi làm thay bí thư từ trước.
office-roles = Phó bí thư, chi ủy viên
    .choose = Đồng chí ghi hoặc bỏ chức vụ của ai?
office-candidates =
    .none = Chưa có đồng chí nào nhận được. Xin mời các đồng chí kết nối và bấm đồng ý trước: { -command-invite }
    .left = { $count } đồng chí chưa kết nối hoặc chưa bấm đồng ý nên chưa nhận được.
    .not_able = Đồng chí { $name } chưa nhận được phần việc này: cần có tên trong danh sách, đã kết nối và bấm đồng ý.
office-accept = Tôi nhận
    .done =
        <b>Từ lúc này đồng chí làm phần việc của bí thư { $unit } trên trợ lý.</b>

        Đồng chí { $from } đã được báo. Danh sách, kỳ sinh hoạt, bản tổng hợp trên trợ lý nay do đồng chí phụ trách.

        Phần đã chia sẻ riêng với đồng chí { $from } không chuyển sang đồng chí.
    .menu = Hàng nút cuối màn hình đã đổi theo phần việc mới. Việc của chi bộ: { -command-cell }
    .not_yours = Đề nghị bàn giao này dành cho đồng chí khác.
office-decline = Tôi chưa nhận
    .done = Vâng. Tôi báo lại để đồng chí { $from } biết.
office-over =
    { $state ->
        [accepted] Đã bàn giao xong: đồng chí làm phần việc của bí thư { $unit } trên trợ lý.
        [declined] Đề nghị bàn giao này chưa được nhận nên không còn hiệu lực.
        [expired] Đề nghị bàn giao này đã quá hạn. Nếu vẫn cần, xin bí thư gửi lại.
       *[withdrawn] Đề nghị bàn giao này không còn hiệu lực. Nếu vẫn cần, xin bí thư gửi lại.
    }
office-length =
    { $length ->
        [week] Một tuần
        [fortnight] Hai tuần
       *[month] Một tháng
    }, đến { $date }
office-problem =
    .date = Tôi chưa đọc được ngày này. Xin đồng chí gõ như 14/12.
    .typed = Ở bước này xin đồng chí gõ một ngày, hoặc bấm nút bên dưới.
    .past_yearless = Ngày này đã qua. Có phải ý đồng chí là sang năm? Nếu phải, xin gõ cả năm; nếu không, xin chọn từ hôm nay trở đi.
    .past = Ngày này đã qua. Xin đồng chí chọn từ hôm nay trở đi.
    .too_far = Ngày này xa quá. Xin đồng chí chọn ngày bắt đầu trong { $months } tháng tới.
    .ends_before = Ngày cuối phải bằng hoặc sau ngày đầu. Xin đồng chí chọn lại.
    .too_long = Mỗi lần làm thay nhiều nhất { $months } tháng. Lâu hơn, xin đồng chí bàn giao phần việc.
office-kept-secretary = Đồng chí này đang làm phần việc của bí thư nên chưa bỏ khỏi danh sách được. Cần bàn giao phần việc ấy trước.
office-secretarys-row =
    Tên <b>{ $name }</b> trong danh sách là của bí thư chi bộ.

    Tài khoản này chỉ bí thư tự chuyển được, hoặc bàn giao phần việc trên trợ lý trước. Nếu bí thư mất tài khoản, xin nhờ người vận hành cấp lại liên kết.
office-notice-offered =
    <b>Đồng chí nhận phần việc của bí thư trên trợ lý?</b>

    Đồng chí { $from } đề nghị bàn giao phần việc của bí thư { $unit } trên trợ lý cho đồng chí. Khi đồng chí nhận, phần việc chuyển sang đồng chí ngay.

    Việc này chỉ đổi người dùng trợ lý. Chức danh bí thư do chi bộ bầu, cấp ủy có thẩm quyền chuẩn y hoặc chỉ định.

    Đồng chí trả lời được đến { $until }.
office-notice-offer-over =
    Đề nghị bàn giao phần việc của bí thư { $unit } { $state ->
        [withdrawn] đã được rút lại
       *[expired] đã hết hạn
    }. Đồng chí không cần làm gì.
office-notice-not-taken =
    .declined = Đồng chí { $name } chưa nhận phần việc của bí thư. Đồng chí vẫn làm phần việc ấy; muốn bàn giao cho người khác, xin bấm nút dưới đây.
    .expired = Đề nghị bàn giao phần việc của bí thư với đồng chí { $name } đã hết hạn, chưa được nhận. Đồng chí vẫn làm phần việc ấy; nếu vẫn cần, xin bấm nút dưới đây để gửi lại.
office-notice-handed-over = Đồng chí { $name } đã nhận phần việc của bí thư { $unit } trên trợ lý. Cảm ơn đồng chí. Hàng nút cuối màn hình đã đổi theo.
office-notice-secretary-changed =
    Kính báo đồng chí: từ nay đồng chí { $to } làm phần việc của bí thư { $unit } trên trợ lý, thay đồng chí { $from }.

    Những gì đồng chí đã gửi riêng đồng chí { $from } thì đồng chí { $to } không xem được.
office-notice-role =
    .given = Đồng chí được ghi trên trợ lý là { $role }, { $unit }. Hàng nút cuối màn hình đã đổi theo; hướng dẫn có ở { -command-help }
    .ended = Trên trợ lý, đồng chí không còn được ghi là { $role }, { $unit }. Cảm ơn đồng chí. Hàng nút cuối màn hình đã đổi theo.
office-notice-acting =
    .named = Đồng chí được nhờ làm thay bí thư { $unit } trên trợ lý, từ { $from } đến hết { $until }. Tôi sẽ báo khi bắt đầu.
    .began = Từ nay đến hết { $until }, đồng chí làm thay bí thư { $unit } trên trợ lý. Việc của chi bộ: { -command-cell }, bản tổng hợp: { -command-summary }
    .ended = Thời gian làm thay bí thư { $unit } trên trợ lý đã hết. Cảm ơn đồng chí. Hàng nút cuối màn hình đã đổi theo.
    .ended-early = Đồng chí thôi làm thay bí thư { $unit } trên trợ lý từ bây giờ, sớm hơn thời hạn đã định. Cảm ơn đồng chí. Hàng nút cuối màn hình đã đổi theo.
office-notice-claimed = Người vận hành đã cấp lại liên kết bí thư của { $unit }, nay đồng chí { $name } sử dụng. Nếu thấy không đúng, xin báo ngay người vận hành.
office-claim =
    .ask =
        Đây là liên kết bí thư của <b>{ $unit }</b> trên trợ lý, do người vận hành cấp lại.

        Bí thư hiện ghi là đồng chí <b>{ $name }</b>. Nếu đồng chí chính là người ấy, xin bấm nút dưới đây. Nếu là đồng chí khác, xin gõ họ và tên của mình.
    .same = Tôi là { $name }
    .holder = Tên này trùng với bí thư hiện ghi. Nếu đúng là đồng chí, xin bấm nút dưới đây.
    .name_taken = Tên này trong danh sách đã có tài khoản kết nối. Nếu đó là đồng chí, xin mở liên kết bằng tài khoản ấy.

### Góp ý cho chi ủy

suggestion-button = Góp ý cho chi ủy
suggestion-cell =
    { $unanswered ->
        [0] Góp ý ({ $count })
       *[other] Góp ý ({ $count }), chờ trả lời { $unanswered }
    }
suggestion-mine = Góp ý của tôi
suggestion-write =
    <b>Góp ý cho chi ủy { $unit }</b>

    Xin đồng chí viết góp ý thành một tin nhắn. Viết xong, đồng chí xem lại rồi mới gửi.

    Góp ý gửi kèm tên đồng chí: bí thư và phó bí thư đọc; bí thư trả lời đồng chí.

    Điều thuộc bí mật nhà nước, xin đồng chí không viết vào đây.
suggestion-written = Đồng chí vừa viết:
suggestion-choose = Muốn sửa, xin đồng chí gõ lại cả góp ý.
suggestion-named = Gửi có tên
suggestion-sent = Đã gửi. Cảm ơn góp ý của đồng chí! Khi bí thư trả lời, tôi báo riêng đồng chí. Muốn biết ai đã xem góp ý này: { -command-data }
suggestion-no-round = Chi bộ chưa có kỳ sinh hoạt nào sắp tới nên chưa nhận được góp ý. Xin đồng chí gửi lại sau.
suggestion-idle = Hiện không có góp ý nào đang viết dở.
suggestion-gone = Góp ý này không còn xem được: đã được rút, đã xóa, hoặc không dành cho đồng chí.
suggestion-own =
    .title = <b>Góp ý của tôi cho chi ủy</b>
    .empty = Đồng chí chưa có góp ý nào.
    .hint = Xin chọn một góp ý để xem lại, xem trả lời hoặc rút lại.
    .line =
        { $at }: { $state ->
            [news] có trả lời mới
            [answered] đã được trả lời
            [counted] chỉ đếm
            [withdrawn] đã rút
           *[sent] đã gửi
        }
    .new = Viết góp ý mới
    .head = Góp ý gửi lúc { $at }, { $unit }
    .without_words =
        { $why ->
            [withdrawn] Đồng chí đã rút góp ý này; nội dung không còn được giữ.
            [counted] Góp ý này chỉ được đếm: không nêu tên, không giữ nội dung.
           *[deleted] Nội dung góp ý này đã hết hạn giữ và được xóa.
        }
suggestion-withdraw =
    .button = Rút góp ý này
    .ask = Rút góp ý này? Nội dung được xóa, cả ở nơi đã hiện ra; câu trả lời cũng mất. Số đã chốt, nếu có, không đổi.
    .now = Rút góp ý
    .done = Đã rút góp ý. Tôi xóa nội dung ở mọi nơi đã hiện ra, cả trong cuộc trò chuyện này. Riêng tin đồng chí tự gõ thì chỉ đồng chí xóa được: nhấn giữ tin ấy, chọn Xóa.
suggestion-list =
    .title = <b>Góp ý cho chi ủy</b> · { $unit }
    .title_round = <b>Góp ý cho chi ủy</b> · đợt { $round }
    .empty = Chưa có góp ý nào mà đồng chí được đọc.
    .hint = Mỗi lần đồng chí mở một góp ý, người viết đều xem được ở { -command-data }
    .line =
        { $answered ->
            [yes] { $name } ✓
           *[no] { $name }: chưa trả lời
        }
    .back = ‹ Góp ý
suggestion-open-head = <b>Góp ý của đồng chí { $name }</b>, { $at }
suggestion-answer =
    .head = <b>Đồng chí { $name } trả lời</b>, { $at }:
    .button =
        { $answered ->
            [yes] Sửa câu trả lời
           *[no] Trả lời
        }
    .write = Xin đồng chí viết câu trả lời thành một tin nhắn. Viết xong, đồng chí xem lại rồi mới gửi.
    .written = Câu trả lời đồng chí vừa viết. Muốn sửa, xin gõ lại cả câu:
    .send = Gửi câu trả lời
    .sent = Đã gửi câu trả lời.
    .seen = Đồng chí ấy đã đọc câu trả lời nên câu này không sửa được nữa.
suggestion-notice =
    .sent = Có góp ý mới gửi chi ủy { $unit }. Số góp ý đang chờ trả lời: { $unanswered }.
    .see = Xem góp ý
    .answered = Chi ủy { $unit } đã trả lời góp ý của đồng chí.
    .see_answer = Xem trả lời
summary-suggestions =
    { $pooled ->
        [0] Góp ý cho chi ủy: { $named }.
       *[other] Góp ý cho chi ủy: có tên { $named }, chỉ đếm { $pooled }.
    }
