# Những gì chương trình của người hỏi nói ra.

# --- Mật khẩu ---
passphrase-prompt = Mật khẩu:
new-passphrase-prompt = Mật khẩu mới:
enumerator-prompt = Mã của bạn:
enumerator-of = Người hỏi { $number } trong { $of }:
enumerator-unknown = Không có người hỏi nào mang mã { $code } trên máy này.
    .hint = Để ý chữ hoa chữ thường. Mã của bạn là mã nhóm nghiên cứu đã cho cùng với gói ghi danh.
enumerator-unsaid = Có { $count } người hỏi dùng chung máy này.
    .hint = Hãy cho biết là dữ liệu của ai: --enumerator MÃ

# --- enrol ---
enrol-study = Nghiên cứu: { $title }
enrol-compare = Lấy tờ giấy có dấu vân tay của nghiên cứu. Gõ { $groups } trong mười hai nhóm số, đúng như trên giấy.
enrol-group = Nhóm { $group }:
enrol-passphrase = Giờ hãy chọn mật khẩu cho máy này, ít nhất { $least } ký tự. Không ai lấy lại giúp được nếu quên.
enrol-done = Máy này từ nay thuộc nghiên cứu { $title }. Dữ liệu nằm trong { $folder }.
enrolment-fingerprint-differs = Nhóm { $group } không khớp với gói ghi danh.
    .hint = Xem lại tờ giấy. Nếu giấy đúng thì đừng dùng gói này, hãy báo cho nhóm nghiên cứu.
enrolment-fingerprint-incomplete = Dấu vân tay chưa đủ.
    .hint = Dấu vân tay có mười hai nhóm, mỗi nhóm năm chữ số.
enrolment-fingerprint-not-text = Tệp dấu vân tay không phải văn bản.
    .hint = Hãy lưu tệp dưới dạng văn bản UTF-8.
enrolment-code-too-long = Mã người hỏi trong gói dài hơn { $max_bytes } byte.
    .hint = Hãy xin nhóm nghiên cứu gói khác có mã ngắn hơn.
enrolment-form-unreadable = Chương trình này không đọc được phiếu { $form } trong gói.
    .hint = Hãy dùng chương trình mới hơn, hoặc nhờ nhóm nghiên cứu kiểm tra lại phiếu.
enrolment-already = Người hỏi này đã được ghi danh trong thư mục dữ liệu này.
    .hint = Người hỏi khác dùng chung máy cần gói có mã của riêng mình. Đừng bao giờ xoá thư mục còn phiếu chưa gửi.
enrolment-other-study = Thư mục dữ liệu này đã ghi danh cho một nghiên cứu khác.
    .hint = Hãy chọn thư mục khác cho nghiên cứu này bằng --data.
enrolment-too-many = Đã có { $most } người hỏi dùng máy này.
    .hint = Hãy chọn thư mục khác bằng --data.

# --- Két ---
vault-stays-shut = Mật khẩu không mở được máy này.
    .hint = Hãy gõ lại; để ý bộ gõ tiếng Việt và phím chữ hoa.
vault-passphrase-short = Mật khẩu ngắn hơn { $least } ký tự.
    .hint = Bốn, năm từ không liên quan gì với nhau thì dễ nhớ mà khó đoán.
vault-roots-changed = Khoá gốc của nghiên cứu trên máy này không phải những khoá đã so với giấy.
    .hint = Có người đã sửa dữ liệu của máy. Đừng dùng máy nữa, hãy báo cho nhóm nghiên cứu.
vault-entry-damaged = Mục { $entry } trong két đã hỏng.
    .hint = Hãy gửi hết hộp phiếu, rồi ghi danh lại máy này bằng gói mới.
vault-cannot-lock = Không khoá được két.
chance-unavailable = Hệ thống không cho số ngẫu nhiên.
    .hint = Hãy khởi động lại máy rồi thử lại.

# --- Máy ---
device-form-unknown = Nghiên cứu không có phiếu { $form }.
    .hint = Lệnh forms liệt kê các phiếu đang có.
device-form-damaged = Phiếu { $form } trên máy này không phải phiếu ghi trong thông báo nghiên cứu.
    .hint = Hãy gửi hết hộp phiếu, rồi ghi danh lại máy này bằng gói mới.
device-form-too-large = Câu trả lời dài nhất của phiếu { $form } không vừa kích thước niêm phong.
    .hint = Hãy báo cho nhóm nghiên cứu: cần phiếu ngắn hơn, hoặc kích thước lớn hơn.
device-language-unknown = Phiếu không có bản tiếng { $language }.
    .hint = Phiếu có các ngôn ngữ: { $languages }
device-recipient-unreadable = Một khoá của kỳ { $epoch } trong thông báo nghiên cứu không niêm phong được.
    .hint = Hãy xin nhóm nghiên cứu gói mới.
device-folder-unknown = Không biết để dữ liệu của máy vào thư mục nào.
    .hint = Hãy chỉ thư mục bằng --data DIR.
device-head-keeps-moving = Có chương trình khác cứ liên tục lưu phiếu trên máy này.
    .hint = Hãy đợi chương trình đó xong rồi thử lại.

# --- Lưu trữ ---
storage-database = Cơ sở dữ liệu của máy không nhận.
    .hint = Hãy xem đĩa có đầy không, có chương trình nào khác đang giữ thư mục không.
storage-not-enrolled = Thư mục dữ liệu này chưa có máy nào được ghi danh.
    .hint = Hãy dùng lệnh enrol với gói của nhóm nghiên cứu, hoặc chỉ đúng thư mục bằng --data.
storage-already-enrolled = Thư mục dữ liệu này đã có một máy được ghi danh.
    .hint = Hãy chọn thư mục khác bằng --data.
storage-head-moved = Một cuộc hỏi khác vừa được lưu trước.
    .hint = Hãy thử lại.
storage-lacks = Cơ sở dữ liệu của máy thiếu { $what }.
    .hint = Hãy gửi hết hộp phiếu, rồi ghi danh lại máy này bằng gói mới.
storage-damaged = Trong cơ sở dữ liệu của máy, { $what } đã hỏng.
    .hint = Hãy gửi hết hộp phiếu, rồi ghi danh lại máy này bằng gói mới.

# --- forms ---
forms-heading-form = Phiếu
forms-heading-version = Phiên bản
forms-heading-title = Tên
forms-heading-languages = Ngôn ngữ
forms-none = Nghiên cứu chưa có phiếu nào.

# --- fill ---
fill-sealed = Cuộc hỏi số { $sequence } đã niêm phong và nằm trong hộp phiếu. Ở đây không ai đọc lại được nữa.
fill-refusal-sealed = Lời từ chối được tính là số { $sequence }, đã niêm phong và nằm trong hộp phiếu.
fill-partial-sealed = Cuộc hỏi dừng giữa chừng đã được niêm phong, số { $sequence }.
fill-left = Đã bỏ dở cuộc hỏi. Không có gì được lưu lại.
fill-try-again = Cuộc hỏi vẫn còn trong bộ nhớ. Thử lưu lại lần nữa? (có/không)

