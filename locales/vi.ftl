### Dùng chung

common-back = ‹ Quay lại
common-continue = Tiếp tục ›
common-yes = Đồng ý
common-no = Không
common-cancel = Thôi, để sau
common-done = Xong
