# Khoá, niêm phong và mở niêm phong, khoá tệp bằng mật khẩu.

recipient-malformed = Đây không phải khoá người nhận: khoá người nhận bắt đầu bằng age1.
    .hint = Hãy chép lại trọn vẹn, không có khoảng trắng.
recipient-weak = Khoá người nhận này là khoá yếu: ai cũng mở được những gì niêm phong cho nó.
    .hint = Đừng dùng khoá này. Hãy hỏi nhóm nghiên cứu xem nó từ đâu ra.
identity-malformed = Đây không phải khoá mở niêm phong: khoá đó bắt đầu bằng AGE-SECRET-KEY-1.
    .hint = Hãy dùng nguyên tệp khoá đã tạo, không chỉnh sửa.
device-key-malformed = Đây không phải khoá công khai của một thiết bị: khoá đó gồm 64 ký tự 0-9 và a-f.
    .hint = Hãy chép lại trọn vẹn, không có khoảng trắng.
submission-malformed = Đây không phải mã của một phiếu.
    .hint = Hãy chép lại trọn vẹn, bằng chữ thường.

seal-without-recipients = Không có người nhận nào để niêm phong cho.
    .hint = Hãy xin nhóm nghiên cứu thông báo nghiên cứu có khoá người nhận cho ngày hôm nay.
seal-recipients-mixed = Không được dùng chung các khoá người nhận này.
    .hint = Chỉ dùng một loại khoá: tất cả là khoá hậu lượng tử, hoặc tất cả là khoá cổ điển.
seal-size-out-of-range = Kích thước niêm phong của nghiên cứu là { $sealed_bytes } byte; tối đa chỉ được { $maximum } byte.
    .hint = Hãy chọn kích thước niêm phong nhỏ hơn cho nghiên cứu.
record-too-large = Phiếu trả lời vượt { $over } byte so với kích thước niêm phong { $sealed_bytes } byte của nghiên cứu này.
    .hint = Hãy rút ngắn những câu trả lời dài nhất. Nếu vẫn gặp lỗi này, hãy báo cho nhóm nghiên cứu.
record-response-not-object = Nội dung trả lời không phải một đối tượng JSON.
    .hint = Đây là lỗi của chương trình: xin hãy báo lại.
record-correction-unclear = Chỉ bản đính chính mới nêu phiếu được đính chính, và bản đính chính nào cũng phải nêu.
    .hint = Đây là lỗi của chương trình: xin hãy báo lại.
record-code-malformed = { $member } phải dài từ 1 đến 100 byte và không có ký tự điều khiển.
    .hint = Hãy chọn mã ngắn và đơn giản hơn.

open-without-identities = Không có khoá nào để mở niêm phong.
    .hint = Trước hết hãy mở khoá của nghiên cứu.
sealed-not-age = Đây không phải tệp đã niêm phong.
    .hint = Tệp đã bị thay đổi hoặc bị tráo trên đường đi: hãy lấy lại từ máy chủ.
sealed-too-large = Tệp niêm phong lớn hơn { $maximum } byte.
    .hint = Tệp này không do chương trình tạo ra. Đừng mở.
sealed-truncated = Tệp niêm phong bị cụt.
    .hint = Hãy lấy lại từ máy chủ.
sealed-lengthened = Tệp dài hơn lúc được niêm phong.
    .hint = Tệp đã bị thay đổi trên đường đi: hãy lấy lại từ máy chủ.
sealed-for-other-keys = Không có khoá nào mở được tệp này.
    .hint = Hãy thử cả khoá của các giai đoạn khác trong nghiên cứu. Nếu vẫn không mở được thì tệp không thuộc nghiên cứu này, hoặc đã hỏng.
sealed-header-changed = Phần đầu của tệp đã bị sửa sau khi niêm phong.
    .hint = Hãy lấy lại từ máy chủ và tìm hiểu xem ai có thể đã sửa.