# --- import ---
import-resumed = Lần nhập trước của tệp này dừng sau dòng { $row }; nay nhập tiếp từ đó.
import-row-bad = { $place } { $reason }
import-more-bad = Còn { $more } dòng lỗi nữa không hiện ra ở đây.
import-done = Đã niêm phong và lưu { $stored } dòng.{ $earlier ->
    [0] { "" }
   *[other] { " " }Có { $earlier } dòng đã lưu từ lần trước.
 }
import-findings = Có { $bad } dòng lỗi không được lưu; { $stored } dòng của tệp này đã lưu.
    .hint = Hãy chép các dòng đã sửa sang một tệp riêng, kèm dòng tên cột, rồi nhập tệp đó. Nhập lại tệp này thì các dòng tốt sẽ bị lặp.
import-file-too-large = Dữ liệu nhập lớn hơn { $max_bytes } byte.
    .hint = Hãy chia thành nhiều tệp.
import-input-unreadable = Không đọc được dữ liệu nhập.
import-file-undecodable = Tệp không phải { $encoding } từ đầu đến cuối.
    .hint = Hãy lưu tệp dưới dạng UTF-8, hoặc dùng --encoding để cho biết tệp lưu bằng bảng mã nào.
import-file-not-text = Tệp không phải văn bản.
    .hint = Hãy lưu thành CSV (UTF-8). Tệp UTF-16 không có dấu đầu tệp thì cần --encoding utf-16le.
import-file-empty = Tệp trống.
import-columns-too-many = Tệp có hơn { $max } cột.
import-rows-too-many = Tệp có hơn { $max } dòng.
    .hint = Hãy chia thành nhiều tệp.
import-heading-empty = Cột { $number } không có tên.
    .hint = Hãy đặt tên cột theo tên câu hỏi, hoặc xoá cột đó.
import-heading-twice = Tên của cột { $number } bị lặp.
import-no-headings = Không tên cột nào là câu hỏi của phiếu.
    .hint = Dòng đầu tiên phải là tên các câu hỏi.
import-column-unknown = Phiếu không có câu hỏi { $column }.
    .hint = Hãy sửa tên cột, hoặc bỏ qua cột đó bằng --ignore.
import-consent-column-missing = Phiếu hỏi sự đồng ý, mà tệp không có cột { $column }.
    .hint = Hãy thêm cột này và ghi từng người đã đồng ý điều gì.
import-column-two-meanings = Cột { $column } có hai nghĩa: vừa là câu trả lời của phiếu, vừa thuộc phần hỏi sự đồng ý.
    .hint = Câu hỏi hoặc mục đích đó cần một tên khác: hãy báo người soạn phiếu.
import-enumerator-column-missing = Tệp không có cột { $column } ghi mã người hỏi.
imported-before = Tệp này đã được nhập trên máy này rồi.
    .hint = Muốn nhập lại toàn bộ lần nữa, hãy thêm --again.
import-row-too-long = Dòng { $row } dài hơn { $max_bytes } byte.
    .hint = Có thể thiếu một dấu ngoặc kép: mọi thứ cho đến dấu ngoặc kế tiếp đều bị tính vào dòng này.
import-row-uneven = Dòng { $row } có { $cells } ô dưới { $columns } tên cột.
    .hint = Có thể một ô chứa dấu phẩy hay dấu chấm phẩy mà không đặt trong ngoặc kép.
import-row-unreadable = Không đọc được dòng { $row }.
import-row-not-json = Dòng { $row }, ký tự { $letter }: không phải một đối tượng JSON.
import-row-value-kind = Dòng { $row }: giá trị thứ { $column } không phải chữ, số, danh sách tên hay mã thiếu.
import-row-column-twice = Dòng { $row }: mục thứ { $column } bị lặp.
import-row-column-unknown = Dòng { $row }: phiếu không có câu hỏi { $column }.
    .hint = Hãy sửa tên, hoặc bỏ qua bằng --ignore.
import-cell-refused = Dòng { $row }, cột { $column }:
import-cell-not-asked = Dòng { $row }, cột { $column }: với các câu trả lời khác của dòng này thì câu này không được hỏi.
import-cell-not-yes-or-no = Dòng { $row }, cột { $column }: không phải có cũng không phải không.
import-cell-empty = Dòng { $row }, cột { $column }: để trống, mà không được để trống.
import-enumerator-unfit = Dòng { $row }, cột { $column }: không phải mã người hỏi.
import-row-unfinished = Dòng { $row } chưa thành một cuộc hỏi trọn vẹn:
import-row-not-sealed = Không niêm phong được dòng { $row }.

# --- outbox ---
outbox-empty = Hộp phiếu trống: máy này chưa có cuộc hỏi nào kết thúc.
outbox-heading-number = Số
outbox-heading-bytes = Byte
outbox-heading-digest = Mã băm
outbox-heading-place = Nơi để
outbox-waiting = đang đợi ở đây
outbox-received = máy chủ đã nhận ngày { $day }, ở đây còn giữ bản sao
outbox-forgotten = máy chủ đã nhận ngày { $day }

# --- send ---
send-nothing = Không có gì đợi gửi.
send-done = Máy chủ đã nhận { $received } phiếu.
send-checks = Máy chủ đã nhận { $checks } bản ghi kiểm tra cho người giám sát; trong đó không có câu trả lời nào.
send-chunks = Máy chủ đã nhận { $chunks } mảnh của tệp đính kèm.
send-forgotten = Đã xoá { $forgotten } bản sao ở đây, { $days } ngày sau khi có biên nhận.
send-refused = Máy chủ không nhận phiếu số { $sequence }: { $status } { $title }
    .hint = Phiếu vẫn nằm ở đây. Hãy báo số phiếu cho nhóm nghiên cứu.
send-progress = Đã xong { $done } trên { $of } phiếu{ $minutes ->
    [0] { "" }
   *[other] ; còn khoảng { $minutes } phút
 }.
send-refused-damaged = Phiếu số { $sequence } đến nơi không còn nguyên như khi niêm phong.
    .hint = Phiếu vẫn nằm ở đây. Hãy gửi lại; nếu vẫn vậy thì có thể ổ đĩa sắp hỏng: hãy báo số phiếu cho nhóm nghiên cứu.
send-refused-unfit = Phiếu số { $sequence } không được niêm phong theo cách máy chủ chờ ở nghiên cứu này.
    .hint = Phiếu vẫn nằm ở đây. Hãy nhận thông báo nghiên cứu mới nhất bằng: kin-collector update. Nếu vẫn vậy, hãy báo số phiếu cho nhóm nghiên cứu.
send-note-not-fetched = Không hỏi được có thông báo nghiên cứu mới hay không.
    .hint = Những gì đã gửi không bị ảnh hưởng. Lần sau sẽ hỏi lại.
send-packages-not-fetched = Không hỏi được có gói nào của văn phòng đang đợi hay không.
    .hint = Những gì đã gửi không bị ảnh hưởng. Lần sau sẽ hỏi lại.
send-watching = Tự gửi, khoảng { $minutes } phút một lần. Ctrl-C để dừng; không mất gì cả.
send-incomplete = Còn { $waiting } phiếu đợi ở đây; máy chủ đã nhận { $received } phiếu.
    .hint = Không mất gì cả. Khi mạng tốt hơn, hãy gửi lại.
send-no-answer = Máy chủ không trả lời.
    .hint = Hãy xem máy này đã có mạng chưa.
