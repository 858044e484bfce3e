# Chương trình cho người kiểm tra ba chương trình kia.

help-auditor = Kiểm tra những gì nhóm nghiên cứu đã ký, không cần bí mật nào
help-auditor-study = Xác minh một thông báo nghiên cứu và cho biết nội dung của nó
    .long =
        Xác minh một thông báo nghiên cứu và cho biết nội dung của nó

        Thông báo chỉ đáng tin khi có đủ khoá gốc đã ký. Đó là các khoá gốc trong tệp cho bằng --roots, hoặc các khoá mà thông báo tự nêu, sau khi dấu vân tay của chúng đã được so với bản giấy.
help-auditor-study-arg-note = Thông báo nghiên cứu đã ký
help-auditor-study-arg-roots = Các khoá gốc đã ghim, đúng như nhóm nghiên cứu ghi bên cạnh thông báo
help-auditor-study-arg-fingerprint = Tệp chứa dấu vân tay của các khoá gốc chép từ giấy: đủ mười hai nhóm hoặc sáu nhóm
help-auditor-study-arg-known-version = Phiên bản mới nhất của thông báo từng thấy; bản cũ hơn sẽ bị từ chối
help-auditor-study-arg-at = Ngày hoặc thời điểm để xét thông báo, ví dụ 2026-01-31; không ghi thì là lúc này

audit-fingerprint-asked = Dấu vân tay của các khoá gốc, sáu nhóm trên giấy:
audit-note-genuine = Thông báo nghiên cứu là thật: đã có đủ { $quorum } khoá gốc ký.
audit-title = Tên: { $title }
audit-study = Nghiên cứu: { $study }
audit-version = Phiên bản: { $version } (SHA-256 của văn bản: { $digest })
audit-issued = Ban hành: { $issued }, hết hạn: { $expires }
audit-not-yet = Vào { $at }: chưa có hiệu lực; đồng hồ hoặc thông báo bị sai.
audit-valid = Vào { $at }: có hiệu lực; được bắt đầu phỏng vấn.
audit-expired = Vào { $at }: đã hết hạn; không được bắt đầu phỏng vấn mới, cuộc đang dở được làm nốt và gửi đi.
audit-server = Máy chủ: { $server }
audit-sealed-bytes = Mỗi phiếu được độn cho đủ { $bytes } byte trước khi niêm phong.
audit-roots = Số chữ ký mà thông báo kế tiếp cần: { $quorum } trên { $roots }
audit-root = { "  " }{ $root }
audit-roots-replaced = Các khoá gốc này thay cho những khoá đã ghim. Chỉ ghim chúng nếu bạn đã biết trước việc này.
audit-fingerprint = Dấu vân tay của các khoá gốc: { $fingerprint }
audit-recipients = Mỗi người nhận dưới đây một mình mở được những gì niêm phong trong kỳ của mình:
audit-one-recipient = Kỳ { $epoch } chỉ có một người nhận: mất khoá đó là mất mọi phiếu của kỳ.
audit-forms = Biểu mẫu:
audit-column-epoch = Kỳ
audit-column-from = Từ
audit-column-until = Đến
audit-column-recipient = Người nhận
audit-column-form = Biểu mẫu
audit-column-version = Phiên bản
audit-column-digest = SHA-256

audit-note-refused = Thông báo nghiên cứu { $path } bị từ chối.
audit-note-untrusted = Thông báo nghiên cứu { $path } không đáng tin.
audit-roots-refused = Danh sách khoá gốc { $path } bị từ chối.
audit-fingerprint-not-text = Dấu vân tay { $path } không phải văn bản.
    .hint = Tệp chỉ nên chứa các nhóm chữ số chép từ giấy, không có gì khác.
audit-date-malformed = Đây không phải ngày tháng.
    .hint = Hãy viết dạng 2026-01-31 hoặc 2026-01-31T07:00:00Z.
audit-clock-unusable = Không dùng được đồng hồ của máy này.
    .hint = Hãy cho ngày bằng --at.