sealed-damaged = Nội dung niêm phong bị hỏng.
    .hint = Hãy lấy lại từ máy chủ.
sealed-wrong-size = Nội dung niêm phong dài { $found } byte; trong nghiên cứu này nó luôn dài { $expected } byte.
    .hint = Tệp do một chương trình khác niêm phong, hoặc được niêm phong cho nghiên cứu khác.
sealed-magic-unknown = Nội dung niêm phong không phải phiếu trả lời thuộc phiên bản mà chương trình này biết.
    .hint = Hãy cập nhật chương trình này. Nếu đã là bản mới nhất thì tệp do một chương trình khác niêm phong.
sealed-record-length-impossible = Độ dài của bản ghi trong niêm phong là vô lý.
    .hint = Tệp do một chương trình khác niêm phong: hãy coi là giả mạo.
sealed-padding-not-zero = Có gì đó giấu phía sau bản ghi trong niêm phong.
    .hint = Tệp do một chương trình khác niêm phong: hãy coi là giả mạo.
sealed-record-head-malformed = Bản ghi trong niêm phong không bắt đầu bằng mã nghiên cứu và giai đoạn.
    .hint = Tệp do một chương trình khác niêm phong: hãy coi là giả mạo.
sealed-signature-wrong = Chữ ký của thiết bị không đúng.
    .hint = Có người niêm phong mà không có khoá của thiết bị: hãy coi là giả mạo.
sealed-for-another-study = Phiếu này được niêm phong cho một nghiên cứu khác.
    .hint = Hãy chuyển cho những người phụ trách nghiên cứu đó, không mở ra.
sealed-record-malformed = Bản ghi trong niêm phong không đúng quy cách{ $byte ->
        [0] .
       *[other] {" "}ở byte thứ { $byte }.
    }
    .hint = Hãy cập nhật chương trình này. Nếu đã là bản mới nhất, hãy báo cho những người làm chương trình thu thập.

lock-passphrase-empty = Mật khẩu trống.
    .hint = Hãy dùng vài từ ghép lại mà không ai đoán được.
lock-passphrase-too-long = Mật khẩu dài hơn { $maximum } byte.
    .hint = Hãy dùng mật khẩu ngắn hơn.

lock-work-factor-out-of-range = Hệ số công { $work_factor } không nằm trong khoảng từ 1 đến { $maximum }.
    .hint = Hãy chọn hệ số trong khoảng này; thường dùng 17.
lock-secret-too-large = Chỉ khoá được bằng mật khẩu những bí mật dài tối đa { $maximum } byte.
    .hint = Hãy khoá một chìa khoá bằng mật khẩu, rồi mã hoá phần còn lại bằng chìa khoá đó.
locked-file-not-age = Đây không phải tệp được khoá.
    .hint = Hãy dùng nguyên tệp đã tạo, không chỉnh sửa.
locked-file-without-passphrase = Tệp này không được khoá bằng mật khẩu.
    .hint = Hãy chọn tệp chứa khoá đã được khoá bằng mật khẩu.
locked-file-too-large = Tệp được khoá chứa nhiều hơn { $maximum } byte.
    .hint = Tệp này không do chương trình tạo ra. Đừng mở.
locked-file-truncated = Tệp được khoá bị cụt.
    .hint = Hãy dùng một bản sao khác.
locked-file-work-too-high = Tệp được khoá đòi hệ số công { $work_factor }; chương trình này chỉ chấp nhận tới { $maximum }.
    .hint = Tệp này không do chương trình tạo ra. Hãy tìm hiểu ai đã tạo nó trước khi mở.
locked-file-passphrase-wrong = Mật khẩu không đúng.
    .hint = Hãy gõ lại; chú ý chữ hoa và kiểu gõ của bàn phím.
locked-file-damaged = Mật khẩu đúng, nhưng tệp được khoá đã hỏng.
    .hint = Hãy dùng một bản sao khác.