send-receipt-unproved = Biên nhận của máy chủ không đáng tin.
    .hint = Ở đây không xoá gì cả. Hãy hỏi nhóm nghiên cứu xem đây có phải máy chủ của họ không.
send-history = Sổ của máy chủ không nối tiếp những gì máy này từng thấy.
    .hint = Ở đây không xoá gì cả. Hãy báo nhóm nghiên cứu: có thể ở máy chủ có thứ đã mất hoặc bị đổi.
send-not-a-receipt = Có nơi trả lời { $status }, nhưng không phải điều máy chủ này trả lời.
    .hint = Có thể mạng này đòi đăng nhập trước: hãy mở một trang web, rồi gửi lại. Không mất gì cả.
send-problem = Máy chủ trả lời { $status }: { $title }
    .hint = Không mất gì cả. Nếu vẫn như vậy, hãy báo cho nhóm nghiên cứu.
send-vouchers-refused = Máy chủ không nhận tem gửi nào đã đưa ra.
    .hint = Không mất gì cả. Hãy hỏi nhóm nghiên cứu xem máy chủ đã nạp gói công bố mới nhất chưa.
send-unpaid = { $unpaid } phiếu chưa có tem gửi.
    .hint = Hãy xin văn phòng một gói có tem gửi rồi nhận vào bằng: kin-collector update GÓI
send-server-unfit = Không gửi được tới máy chủ của nghiên cứu.
    .hint = Hãy báo cho nhóm nghiên cứu; cần có thông báo nghiên cứu mới.

# --- status ---
status-study = Nghiên cứu: { $title }
status-study-id = Mã nghiên cứu: { $study }
status-note = Thông báo nghiên cứu: bản { $version }, ra ngày { $issued }, hết hạn { $expires }
status-may-start = Có thể bắt đầu hỏi.
status-forms = Các phiếu: { $forms }
status-counts = Phiếu đã trả lời: { $waiting } đợi ở đây, { $received } máy chủ đã nhận và còn bản sao ở đây, { $forgotten } máy chủ đã nhận, bản sao đã xoá
status-checks = Bản ghi kiểm tra cho người giám sát: { $waiting } đợi ở đây
status-chunks = Mảnh của tệp đính kèm: { $waiting } đang chờ ở đây
status-last-receipt = Biên nhận gần nhất: { $day }
status-no-receipt = Biên nhận gần nhất: chưa có
status-vouchers = Tem gửi: { $left ->
    [0] đã hết
   *[other] còn { $left }
 }
vouchers-low = Tem gửi sắp hết: còn { $left }.
    .hint = Hãy xin văn phòng một gói có tem gửi. Không có tem vẫn phỏng vấn được.
vouchers-none = Đã hết tem gửi.
    .hint = Vẫn phỏng vấn được, nhưng chưa gửi được cho đến khi văn phòng đưa gói có tem gửi.
vouchers-awaited = { $unpaid } phiếu đang đợi tem gửi.
    .hint = Phiếu đã niêm phong và an toàn. Hãy xin văn phòng một gói có tem gửi rồi nhận vào bằng: kin-collector update GÓI

# --- Trợ giúp ---
help-collector = Dành cho người hỏi: điền phiếu, giữ câu trả lời kín, gửi đi
    .long =
        Dành cho người hỏi: điền phiếu, giữ câu trả lời kín, gửi đi.

        Không kèm lệnh nào thì mở màn hình chính: bản nháp, phiếu, các cuộc hỏi đã niêm phong, gửi đi.
help-collector-arg-data = Thư mục dữ liệu của máy, thay cho KIN_DATA hoặc thư mục của người dùng này
help-collector-arg-passphrase-file = Đọc mật khẩu từ dòng đầu của một tệp, thay vì hỏi
help-collector-arg-enumerator = Dữ liệu của ai, khi nhiều người hỏi dùng chung máy: mã của người đó
help-collector-enrol = Ghi danh máy này vào một nghiên cứu, bằng gói ghi danh và dấu vân tay in trên giấy
    .long =
        Ghi danh máy này vào một nghiên cứu, bằng gói ghi danh và dấu vân tay in trên giấy.

        Chưa so xong sáu nhóm số của dấu vân tay với tờ giấy thì chưa ghi gì vào máy.
help-collector-enrol-arg-package = Gói ghi danh do nhóm nghiên cứu đưa
help-collector-enrol-arg-fingerprint-file = Đọc cả dấu vân tay từ một tệp, thay vì hỏi sáu nhóm số
help-collector-forms = Liệt kê các phiếu có thể điền, và cho biết có được bắt đầu hỏi không
help-collector-forms-arg-json = In JSON cho chương trình khác đọc
help-collector-fill = Tiến hành một cuộc hỏi ngay trên màn hình, niêm phong và bỏ vào hộp phiếu
    .long =
        Tiến hành một cuộc hỏi ngay trên màn hình, niêm phong và bỏ vào hộp phiếu.

        Trong lúc hỏi, gõ ? để xem các lệnh. Cuộc hỏi chưa kết thúc thì không để lại gì.
help-collector-fill-arg-form = Mã phiếu, như lệnh `forms` liệt kê
help-collector-fill-arg-form-language = Ngôn ngữ dùng để hỏi, trong số các ngôn ngữ của phiếu
help-collector-import = Nhập các phiếu giấy đã được gõ ở nơi khác, từ tệp CSV hoặc JSON Lines
    .long =
        Nhập các phiếu giấy đã được gõ ở nơi khác, từ tệp CSV hoặc JSON Lines.

        Tên cột là tên các câu hỏi của phiếu. Phiếu có hỏi sự đồng ý thì tệp cũng phải có: consent (yes hoặc no), consent_PURPOSE cho từng mục đích, consent_mode (spoken hoặc written), và với người chưa thành niên thì consent_assent (yes hoặc no; để trống với người đã thành niên). Câu trả lời thiếu ghi bằng từ refused, dont_know hoặc not_applicable. Dòng lỗi được báo ra và không lưu; mọi dòng khác đều được niêm phong và lưu riêng từng dòng.
help-collector-import-arg-form = Mã phiếu, như lệnh `forms` liệt kê
help-collector-import-arg-file = Tệp cần nhập, hoặc - để đọc từ đầu vào chuẩn
help-collector-import-arg-encoding = Bảng mã của tệp, khi không tự nhận ra được
help-collector-import-arg-ignore = Cột cần bỏ qua; có thể ghi nhiều lần
help-collector-import-arg-enumerator-column = Cột ghi mã người hỏi, thay cho người hỏi của máy này
help-collector-import-arg-form-language = Ngôn ngữ đã dùng để hỏi, trong số các ngôn ngữ của phiếu
help-collector-import-arg-again = Nhập lại một tệp đã từng nhập
help-collector-outbox = Liệt kê các phiếu đã niêm phong của máy này và từng phiếu đang ở đâu
help-collector-outbox-arg-json = In JSON cho chương trình khác đọc
help-collector-send = Gửi những gì đang đợi trong hộp phiếu. Cần có mạng, không cần mật khẩu
    .long =
        Gửi những gì đang đợi trong hộp phiếu. Cần có mạng, không cần mật khẩu.

        Mỗi phiếu được trả bằng tem gửi nằm cạnh nó. Phiếu chỉ tính là đã nhận khi có biên nhận chứng minh phiếu đã vào sổ của máy chủ, và sau đó còn được giữ ở đây 30 ngày. Trên đường gửi, máy cũng nhận thông báo nghiên cứu mới hơn cùng các mẫu phiếu, và lấy các gói đang đợi máy này.
