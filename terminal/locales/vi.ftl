# Giữa chương trình và người ngồi trước màn hình.

label-error = lỗi: { $text }
label-cause = nguyên nhân: { $text }
label-hint = gợi ý: { $text }
label-warning = cảnh báo: { $text }

heading-usage = Cách dùng:
heading-commands = Các lệnh:
heading-arguments = Tham số:
heading-options = Tuỳ chọn:
heading-options-place = [TUỲ CHỌN]
heading-command-place = <LỆNH>
heading-command-place-free = [LỆNH]
heading-help = In phần trợ giúp này
heading-version = In số phiên bản
heading-language = Ngôn ngữ hiển thị: vi hoặc en
heading-completions = In phần gợi ý lệnh khi bấm phím Tab
heading-manual = In trang hướng dẫn của mọi lệnh
heading-default = [mặc định: { $value }]
heading-possible = [một trong: { $values }]

manual-name = Tên
manual-synopsis = Cách dùng
manual-description = Mô tả
manual-options = Tuỳ chọn
manual-options-shared = Tuỳ chọn của mọi lệnh
manual-commands = Các lệnh
manual-exit = Mã kết thúc
manual-exit-well = Lệnh đã làm xong việc được giao.
manual-exit-internal = Lỗi của chương trình.
manual-exit-usage = Dòng lệnh sai.
manual-exit-findings = Việc đã làm xong và đã tìm thấy điều sai trong thứ được xem xét.
manual-exit-refused = Dữ liệu đưa vào bị từ chối: một biểu mẫu, một bản thông báo, một tệp, một dòng.
manual-exit-untrusted = Có thứ không đáng tin: một chữ ký, một dấu vân tay, việc quay về bản cũ, một giá trị đã ghim.
manual-exit-network = Mạng, hoặc máy ở đầu bên kia.
manual-exit-locked = Mật khẩu sai hoặc chưa được đưa ra.
manual-exit-storage = Đĩa hoặc cơ sở dữ liệu: đầy, chỉ đọc, mới hơn chương trình, chưa được khởi tạo.
manual-environment = Biến môi trường
manual-environment-language = Ngôn ngữ hiển thị, vi hoặc en, khi --language không nói rõ. Nếu không có cả hai thì dùng ngôn ngữ của hệ thống, sau đó là tiếng Anh.

terminal-output-failed = Không ghi được nội dung chương trình xuất ra.
    .hint = Kiểm tra xem đĩa có đầy không, tệp có được phép ghi không.
terminal-input-failed = Không đọc được dữ liệu nhập.
terminal-input-ended = Dữ liệu nhập đã hết trước khi câu hỏi được trả lời.
    .hint = Hãy chạy lệnh trong cửa sổ dòng lệnh, hoặc đưa đủ các tham số (xem --help).
terminal-line-too-long = Dòng nhập dài hơn { $max_bytes } byte.
    .hint = Hãy rút ngắn dòng này.
terminal-line-not-text = Dòng nhập không phải văn bản UTF-8.
    .hint = Hãy đặt cửa sổ dòng lệnh hoặc tệp về UTF-8.

passphrase-again = Nhập lại đúng mật khẩu đó:
passphrase-file-unreadable = Không đọc được tệp mật khẩu { $path }.
    .hint = Hãy chỉ một tệp đọc được, dòng đầu tiên của tệp là mật khẩu.
passphrase-empty = Mật khẩu để trống.
    .hint = Dòng đầu tiên của tệp, hoặc nội dung gõ vào, chính là mật khẩu.
passphrase-too-long = Mật khẩu dài hơn { $max_bytes } byte.
    .hint = Hãy chọn mật khẩu ngắn hơn.
passphrase-not-text = Mật khẩu không phải văn bản UTF-8.
    .hint = Hãy lưu tệp dưới dạng UTF-8.
passphrase-needs-file = Cần mật khẩu nhưng không có ai ngồi trước màn hình để gõ.
    .hint = Hãy đưa tệp có dòng đầu là mật khẩu qua --passphrase-file.
passphrase-unreadable = Không đọc được mật khẩu từ màn hình dòng lệnh.
    .hint = Hãy đưa mật khẩu trong một tệp qua --passphrase-file.
passphrases-differ = Hai lần nhập mật khẩu không giống nhau.
    .hint = Hãy chạy lại lệnh và gõ cùng một mật khẩu hai lần.

usage-unknown-option = Ở đây không có tuỳ chọn { $argument }.
usage-word-too-many = Lệnh thừa một từ.
usage-unknown-command = Không có lệnh nào như vậy.
usage-invalid-value = Giá trị của { $argument } không hợp lệ.
usage-missing-value = { $argument } cần có giá trị.
usage-wrong-number = { $argument } có quá nhiều hoặc quá ít giá trị.
usage-missing-argument = Lệnh còn thiếu: { $arguments }
usage-missing-command = Hãy cho biết cần làm gì: còn thiếu tên lệnh.
usage-conflict = Không thể dùng { $argument } cùng với { $other }.
usage-not-text = Có tham số không phải văn bản UTF-8.
usage-invalid = Không hiểu được lệnh này.
usage-hint-suggestion = Có phải ý bạn là { $suggestion }?
usage-hint-values = Một trong các giá trị: { $values }
usage-hint-help = Thêm --help để xem lệnh cần những gì.

### Bộ nhớ

memory-locked = Bộ nhớ đã được khoá: không gì trong đó bị ghi ra tệp hoán đổi.
memory-nowhere-to-swap = Máy này không có vùng hoán đổi: không gì trong bộ nhớ bị ghi ra đĩa.
memory-not-locked = Bộ nhớ chưa được khoá: những gì trong đó có thể bị ghi ra tệp hoán đổi của máy.
    .hint = Hãy mã hoá cả ổ đĩa lẫn vùng hoán đổi, hoặc tắt hoán đổi.
