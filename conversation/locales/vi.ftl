# Những gì cuộc hỏi trên màn hình dòng lệnh nói.

conversation-commands = Các lệnh
    { "  " }<         quay lại câu trước
    { "  " }(Enter)   bỏ qua, hoặc giữ câu trả lời đã có
    { "  " }!r        chị ấy từ chối trả lời
    { "  " }!d        chị ấy không biết
    { "  " }!n        câu này không áp dụng cho chị ấy
    { "  " }!x        xoá câu trả lời; ở câu “còn nữa không?” thì bỏ mục cuối, !x 2 bỏ mục thứ hai
    { "  " }!v        đọc lại những gì đã trả lời, và kết thúc
    { "  " }!j TÊN    đến câu hỏi theo tên, ví dụ age hoặc child[2].age; !j liệt kê các câu
    { "  " }!l NGỮ    hỏi bằng ngôn ngữ khác: { $languages }
    { "  " }!s        DỪNG: chị ấy xúc động, hoảng sợ; cần tìm ai giúp, và giữ hay xoá câu trả lời
    { "  " }!q        tạm rời cuộc hỏi
    { "  " }!!chữ     câu trả lời bắt đầu bằng dấu !
conversation-go-on = Nhấn Enter để tiếp tục
conversation-help-hint = Gõ ? để xem các lệnh
conversation-current = Câu trả lời hiện có: { $shown }
conversation-several = Chọn được nhiều ý: gõ các số, cách nhau bằng dấu cách.
conversation-rank = Gõ hết các số theo thứ tự, cách nhau bằng dấu cách; điều đứng đầu gõ trước.
conversation-range = Một số từ { $least } đến { $most }, mỗi bước { $step }.
conversation-place = Gõ vĩ độ và kinh độ tính bằng độ, ví dụ 21.0285 105.8542; sau đó có thể ghi độ cao và sai số tính bằng mét.
conversation-places = Gõ từng vị trí, cách nhau bằng dấu ; mỗi vị trí gồm vĩ độ và kinh độ, ví dụ 21.03 105.85; 21.04 105.86.
conversation-date-time = Gõ ngày và giờ, ví dụ 2026-11-23 14:30.
conversation-acknowledge = Gõ ok khi đã xác nhận.
conversation-file = Gõ đường dẫn của tệp.
conversation-file-unread = Ở đây không nhận được tệp này. { $reason }
conversation-file-taken = { $words }
conversation-read-only = Câu này chỉ để xem: nhấn Enter để tiếp tục.
conversation-guidance = Dành cho người hỏi, không đọc lên: { $text }
conversation-media = (Kèm theo: { $file })
conversation-another = { $label }: { $count ->
    [0] có mục nào không? (có/không)
   *[other] đã có { $count }. Còn nữa không? (có/không)
 }
conversation-several-fit = Có nhiều ý khớp: { $choices }. Hãy gõ thêm, hoặc gõ số.
conversation-stop = DỪNG LẠI. Gác phiếu sang một bên. Không hỏi thêm gì nữa.

    Chị ấy có đang an toàn không? Hãy ở bên chị ấy. Liên hệ những nơi trong danh sách hỗ trợ của nghiên cứu này.
conversation-stop-choices = Khi chị ấy chọn được, chị ấy quyết định các câu trả lời của mình:

    { "  " }1  hỏi tiếp
    { "  " }2  dừng ở đây: niêm phong những gì chị ấy đã trả lời
    { "  " }3  dừng ở đây và xoá: không giữ câu trả lời nào, chỉ ghi là đã hỏi một người
conversation-stop-go-on = { "  " }1  hỏi tiếp
    { "  " }!q tạm rời
conversation-stop-erase = Xoá mọi câu trả lời của cuộc hỏi này? Không ai lấy lại được. (có/không)
conversation-remove-last = !x  bỏ mục cuối, !x 2 bỏ mục thứ hai
conversation-nothing-to-remove = Không có mục nào để bỏ.
conversation-reason = Nếu vẫn đúng như vậy, xin gõ vài chữ vì sao: lý do được giữ cùng câu trả lời. Nhấn Enter để trả lời lại.
conversation-alone = không  là rời đi: không hiện gì cả, và những gì đã trả lời vẫn là bản nháp. (có/không)
conversation-minor = Trước khi xin phép:
conversation-assent = Bây giờ đọc nguyên văn cho chính em nghe:
conversation-assent-ask = Em có đồng ý trả lời không? (có/không)
conversation-consent-guardian = Đọc nguyên văn cho cha mẹ hoặc người giám hộ nghe:
conversation-consent-guardian-ask = Cha mẹ hoặc người giám hộ có đồng ý không? (có/không)
conversation-note = Đọc đoạn này cho chị ấy nghe, rồi nhấn Enter.
conversation-missing-refused = !r  từ chối trả lời
conversation-missing-dont-know = !d  không biết
conversation-missing-not-applicable = !n  không áp dụng
conversation-shown-refused = (từ chối trả lời)
conversation-shown-dont-know = (không biết)
conversation-shown-not-applicable = (không áp dụng)
conversation-command-unknown = Ở đây không có lệnh này; gõ ? để xem các lệnh.
conversation-command-incomplete = Lệnh này cần thêm một từ, ví dụ !j age hoặc !l vi.
conversation-nothing-before = Đây là câu đầu tiên.
conversation-training-mark = [LUYỆN TẬP]
conversation-line-too-long = Dòng vừa gõ dài quá nên không được nhận.
conversation-line-not-text = Dòng vừa gõ không phải văn bản UTF-8 nên không được nhận.
conversation-yes-or-no = Xin gõ có hoặc không.
conversation-quit = Tạm rời cuộc hỏi này? Những gì đã trả lời được giữ lại ở đây thành bản nháp đã khoá. (có/không)
conversation-quit-trial = Bỏ dở lần điền thử này? Không có gì được giữ lại. (có/không)
conversation-consent = Đọc nguyên văn cho chị ấy nghe:
conversation-consent-ask = Chị ấy có đồng ý trả lời không? (có/không)
conversation-consent-mode = Chị ấy đồng ý bằng cách nào?
conversation-mode-spoken = Bằng lời
conversation-mode-written = Bằng chữ viết
conversation-decline = Vậy thì không hỏi nữa. Ghi nhận là chị ấy từ chối, không kèm câu trả lời nào? (có/không)
conversation-one-of-numbers = Xin gõ một trong các số.
conversation-review = Những gì đã trả lời:
conversation-unanswered = (còn phải trả lời)
conversation-skipped = (bỏ qua)
conversation-review-hint = Nhấn Enter để kết thúc. Gõ tên câu hỏi để sửa câu trả lời, < để quay lại, ? để xem các lệnh.
conversation-look-hint = Nhấn Enter để hỏi tiếp. Gõ tên câu hỏi để sửa câu trả lời.
conversation-finish = Kết thúc và niêm phong? Sau đó ở đây không ai đọc hay sửa được nữa. (có/không)
conversation-finish-trial = Kết thúc lần điền thử? Không có gì được giữ lại; câu trả lời chỉ hiện ra một lần. (có/không)
conversation-input-ended = Dữ liệu nhập đã hết trước khi cuộc hỏi kết thúc.
    .hint = Những gì đã trả lời sau khi đồng ý vẫn còn trong bản nháp: hãy mở ra hỏi tiếp.
conversation-broken = Mất kết nối với màn hình dòng lệnh giữa cuộc hỏi.
    .hint = Những gì đã trả lời sau khi đồng ý vẫn còn trong bản nháp: hãy mở ra hỏi tiếp.