help-collector-send-arg-again = Gửi lại cả những gì máy chủ đã xác nhận mà còn nằm ở đây: dùng khi máy chủ bị mất
help-collector-send-arg-max-kbps = Gửi nhiều nhất chừng này nghìn bit mỗi giây, từng phiếu một: cho đường truyền tính tiền theo dung lượng
help-collector-send-arg-patience = Đợi trả lời chừng này giây, thay vì 120
help-collector-send-arg-watch = Chạy tiếp và gửi những gì mới có, khoảng 10 phút một lần hoặc số phút đã nêu, cho đến khi bị dừng
help-collector-summary = Ghi các bản ghi kiểm tra của máy này ra một tệp cho người giám sát, ở nơi không có mạng. Không cần mật khẩu
    .long =
        Ghi các bản ghi kiểm tra của máy này ra một tệp cho người giám sát, ở nơi không có mạng. Không cần mật khẩu.

        Chúng cho biết các cuộc phỏng vấn diễn ra thế nào, không có một câu trả lời nào, và chỉ người giám sát mở được. Lệnh `send` vẫn gửi chúng như thường.
help-collector-summary-arg-out = Tệp cần ghi, phải là tệp mới
help-collector-status = Cho biết tình hình của máy: nghiên cứu, các phiếu, còn gì đợi gửi, đã nhận được gì
help-collector-status-arg-json = In JSON cho chương trình khác đọc

### The study note in full

device-training = LUYỆN TẬP: đây là nghiên cứu để luyện tập. Chỉ thực hành với người tưởng tượng; không gì ở đây vào nghiên cứu thật.
device-clock-behind = Đồng hồ của máy này sai: nó chỉ trước ngày { $signed }, ngày có chữ ký của nhóm nghiên cứu hoặc của người làm chứng. Vẫn phỏng vấn được; mỗi phiếu sẽ ghi rằng giờ giấc đáng ngờ.
    .hint = Hãy chỉnh lại ngày giờ.

### What comes after the enrolment

help-collector-update = Nhận thông báo nghiên cứu mới hơn cùng biểu mẫu, từ máy chủ hoặc từ gói của văn phòng
    .long =
        Nhận thông báo nghiên cứu mới hơn cùng biểu mẫu, từ máy chủ hoặc từ gói của văn phòng.

        Không có gói thì hỏi máy chủ và không cần mật khẩu; gói nào đợi máy này ở đó cũng được lấy về. Thông báo chỉ đáng tin khi các khoá gốc trên giấy, hoặc các khoá mà chúng dẫn tới, đã ký.
help-collector-update-arg-package = Gói giao việc mà văn phòng làm cho máy này
update-nothing = Không có gì mới hơn phiên bản { $version } của thông báo nghiên cứu.
update-done = Thông báo nghiên cứu nay là phiên bản { $version }; số biểu mẫu mới: { $forms }.
update-roots-changed = Nhóm nghiên cứu đã đổi khoá ký { $changes } lần từ đó đến nay; mỗi lần đều do các khoá trước đó ký.
update-arrived = Đã lấy về { $packages } gói của văn phòng. Mở máy bằng mật khẩu là nhận được gói: kin-collector, hoặc kin-collector assignments list
update-refused = Gói số { $number } của văn phòng đã về nhưng không nhận được. Hãy báo văn phòng.
update-package = Đã nhận gói số { $number } của văn phòng: { $vouchers } tem gửi, { $samples } danh sách, { $tasks } việc.
renewal-form-missing = Thông báo nghiên cứu mới nêu biểu mẫu “{ $form }” nhưng không có tệp đi kèm.
    .hint = Chưa có gì thay đổi. Hãy thử lại sau, hoặc báo nhóm nghiên cứu.
renewal-form-unreadable = Chương trình này không đọc được biểu mẫu “{ $form }” của thông báo nghiên cứu mới.
    .hint = Chưa có gì thay đổi. Hãy cài chương trình mới hơn rồi cập nhật lại.
renewal-stays-shut = Gói này không mở được trên máy này.
    .hint = Gói làm cho máy khác, hoặc bị hỏng. Hãy xin văn phòng gói làm cho máy này.
renewal-sample-unfit = { $row ->
        [0] Danh sách “{ $sample }” trong gói là của biểu mẫu mà nghiên cứu không có.
       *[other] Dòng { $row } của danh sách “{ $sample }” trong gói không hợp với biểu mẫu.
    }
    .hint = Chưa nhận gì của gói. Hãy báo văn phòng: gói phải làm lại.
renewal-size-changed = Thông báo nghiên cứu mới đổi kích thước phiếu niêm phong, trong khi kích thước này phải giữ nguyên suốt nghiên cứu.
    .hint = Chưa có gì thay đổi. Hãy báo nhóm nghiên cứu.
send-not-there = Máy chủ trả lời { $status } thay vì thứ được hỏi.
    .hint = Hãy thử lại sau. Nếu vẫn vậy, hãy báo nhóm nghiên cứu.

### Kết thúc một máy

device-closed = Máy này đã kết thúc: phiếu cuối đã niêm phong, không bắt đầu cuộc hỏi nào nữa.
    .hint = Hãy gửi những gì còn trong hộp phiếu. Muốn hỏi tiếp, hãy ghi danh bằng gói mới vào một thư mục khác.
storage-closed = Máy này đã kết thúc: không lưu thêm được gì sau phiếu cuối.
    .hint = Muốn hỏi tiếp, hãy ghi danh bằng gói mới vào một thư mục khác.
close-ask = Sau phiếu cuối, máy này không bắt đầu cuộc hỏi nào nữa. Kết thúc máy? (có/không)
close-left = Máy vẫn tiếp tục làm việc.
close-sealed = Phiếu số { $sequence } là phiếu cuối: máy này đã niêm phong { $count } phiếu. Hãy gửi những gì còn trong hộp phiếu.
help-collector-close = Kết thúc công việc của máy này: niêm phong phiếu cuối ghi rõ tổng số phiếu. Sau đó không bắt đầu cuộc hỏi nào nữa
    .long =
        Kết thúc công việc của máy này: niêm phong phiếu cuối ghi rõ tổng số phiếu. Sau đó không bắt đầu cuộc hỏi nào nữa.

        Vẫn gửi được phiếu. Văn phòng cần phiếu cuối trước khi được huỷ khoá.
help-collector-close-arg-yes = Kết thúc mà không hỏi lại

## Rút lại câu trả lời

help-collector-fill-arg-slip = Người trả lời có nhận mảnh giấy: hỏi mã trước khi bắt đầu, không hiện lên màn hình
help-collector-fill-arg-slip-file = Đọc mã trên mảnh giấy từ dòng đầu của một tệp, thay vì hỏi
fill-slip-prompt = Mã trên mảnh giấy (22 chữ số, không hiện ra):
help-collector-withdraw = Xoá tất cả những gì đã trả lời với mã trên mảnh giấy của người trả lời
    .long =
        Xoá tất cả những gì đã trả lời với mã trên mảnh giấy của người trả lời.

        Chương trình hỏi mã, không hiện ra; mã không bao giờ nằm trên dòng lệnh và không được giữ lại. Phần chưa gửi được xoá ngay trên máy này, không cần mạng. Phần đã gửi do máy chủ xoá và chứng minh; giấy chứng minh là của chị ấy. Không ai phải nói mình là ai.

        Không có mạng thì dùng --stick để đóng gói điều cần hỏi máy chủ: mang thẻ nhớ đến đó (kin-server unpack), rồi mang trả lời về (kin-collector unpack).
