# Những gì màn hình cuộc hỏi nói.

screen-yes = Có
screen-no = Không
screen-alone = Chỉ có hai chị em ở đây phải không? Không ai nghe được chị ấy nói, không ai khác nhìn thấy màn hình này chứ?
screen-consent = Đọc nguyên văn cho chị ấy nghe:
screen-consent-guardian = Đọc nguyên văn cho cha mẹ hoặc người giám hộ nghe:
screen-consent-ask = Chị ấy có đồng ý trả lời không?
screen-consent-guardian-ask = Cha mẹ hoặc người giám hộ có đồng ý không?
screen-consent-mode = Chị ấy đồng ý bằng cách nào?
screen-mode-spoken = Bằng lời
screen-mode-written = Bằng chữ viết
screen-minor = Trước khi xin phép:
screen-assent = Bây giờ đọc nguyên văn cho chính em nghe:
screen-assent-ask = Em có đồng ý trả lời không?
screen-decline = Vậy thì không hỏi nữa. Ghi nhận là chị ấy từ chối, không kèm câu trả lời nào?
screen-read-on = Còn nữa: xin đọc cho hết.
screen-choose-one = Hãy chọn một ý trước: bằng mũi tên, bằng số, hoặc gõ vài chữ của ý đó.
screen-go-on = Nhấn Enter để tiếp tục.
screen-several = Chọn được nhiều ý: dấu cách để đánh dấu, Enter để nhận những ý đã đánh dấu.
screen-rank = Đánh dấu hết các ý bằng dấu cách, theo thứ tự: điều đứng đầu đánh dấu trước.
screen-filter = Đang tìm: { $typed } ({ $count })
screen-nothing-fits = Không có ý nào khớp: { $typed }
screen-date = Gõ như 23/11/2026, hoặc chọn: ↑ ↓ từng ngày, PgUp PgDn từng tháng.
screen-answered = Câu trả lời hiện có: { $shown }
screen-refused = (từ chối trả lời)
screen-dont-know = (không biết)
screen-not-applicable = (không áp dụng)
screen-guidance = Dành cho người hỏi, không đọc lên: { $text }
screen-media = (Kèm theo: { $file })
screen-reason = Nếu vẫn đúng như vậy, xin gõ vài chữ vì sao: lý do được giữ cùng câu trả lời. Chỉ nhấn Enter là trả lời lại.
screen-repeat = { $label }: { $count ->
    [0] có mục nào không?
   *[other] đã có { $count }. Còn nữa không?
 }
screen-add = + Thêm một mục
screen-no-more = Hết rồi: hỏi tiếp
screen-remove = Bỏ { $which } cùng mọi điều đã trả lời về mục này?
screen-review = Những gì đã trả lời. Nhấn Enter ở một dòng để sửa.
screen-go-to = Đến câu nào? Gõ vài chữ của câu đó.
screen-finish = Kết thúc và niêm phong
screen-finish-ask = Kết thúc và niêm phong? Sau đó ở đây không ai đọc hay sửa được nữa.
screen-unanswered = (còn phải trả lời)
screen-doubtful = (trông lạ: xin nói vì sao vẫn đúng)
screen-skipped = (bỏ qua)
screen-language = Bằng ngôn ngữ nào?
screen-nothing-before = Đây là câu đầu tiên.
screen-leave-ask = Tạm rời cuộc hỏi này? Những gì đã trả lời được giữ lại ở đây thành bản nháp đã khoá.
screen-leave-ask-unkept = Rời khỏi đây? Chưa có câu trả lời nào, nên không giữ lại gì.
screen-stop = DỪNG LẠI. Gác phiếu sang một bên. Không hỏi thêm gì nữa.

    Chị ấy có đang an toàn không? Hãy ở bên chị ấy. Liên hệ những nơi trong danh sách hỗ trợ của nghiên cứu này.

    Khi chị ấy chọn được, chị ấy quyết định các câu trả lời của mình:
screen-stop-go-on = Hỏi tiếp
screen-stop-keep = Dừng ở đây: niêm phong những gì chị ấy đã trả lời
screen-stop-erase = Dừng ở đây và xoá: không giữ câu trả lời nào, chỉ ghi là đã hỏi một người
screen-stop-erase-ask = Xoá mọi câu trả lời của cuộc hỏi này? Không ai lấy lại được.
screen-training = [LUYỆN TẬP]
screen-help = Các phím

    Enter         nhận điều đã gõ hoặc đã chọn; để trống: đi tiếp, bỏ qua
    ↑ ↓           chọn một ý; ở ngày tháng là lùi hay tới một ngày
    chữ           tìm một ý theo chữ, không cần dấu: ha noi
    số            tìm một ý theo số
    dấu cách      đánh dấu một trong nhiều ý
    PgUp PgDn     cuộn trang; ở ngày tháng là lùi hay tới một tháng
    Alt-Enter     xuống dòng trong câu trả lời

    F1  Ctrl-Y    bảng phím này
    F2  Ctrl-B    quay lại câu trước (hoặc Shift-Tab)
    F3  Ctrl-G    đến một câu bất kỳ, hoặc đến phần kết thúc
    F4  Ctrl-L    đổi ngôn ngữ
    F5  Ctrl-R    chị ấy từ chối trả lời
    F6  Ctrl-D    chị ấy không biết
    F7  Ctrl-N    không áp dụng cho chị ấy
    F8  Ctrl-X    xoá câu trả lời, hoặc bỏ một mục
    F9  Ctrl-S    DỪNG: chị ấy xúc động, hoảng sợ
    F10 Ctrl-Q    tạm rời; câu trả lời được giữ thành bản nháp
    F12 Ctrl-K    tắt màn hình ngay, đến khi gõ mật khẩu
key-enter = nhận
key-escape = đóng
key-help = phím
key-back = lùi
key-go-to = đến câu
key-language = ngôn ngữ
key-refused = từ chối
key-dont-know = không biết
key-not-applicable = không áp dụng
key-clear = xoá
key-stop = DỪNG
key-leave = rời
key-hide = giấu
key-mark = ␣ đánh dấu