help-collector-withdraw-arg-code-file = Đọc mã từ dòng đầu của một tệp, thay vì hỏi
help-collector-withdraw-arg-receipts = Ghi các giấy chứng minh vào một thư mục mới, mỗi giấy một tệp, thay vì in ra
help-collector-withdraw-arg-stick = Hỏi máy chủ bằng thẻ nhớ trong thư mục này, khi không có mạng
withdraw-code-prompt = Mã trên mảnh giấy (22 chữ số, không hiện ra):
withdraw-erased = Đã xoá trên máy này { $count } phiếu trả lời chưa gửi.
withdraw-deleted = Máy chủ đã xoá { $count } phiếu trả lời và chứng minh được.
withdraw-receipts = Giấy chứng minh nằm trong { $folder }. Đó là của chị ấy, nếu chị muốn giữ: trong đó không có tên, không có câu trả lời.
withdraw-keep-this = Phần dưới đây chứng minh điều đó. Đó là của chị ấy, nếu chị muốn giữ: trong đó không có tên, không có câu trả lời.
withdraw-nothing = Máy chủ không có gì dưới mã này.
withdraw-waits = Nếu sau này còn gì gửi đến với mã này, từ bất cứ máy nào, máy chủ sẽ xoá ngay khi đến.
withdraw-full = Lúc này máy chủ không ghi nhớ thêm được mã. Phần chưa gửi ở máy khác sẽ không được xoá.
    .hint = Khi các máy khác đã gửi xong, hãy làm lại với mảnh giấy.
withdraw-not-reached = Phần nằm trên máy này đã xong. Máy chủ chưa làm phần của mình: hãy thử lại, hoặc nếu không có mạng thì nhờ thẻ nhớ: kin-collector withdraw --stick THƯ-MỤC
withdraw-packed = Điều cần máy chủ xoá đã nằm trên thẻ nhớ. Chỉ khi thẻ nhớ đến máy chủ thì mới xoá.
code-used-up = Mã này đã dùng cho số cuộc phỏng vấn nhiều nhất có thể.
    .hint = Hãy đưa chị ấy một mảnh giấy mới.
code-without-log = Máy chủ của nghiên cứu này không có sổ: phần đã gửi không rút lại được.
    .hint = Hãy báo nhóm nghiên cứu.
outbox-withdrawn = đã rút lại ngày { $day }
send-withdrawn = { $withdrawn } phiếu trả lời đã được chính người trả lời rút lại, máy chủ chứng minh được. Phiếu ấy đã được xoá ở đây.
send-withdrawal-unproved = Máy chủ nói có phiếu trả lời đã được rút lại nhưng không chứng minh được.
    .hint = Phiếu ấy vẫn ở lại đây. Hãy báo nhóm nghiên cứu.
send-withdrawal-withheld = Máy chủ không xoá { $count } phiếu trả lời mà nó từng xác nhận với máy này.
    .hint = Nếu máy chủ cũ đã mất và có máy chủ khác thay: kin-collector send --again, rồi rút lại lần nữa. Nếu không phải vậy, hãy báo nhóm nghiên cứu.

# --- interviews ---
interview-unlisted = Cuộc hỏi số { $number } không có trong danh sách.
    .hint = Lệnh interviews liệt kê những gì đang có. Một cuộc hỏi rời danh sách 30 ngày sau khi máy chủ nhận được.
interview-label-unfit = Nhãn là một dòng không quá { $limit } ký tự.
    .hint = Một hai chữ đủ để mình nhớ ra cuộc hỏi nào, mà người khác không biết của ai.
interviews-none = Danh sách chưa có cuộc hỏi nào.
interviews-heading-finished = Kết thúc
interviews-heading-kind = Loại
interviews-heading-label = Nhãn
interviews-original = cuộc hỏi
interviews-partial = bỏ dở
interviews-refusal = từ chối
interviews-correction = đính chính số { $of }
interviews-other = phiếu
interviews-unreadable = { $count } mục trong danh sách là của điều tra viên khác hoặc bị hỏng. Phiếu đã niêm phong không bị ảnh hưởng.
label-prompt = Nhãn (không ghi tên ai):
label-kept = Nhãn của cuộc hỏi số { $number } được giữ trên máy này.

# --- correct ---
correction-of-nothing = Phiếu số { $number } không có câu trả lời phỏng vấn nào.
    .hint = Hãy đính chính chính cuộc hỏi đó; lệnh interviews cho biết số của nó.
corrections-used-up = Cuộc hỏi số { $number } đã được đính chính hết số lần cho phép.
    .hint = Hãy báo cho nhóm nghiên cứu biết chỗ còn sai.
correction-empty = Lần đính chính này không thay đổi gì.
    .hint = Hãy gõ tên câu hỏi có câu trả lời cần sửa.
correction-direct = Câu trả lời cho { $question } chỉ người giữ thông tin liên hệ mở được, nên không đính chính được.
    .hint = Hãy báo cho người giữ thông tin liên hệ, bằng cách không ai đọc theo được.
correct-what = Đính chính cuộc hỏi số { $number }: mẫu { $form }, kết thúc { $finished }.
correct-reason = Vì sao phải sửa? Lý do được niêm phong cùng phiếu. Dòng trống là giữ nguyên mọi thứ.
correct-how = Gõ tên câu hỏi có câu trả lời cần sửa, như age hoặc child[2].age. Dòng trống là xong.
correct-missing = Gõ câu trả lời mới. !r chị ấy từ chối, !d chị ấy không biết, !n không áp dụng, !x bỏ câu trả lời. Dòng trống là giữ nguyên.
correct-changes = { $changes ->
        [0] Chưa có gì thay đổi.
       *[other] { $changes } câu trả lời thay đổi.
    }
correct-seal = Niêm phong lần đính chính này? có hoặc không
correct-line-unread = Không đọc được dòng này: quá dài, hoặc không phải chữ.
correct-sealed = Lần đính chính cuộc hỏi số { $number } đã được niêm phong thành số { $sequence } và nằm trong hộp phiếu.
correct-left = Đã bỏ lần đính chính. Không có gì được lưu.
storage-correction-too-late = Cuộc hỏi này không đính chính được nữa: đã được rút lại, hoặc đã đính chính hết số lần cho phép.
    .hint = Chưa có gì được lưu.

help-collector-interviews = Liệt kê các cuộc hỏi đã niêm phong trên máy này: lúc nào, mẫu nào, nhãn của mình, đang ở đâu
    .long =
        Liệt kê các cuộc hỏi đã niêm phong trên máy này: lúc nào, mẫu nào, nhãn của mình, đang ở đâu.

        Trong đó không có câu trả lời nào: ở đây không ai đọc được nữa. Một cuộc hỏi rời danh sách 30 ngày sau khi máy chủ nhận được.
help-collector-interviews-arg-json = In JSON cho chương trình khác đọc
help-collector-label = Đặt cho cuộc hỏi đã niêm phong một nhãn ngắn của riêng mình, để nhận ra trong danh sách
    .long =
        Đặt cho cuộc hỏi đã niêm phong một nhãn ngắn của riêng mình, để nhận ra trong danh sách.

        Nhãn ở lại trên máy này, được mã hóa và không bao giờ gửi đi. Đừng ghi tên ai ở đó. Nhãn trống là bỏ nhãn.
help-collector-label-arg-number = Số của cuộc hỏi, như `interviews` liệt kê
help-collector-label-arg-label-file = Đọc nhãn từ dòng đầu của một tệp, thay vì hỏi
help-collector-correct = Đính chính một cuộc hỏi đã niêm phong trên máy này: niêm phong chỗ thay đổi và lý do, ngoài ra không gì khác
    .long =
        Đính chính một cuộc hỏi đã niêm phong trên máy này: niêm phong chỗ thay đổi và lý do, ngoài ra không gì khác.

        Ở đây không ai đọc được cuộc hỏi nữa, nên mỗi câu trả lời thay đổi phải gõ lại: tên câu hỏi, rồi câu trả lời. Bản gốc giữ nguyên; nhóm nghiên cứu đặt lần đính chính vào chỗ của nó. Một cuộc hỏi đính chính được ba lần.
help-collector-correct-arg-number = Số của cuộc hỏi, như `interviews` liệt kê

# --- drafts ---

fill-draft = Đã tạm rời cuộc hỏi. Những gì đã trả lời được giữ ở đây thành bản nháp đã khoá. Hỏi tiếp bằng lệnh: kin-collector resume
drafts-none = Không có bản nháp nào.
drafts-heading-number = Số
drafts-heading-form = Phiếu
drafts-heading-began = Bắt đầu
drafts-heading-progress = Đến câu
drafts-heading-label = Nhãn
drafts-discard-ask = Bỏ bản nháp số { $number }? Không ai lấy lại được. (có/không)
drafts-discarded = Đã bỏ bản nháp số { $number }.
drafts-kept = Bản nháp vẫn được giữ.
drafts-no-such-number = Không có bản nháp mang số ấy: { $count ->
    [0] không có bản nào
   *[other] chỉ có { $count } bản
 }.
    .hint = Lệnh kin-collector drafts liệt kê các bản nháp.
drafts-which-one = Có { $count } bản nháp: hãy nói rõ bản nào.
    .hint = Lệnh kin-collector drafts liệt kê kèm số.
storage-draft-moved = Bản nháp không còn như trước: một cửa sổ khác đã sửa, đã kết thúc hoặc đã bỏ nó. Ở đây không lưu gì.
    .hint = Hãy rời cuộc hỏi này rồi xem danh sách: kin-collector drafts
storage-drafts-left = Trên máy này còn bản nháp: bản ghi cuối cùng của máy phải đến sau bản nháp cuối.
    .hint = Hỏi cho xong bằng kin-collector resume, hoặc bỏ bằng kin-collector drafts --discard SỐ.
device-epoch-gone = Thông báo của nghiên cứu không còn nêu kỳ { $epoch }, lúc cuộc hỏi này bắt đầu.
    .hint = Hãy xin nhóm nghiên cứu một thông báo có nêu kỳ ấy.

help-collector-drafts = Liệt kê các cuộc hỏi còn dở: chúng được khoá và giữ ở đây cho đến khi hỏi tiếp hoặc bỏ đi.
help-collector-drafts-arg-discard = Bỏ hẳn bản nháp mang số này
help-collector-drafts-arg-yes = Bỏ mà không hỏi lại
help-collector-drafts-arg-json = In JSON cho các chương trình khác
help-collector-resume = Mở lại một cuộc hỏi còn dở, tiếp từ chỗ đã dừng.
help-collector-resume-arg-number = Số của bản nháp, như lệnh `drafts` liệt kê; nếu chỉ có một bản thì không cần

# --- salvage ---
salvage-nothing = Không có cuộc hỏi dở dang nào để xếp gửi.
salvage-done = { $queued } cuộc hỏi dở dang đã được xếp gửi, niêm phong, đến đâu gửi đến đó.
salvage-left = { $left } bản nháp không có bản niêm phong: chỉ mật khẩu của người hỏi mới mở được.
    .hint = Bản nháp ấy do chương trình cũ giữ, hoặc chị ấy đã từ chối. Ai biết mật khẩu thì vẫn hỏi tiếp được.
help-collector-salvage = Xếp gửi các cuộc hỏi dở dang, đến đâu gửi đến đó: khi quên mật khẩu, hoặc người hỏi không trở lại. Không cần mật khẩu
    .long =
        Xếp gửi các cuộc hỏi dở dang, đến đâu gửi đến đó: khi quên mật khẩu, hoặc người hỏi không trở lại. Không cần mật khẩu.

        Sau mỗi câu trả lời, cuộc hỏi còn được niêm phong cho nhóm nghiên cứu; chính bản ấy được xếp gửi, như một cuộc hỏi bỏ dở. Bản nháp vẫn ở lại: ai biết mật khẩu thì vẫn hỏi cho xong được, và khi đó cả cuộc hỏi mới được tính.
help-collector-salvage-arg-json = In JSON cho các chương trình khác

# --- wipe ---
device-wiped = Máy này đã được xoá sạch: không bắt đầu cuộc hỏi nào nữa.
    .hint = Những gì đợi trong hộp phiếu vẫn gửi được. Muốn hỏi tiếp, hãy ghi danh bằng gói mới.
wipe-ask = Mọi thứ mật khẩu mở được sẽ mất hẳn{ $drafts ->
        [0] { "" }
       *[other] , kể cả { $drafts } cuộc hỏi dở dang
    }. Phiếu đã niêm phong ở lại và vẫn gửi được. Tiếp tục? (có/không)
wipe-ask-all = Mọi thứ của máy này sẽ mất hẳn{ $waiting ->
        [0] { "" }
       *[other] . { $waiting } phiếu đã niêm phong mà chưa máy chủ nào xác nhận sẽ mất
    }{ $drafts ->
        [0] { "" }
       *[other] , kể cả { $drafts } cuộc hỏi dở dang
    }. Tiếp tục? (có/không)
wipe-unpaid = { $unpaid } phiếu đã niêm phong chưa có tem gửi và máy này không gửi được nữa.
    .hint = Đừng xoá thư mục: hãy giao nó cho nhóm nghiên cứu.
wipe-done = Máy đã được xoá sạch. { $waiting ->
        [0] Không còn gì đợi gửi.
       *[other] Còn { $waiting } phiếu đã niêm phong đợi gửi.
    }
wipe-all-done = Trong thư mục không còn gì của máy. Những gì ổ đĩa còn giữ của tệp đã xoá đều là bản mã.
wipe-left = Chưa xoá gì.
help-collector-wipe = Xoá khỏi máy này mọi thứ mật khẩu mở được: khoá, bản nháp, danh sách, tem gửi. Không cần mật khẩu
    .long =
        Xoá khỏi máy này mọi thứ mật khẩu mở được: khoá, bản nháp, danh sách, tem gửi. Không cần mật khẩu.

        Phiếu đã niêm phong đang đợi thì ở lại và vẫn gửi được; ở đây không bắt đầu cuộc hỏi nào nữa. Với --all thì các phiếu ấy cũng mất, không còn lại gì.
help-collector-wipe-arg-all = Xoá cả phiếu đã niêm phong: phiếu nào chưa máy chủ nào xác nhận sẽ mất hẳn
help-collector-wipe-arg-yes = Xoá mà không hỏi
# --- home ---
home-whose = Máy này có nhiều người hỏi dùng chung. Hãy gõ mã của bạn:
home-keys-whose = Enter tiếp tục   Esc thoát
home-switch = Đổi người hỏi
home-unlock = Mật khẩu của máy này:
home-slip = Chị ấy có lấy mảnh giấy không? Nếu có, gõ mã trên giấy (22 chữ số, không hiện ra). Nếu không: chỉ nhấn Enter.
home-opening = Đang mở …
home-study = { $title }
home-begin = Hỏi: { $title }
home-draft = Nháp: { $form }, bắt đầu { $began }, đến câu { $progress } { $label }
home-assignments = Việc văn phòng giao (còn { $open })
home-quota = Chỉ tiêu “{ $quota }”: { $sealed } trên { $wanted }
home-until = hạn { $due }
home-hold = Phỏng vấn
home-answer = Trả lời văn phòng
home-line = Viết gì cho văn phòng không? Nếu không có gì: chỉ nhấn Enter.
home-keys-list = ↑ ↓ Enter chọn   Esc lùi   F12 giấu
home-interviews = Các cuộc hỏi đã niêm phong ({ $count })
home-send = Gửi những gì đang đợi ({ $waiting })
home-salvage = Đưa các cuộc hỏi dở dang vào hộp phiếu, đến đâu hay đến đó ({ $drafts })
home-sending = Đang gửi … Mất mạng cũng không mất gì.
home-leave = Thoát
home-choose = Hãy chọn một dòng trước: bằng mũi tên, bằng số, hoặc gõ vài chữ của dòng đó.
home-keys = ↑ ↓ Enter chọn   F12 giấu   F10 thoát
home-keys-read = Enter quay lại   ↑ ↓ cuộn   F12 giấu
home-keys-slip = Enter tiếp tục   Esc quay lại   F12 giấu
home-not-stored = Chưa lưu được cuộc hỏi. Nó vẫn còn trong bộ nhớ.
home-try-again = Thử lại
home-leave-unstored = Thôi: những gì đã giữ vẫn là bản nháp

help-collector-arg-lock-after = Khoá màn hình sau chừng ấy phút không gõ phím
help-collector-arg-plain = Từng dòng một, cho trình đọc màn hình và chương trình khác

### Bản ghi kiểm tra

summary-none = Ở đây không có bản ghi kiểm tra nào: chưa niêm phong phiếu nào, hoặc nghiên cứu không có người giám sát.
summary-done = Đã ghi { $file } với { $checks } bản ghi kiểm tra; chỉ người giám sát mở được.

# --- pack, unpack ---
help-collector-pack = Đóng gói những gì đang đợi trong hộp phiếu lên thẻ nhớ, khi không có mạng. Không cần mật khẩu
    .long =
        Đóng gói những gì đang đợi trong hộp phiếu lên thẻ nhớ, khi không có mạng. Không cần mật khẩu.

        Hãy mang thẻ nhớ đến máy chủ: kin-server unpack. Những gì đã đóng gói vẫn đợi ở đây cho đến khi có trả lời, và `unpack` nhận trả lời ấy; đóng gói lại không mất gì. Ai nhặt được thẻ nhớ thì không mở được và cũng không gửi được gì trong đó.
help-collector-pack-arg-stick = Thư mục của thẻ nhớ
help-collector-pack-arg-again = Đóng gói lại cả những gì máy chủ đã xác nhận mà còn nằm ở đây: dùng khi máy chủ bị mất
pack-nothing = Không có gì đợi đóng gói.
pack-done = { $envelopes ->
    [0] Những điều cần báo máy chủ
   *[other] { $envelopes } phiếu
 } đã nằm trên thẻ nhớ, trong { $files } tệp.
pack-next = Hãy mang thẻ nhớ đến máy chủ: kin-server unpack KHO THẺ-NHỚ. Rồi trở lại đây: kin-collector unpack THẺ-NHỚ
help-collector-unpack = Nhận những gì máy chủ trả lời cho gói trên thẻ nhớ. Không cần mật khẩu
    .long =
        Nhận những gì máy chủ trả lời cho gói trên thẻ nhớ. Không cần mật khẩu.

        Phiếu chỉ tính là đã nhận khi có biên nhận chứng minh phiếu đã vào sổ của máy chủ, như khi gửi qua mạng, và sau đó còn được giữ ở đây 30 ngày. Thông báo nghiên cứu mới hơn cùng các mẫu phiếu cũng được nhận. Trả lời cho máy khác được để lại trên thẻ nhớ.
help-collector-unpack-arg-stick = Thư mục của thẻ nhớ
unpack-nothing = Trên thẻ nhớ không có trả lời nào cho máy này.
unpack-waiting = Còn { $waiting } phiếu đợi ở đây.
unpack-refused = Không nhận { $path }, hoặc không nhận hết.
unpack-some-refused = { $count } trả lời không được nhận, hoặc không được nhận hết.
    .hint = Ở đây không xoá gì cả. Hãy đóng gói lại và mang thẻ nhớ đến máy chủ lần nữa.
carry-without-log = Thông báo nghiên cứu không nêu sổ nào: những gì thẻ nhớ mang về không có gì chứng minh.
    .hint = Hãy gửi qua mạng. Hoặc xin nhóm nghiên cứu một thông báo có nêu sổ của máy chủ.
carry-answer-old = Máy này đã thấy sổ của máy chủ dài hơn những gì trả lời này biết.
    .hint = Trả lời cũ thì như vậy, mà máy chủ bị đưa trở lại bản cũ cũng như vậy. Hãy đóng gói lại. Nếu trả lời mới vẫn nói thế, hãy cho nhóm nghiên cứu xem.

# --- receipts ---
help-collector-receipts = Liệt kê biên nhận của những phiếu đã niêm phong trên máy này: của cuộc hỏi nào, nằm ở mục nào trong sổ của máy chủ, bản sao ở đây giữ đến bao giờ
    .long =
        Liệt kê biên nhận của những phiếu đã niêm phong trên máy này: của cuộc hỏi nào, nằm ở mục nào trong sổ của máy chủ, bản sao ở đây giữ đến bao giờ.

        Biên nhận chứng minh với bất cứ ai rằng máy chủ đã nhận phiếu, và không nói gì về nội dung phiếu. 30 ngày sau khi có biên nhận, bản sao, mẫu phiếu và giờ hỏi được xoá ở đây; biên nhận thì ở lại. Khi nêu số phiếu và --out, riêng biên nhận ấy được ghi ra tệp, không cần mật khẩu, cho kiểm toán viên: kin-auditor verify --receipt.
help-collector-receipts-arg-number = Số của một phiếu, như trong danh sách
help-collector-receipts-arg-out = Ghi biên nhận của phiếu ấy vào tệp mới này
help-collector-receipts-arg-json = In JSON cho chương trình khác đọc
receipts-none = Chưa có gì để có biên nhận: máy này chưa có cuộc hỏi nào kết thúc.
receipts-heading-entry = Mục trong sổ
receipts-heading-kept = Giữ bản sao đến
receipts-forgotten-here = đã xoá ở đây
receipts-forgotten = { $count } bản sao không còn ở đây, cùng với mẫu phiếu và giờ hỏi, { $days } ngày sau khi có biên nhận. Biên nhận thì vẫn còn.
receipts-missing = Không có biên nhận của phiếu số { $number }.
    .hint = Xem có những gì bằng: kin-collector receipts
receipts-written = Biên nhận nằm trong { $path }. Trong đó không có tên ai, không có câu trả lời.

### Việc được giao

help-collector-assignments = Văn phòng nhờ đến gặp ai, hỏi điều gì, và kết quả ra sao
help-collector-assignments-list = Liệt kê các trường hợp mà gói giao việc đem đến, kết quả của từng trường hợp, và các chỉ tiêu
help-collector-assignments-list-arg-json = In JSON cho chương trình khác đọc
help-collector-assignments-show = Cho xem những gì văn phòng biết về một trường hợp
help-collector-assignments-show-arg-case = Trường hợp, theo tên trong `assignments list`
help-collector-assignments-outcome = Báo cho văn phòng kết quả của một lần đến gặp. Kết quả được niêm phong như phiếu trả lời, và gửi ở lần `send` kế tiếp
    .long =
        Báo cho văn phòng kết quả của một lần đến gặp. Kết quả được niêm phong như phiếu trả lời, và gửi ở lần `send` kế tiếp.

        Cuộc phỏng vấn bằng `fill --assignment` thì tự báo.
help-collector-assignments-outcome-arg-case = Trường hợp, theo tên trong `assignments list`
help-collector-assignments-outcome-arg-outcome = Kết quả: refused (từ chối), not-found (không gặp), moved (chuyển đi), postponed (hẹn lại); answered (đã trả lời), với câu hỏi của văn phòng
help-collector-assignments-outcome-arg-words = Hỏi một dòng gửi văn phòng; trả lời câu hỏi của văn phòng thì luôn có
help-collector-fill-arg-assignment = Trường hợp mà cuộc phỏng vấn dành cho, theo tên trong `assignments list`: điều văn phòng biết đã điền sẵn
assignments-none = Văn phòng chưa giao việc gì cho máy này.
assignments-case = Trường hợp
assignments-form = Biểu mẫu
assignments-what = Việc
assignments-due = Hạn
assignments-last = Lần gần nhất
assignments-quota = Chỉ tiêu
assignments-sealed = Đã niêm phong ở đây
assignments-wanted = Cần
assignments-row = đến gặp
assignments-recontact = đến gặp lại
assignments-back-check = hỏi lại
assignments-question = câu hỏi cho bạn
assignments-completed = đã phỏng vấn
assignments-refused = từ chối
assignments-not-found = không gặp
assignments-moved = đã chuyển đi
assignments-broken-off = dở dang
assignments-postponed = hẹn lại
assignments-answered = đã trả lời
assignments-about = Việc này về cuộc phỏng vấn { $submission }.
assignments-about-own = Việc này về cuộc phỏng vấn số { $sequence } của bạn, lúc { $finished } { $label }
assignments-words-prompt = Bạn viết gì cho văn phòng?
assignments-told = Kết quả đã niêm phong, số { $sequence }, và sẽ đi cùng lần “send” kế tiếp.
assignments-full = Chỉ tiêu “{ $quota }” đã đủ: { $sealed } trên { $wanted }. Phiếu vẫn được niêm phong; hãy hỏi văn phòng.
assignments-left-out = Danh sách của văn phòng được lập cho một phiên bản khác của biểu mẫu; những mục sau được bỏ trống: { $columns }. Hãy hỏi lại.
case-unknown = Văn phòng không giao trường hợp “{ $case }”.
    .hint = “assignments list” liệt kê tất cả.
case-of-another-form = Trường hợp “{ $case }” dành cho biểu mẫu { $form }.
    .hint = “assignments show” cho biết đó là gì.
case-is-question = Trường hợp “{ $case }” là câu hỏi cho bạn, không phải cuộc phỏng vấn.
    .hint = Hãy trả lời bằng “assignments outcome”.
case-outcome-unfit = “{ $outcome }” không thể là kết quả của trường hợp “{ $case }”.
    .hint = Câu hỏi của văn phòng thì “answered”, và chỉ câu hỏi mới vậy.
case-words-unfit = Lời gửi văn phòng dài từ 1 đến { $limit } ký tự.
    .hint = Hãy viết ngắn hơn, hoặc nói với văn phòng qua điện thoại.

# Tệp đính kèm một cuộc hỏi.

attach-not-here = Câu này không nhận tệp.
    .hint = Hãy hỏi văn phòng: biểu mẫu quy định tệp nào được gửi kèm.
attach-apart = Câu trả lời này được niêm phong riêng cho người giữ liên lạc, và tệp thì chưa niêm phong riêng như vậy được.
    .hint = Hãy tiếp tục mà không có tệp, và báo cho văn phòng.
attach-type-unfit = Câu này không nhận loại tệp đó. Tính theo nội dung bên trong, không theo tên tệp.
    .hint = Những loại tệp được nhận: { $types }
attach-damaged = Ảnh bị hỏng, hoặc chỉ có một nửa.
    .hint = Hãy mở ảnh ra xem; chép lại từ máy ảnh hay điện thoại.
attach-too-large = Tệp có { NUMBER($bytes, useGrouping: 0) } byte; chỉ được phép { NUMBER($maximum, useGrouping: 0) }.
    .hint = Hãy thu nhỏ ảnh trên điện thoại, hoặc chụp lại với chất lượng thấp hơn.
attach-too-many = Cuộc hỏi đã có { $maximum } tệp, đúng mức biểu mẫu cho phép.
    .hint = Trước hết hãy xoá câu trả lời đang giữ một tệp khác.
attach-too-many-pieces = Các tệp của một cuộc hỏi chỉ được có tất cả { $maximum } mảnh niêm phong; thêm tệp này thì quá.
    .hint = Hãy chọn tệp nhỏ hơn.
attach-vouchers-few = Tệp này cần { $pieces } tem gửi, và cuộc hỏi cần thêm một; chỉ còn { $left }.
    .hint = Hãy chọn tệp nhỏ hơn, hoặc xin văn phòng thêm tem gửi.
attach-taken = Ảnh đã được niêm phong thành { $pieces } mảnh, không kèm những gì máy ảnh ghi thêm; còn { $left } tem gửi. Tệp gốc vẫn nằm ở chỗ cũ, ai cũng đọc được: hãy xoá nó khi hỏi xong.
attach-taken-as-it-is = Tệp đã được niêm phong nguyên như vậy thành { $pieces } mảnh; còn { $left } tem gửi. Tệp gốc vẫn nằm ở chỗ cũ, ai cũng đọc được: hãy xoá nó khi hỏi xong.
attach-as-it-is = Không gỡ được gì khỏi tệp loại { $media_type }: trong đó có thể ghi nó được làm ở đâu, lúc nào, do ai. Vẫn niêm phong nguyên như vậy? (có/không)
