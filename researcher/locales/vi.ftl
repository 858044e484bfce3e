# Bàn nghiên cứu.

## Trợ giúp

help-researcher = Bàn nghiên cứu: lập nghiên cứu, mở các phiếu đã niêm phong gửi về, đếm, chấm điểm và xuất dữ liệu
    .long =
        Bàn nghiên cứu: lập nghiên cứu, mở các phiếu đã niêm phong gửi về, đếm, chấm điểm và xuất dữ liệu.

        Chương trình chạy trên máy không nối mạng, và tự cấm mình dùng mạng.
help-researcher-arg-passphrase-file = Đọc mật khẩu từ dòng đầu của một tệp, thay vì hỏi

help-researcher-study = Tạo nghiên cứu, ký thông báo, giữ đường về cho bàn bị mất
help-researcher-study-new = Lập nghiên cứu trong một thư mục mới: mã số, khoá gốc có mật khẩu, các biểu mẫu
    .long =
        Lập nghiên cứu trong một thư mục mới: mã số, khoá gốc có mật khẩu, các biểu mẫu.

        Mục nào chưa cho thì chương trình hỏi, nếu có người ngồi trước máy.
help-researcher-study-new-arg-folder = Thư mục của nghiên cứu, phải mới hoặc còn trống
help-researcher-study-new-arg-title = Tên gọi trung tính, ai cũng đọc được
help-researcher-study-new-arg-server = Nơi các máy gửi phiếu về: https://…
help-researcher-study-new-arg-forms = Một biểu mẫu của nghiên cứu; có thể cho nhiều lần
help-researcher-study-new-arg-expires = Ngày cuối của nghiên cứu, ghi như 2027-12-31; không ghi thì là một năm kể từ hôm nay
help-researcher-study-new-arg-sealed-bytes = Kích thước chung của mọi phiếu niêm phong, tính bằng byte
help-researcher-study-new-arg-split = Khoá khôi phục được chia cho những người giữ mảnh khoá thế nào
help-researcher-study-new-arg-quorum-only = Không có khoá làm việc ở bàn nghiên cứu: mỗi lần mở, những người giữ mảnh khoá phải họp mặt
help-researcher-study-new-arg-single = Một khoá làm việc trong tay một người, không có khôi phục: mất khoá là mất mọi câu trả lời
help-researcher-study-new-arg-classical = Khoá không chống được máy tính lượng tử sau này
help-researcher-study-new-arg-training-of = Nghiên cứu để tập dùng: biểu mẫu của nghiên cứu này, mã và khoá riêng
help-researcher-study-sign = Ký phiên bản kế tiếp của thông báo nghiên cứu, với các khoá và biểu mẫu hiện có
help-researcher-study-sign-arg-folder = Thư mục của nghiên cứu
help-researcher-study-sign-arg-expires = Ngày cuối còn được bắt đầu phỏng vấn; không ghi thì là ngày cuối của nghiên cứu

help-researcher-keys = Tạo khoá mở phiếu, thử khoá, kết thúc khoá
help-researcher-keys-new = Tạo khoá làm việc cho kỳ kế tiếp, có mật khẩu
    .long =
        Tạo khoá làm việc cho kỳ kế tiếp, có mật khẩu.

        Phiếu được niêm phong bằng khoá này; máy này mở phiếu. Sau đó phải ký lại thông báo nghiên cứu.
help-researcher-keys-new-arg-folder = Thư mục của nghiên cứu
help-researcher-keys-new-arg-not-before = Ngày đầu tiên niêm phong phiếu bằng khoá này; không ghi thì là hôm nay
help-researcher-keys-new-arg-not-after = Ngày cuối còn được bắt đầu phỏng vấn niêm phong bằng khoá này; không ghi thì là ngày cuối của nghiên cứu

help-researcher-publish = Ghi gói công bố để máy chủ nạp: thông báo nghiên cứu, khoá gốc, biểu mẫu, đường dẫn. Trong gói không có gì mở được phiếu
help-researcher-publish-arg-folder = Thư mục của nghiên cứu
help-researcher-publish-arg-bundle = Tệp của gói công bố
help-researcher-publish-arg-replace = Thay cho gói đã có

help-researcher-fingerprint = In dấu vân tay khoá gốc của nghiên cứu để ghi ra giấy: mười hai nhóm, mỗi nhóm năm chữ số
    .long =
        In dấu vân tay khoá gốc của nghiên cứu để ghi ra giấy: mười hai nhóm, mỗi nhóm năm chữ số.

        Ngoài ra không in gì khác, để có thể gửi thẳng ra máy in.
help-researcher-fingerprint-arg-study = Thư mục của nghiên cứu, hoặc tệp thông báo nghiên cứu, hoặc tệp khoá gốc

help-researcher-device-add = Làm gói ghi danh cho thêm một máy, và ghi máy đó vào sổ
    .long =
        Làm gói ghi danh cho thêm một máy, và ghi máy đó vào sổ.

        Trong gói có bí mật: hãy trao tận tay, kèm dấu vân tay ghi trên giấy, và đừng giữ lại gói.
help-researcher-device-add-arg-folder = Thư mục của nghiên cứu
help-researcher-device-add-arg-label = Tên nhóm nghiên cứu dùng để gọi máy
help-researcher-device-add-arg-enumerator = Mã của điều tra viên dùng máy; không bao giờ là tên người
help-researcher-device-add-arg-out = Tệp của gói ghi danh
help-researcher-device-add-arg-expires = Ngày cuối còn dùng được gói; không ghi thì là 30 ngày kể từ hôm nay
help-researcher-device-list = Liệt kê các máy đã được trao gói, và các khoá máy đã thấy từ đó
help-researcher-device-list-arg-folder = Thư mục của nghiên cứu
help-researcher-device-list-arg-json = In ra JSON

help-researcher-form = Kiểm tra biểu mẫu
help-researcher-form-check = Kiểm tra biểu mẫu, nêu từng lỗi theo tệp, dòng, cột và câu hỏi
help-researcher-form-check-arg-file = Tệp của biểu mẫu

help-researcher-open = Mở một kiện phiếu vào bộ dữ liệu: xác minh, kiểm tra, để riêng những phiếu không đạt, và cho biết bao nhiêu
    .long =
        Mở một kiện phiếu vào bộ dữ liệu: xác minh, kiểm tra, để riêng những phiếu không đạt, và cho biết bao nhiêu.

        Kiện thứ hai cộng thêm vào kiện thứ nhất. Nếu thấy điều gì sai thì kết thúc với mã thoát 3.
help-researcher-open-arg-folder = Thư mục của nghiên cứu
help-researcher-open-arg-parcel = Tệp của kiện phiếu
help-researcher-open-arg-json = In bản tóm tắt ra JSON

help-researcher-count = Đếm số người theo từng câu trả lời của một câu hỏi. Số nhỏ thì giấu, và giấu cả những gì để lộ số nhỏ
help-researcher-count-arg-folder = Thư mục của nghiên cứu
help-researcher-count-arg-question = Tên câu hỏi
help-researcher-count-arg-by = Đếm riêng theo từng câu trả lời của một câu hỏi khác
help-researcher-count-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-count-arg-json = In ra JSON; số bị giấu là null

help-researcher-score = Chấm điểm các cuộc phỏng vấn theo cách tính của biểu mẫu: số người, trung bình, độ lệch chuẩn, các mức, các mặt
help-researcher-score-arg-folder = Thư mục của nghiên cứu
help-researcher-score-arg-scoring = Mã của cách tính điểm, khi có nhiều cách
help-researcher-score-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-score-arg-json = In ra JSON với đầy đủ chữ số; số bị giấu là null

help-researcher-export = Ghi các cuộc phỏng vấn của một biểu mẫu ra tệp, không niêm phong
    .long =
        Ghi các cuộc phỏng vấn của một biểu mẫu ra tệp, không niêm phong.

        Thông tin chỉ đích danh, nơi chốn và lời tự do bị bỏ ra, trừ khi được nêu tên để lấy.
help-researcher-export-arg-folder = Thư mục của nghiên cứu
help-researcher-export-arg-csv = Tệp CSV cần ghi; tệp đã có thì không bao giờ bị ghi đè
help-researcher-export-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-export-arg-include = Những gì vẫn xuất ra dù bình thường bị bỏ

## Máy

chance-unavailable = Hệ thống không cho số ngẫu nhiên.
    .hint = Máy này hiện không tạo được khoá. Hãy khởi động lại, hoặc dùng máy khác.
confinement-refused = Hệ thống này không cho chương trình tự cấm mình dùng mạng.
    .hint = Hãy dùng nhân Linux có seccomp; nếu chạy trong container thì cho phép nó. Chương trình không chạy khi chưa được cách ly.

## Nghiên cứu

study-not-found = Trong { $folder } không có nghiên cứu nào.
    .hint = Hãy chỉ thư mục do lệnh "kin-researcher study new" tạo ra.
study-folder-taken = { $folder } đã có và không trống.
    .hint = Hãy chọn một thư mục mới.
study-file-damaged = { $file } đã hỏng, hoặc không phải tệp của nghiên cứu này.
    .hint = Hãy lấy lại thư mục của nghiên cứu từ bản sao gần nhất.
study-file-newer = { $file } do một phiên bản mới hơn của chương trình ghi ra.
    .hint = Hãy dùng phiên bản đó.
study-busy = Một chương trình khác đang làm việc trong { $folder }.
    .hint = Hãy đợi nó xong rồi thử lại.
study-flag-missing = { $flag } còn thiếu, để trống hoặc không đúng.
    .hint = Hãy cho nó trên dòng lệnh, hoặc chạy lệnh trong cửa sổ dòng lệnh để được hỏi.
study-date-unreadable = Không đọc được ngày cho ở { $flag }.
    .hint = Hãy ghi năm-tháng-ngày: 2027-12-31.
study-date-past = Ngày cho ở { $flag } đã qua.
    .hint = Hãy cho một ngày muộn hơn.
study-key-period-empty = Khoá làm việc sẽ hết hạn trước khi bắt đầu.
    .hint = Hãy cho --not-before và --not-after theo đúng thứ tự.
study-split-unreadable = Đây không phải cách chia khoá.
    .hint = Viết cần mấy mảnh, có mấy mảnh: 2-of-3 (cần 2 trong 3). Ít nhất là 2, nhiều nhất { $most }.
study-keys-need-a-ceremony = Khoá của nghiên cứu này được tạo cùng những người giữ mảnh khoá.
    .hint = Hãy dùng: kin-researcher keys ceremony. Chỉ nghiên cứu tạo với --single mới có khoá do một người làm.
study-training-of-training = Đó cũng là một nghiên cứu để tập dùng.
    .hint = Hãy nêu thư mục của nghiên cứu thật.
study-epoch-before-the-last = Một kỳ không thể bắt đầu trước kỳ liền trước nó (bắt đầu { $last }).
    .hint = Cho --not-before muộn hơn.
study-sealed-bytes-out-of-range = Phiếu niêm phong { NUMBER($bytes, useGrouping: "false") } byte nằm ngoài giới hạn: từ { NUMBER($least, useGrouping: "false") } đến { NUMBER($most, useGrouping: "false") }.
    .hint = 20480 hợp với phần lớn các nghiên cứu.
study-form-twice = Biểu mẫu { $form } xuất hiện hai lần.
    .hint = Lúc đầu, mỗi biểu mẫu chỉ có một phiên bản.
study-form-too-large = Một phiếu theo mẫu { $form } có thể cần { NUMBER($needed, useGrouping: "false") } byte; phiếu niêm phong của nghiên cứu này chứa được { NUMBER($available, useGrouping: "false") }.
    .hint = Hãy rút ngắn các ô chữ dài nhất của mẫu, hoặc tăng --sealed-bytes.
study-form-unknown = Nghiên cứu không có biểu mẫu { $form }.
    .hint = Các biểu mẫu được ghi trong study.json.
study-form-not-named = Nghiên cứu có { $count } biểu mẫu, chưa rõ muốn nói mẫu nào.
    .hint = Hãy nêu tên một mẫu với --form.
study-has-no-key = Nghiên cứu chưa có khoá làm việc.
    .hint = Hãy tạo khoá bằng "kin-researcher keys new", rồi ký thông báo nghiên cứu.
study-not-signed = Thông báo nghiên cứu chưa được ký.
    .hint = Hãy ký bằng "kin-researcher study sign".
study-note-outdated = Thông báo không còn đúng với nghiên cứu: khoá hoặc biểu mẫu đã thay đổi từ lúc ký.
    .hint = Hãy ký lại bằng "kin-researcher study sign".
study-note-has-expired = Thông báo nghiên cứu đã hết hạn.
    .hint = Hãy ký lại bằng "kin-researcher study sign --expires NGÀY".
study-passphrase-wrong = Mật khẩu không mở được { $file }.
    .hint = Hãy thử lại; chữ hoa và kiểu gõ bàn phím đều có ảnh hưởng.

study-new-ask-title = Tên gọi trung tính, ai cũng đọc được:
study-new-ask-server = Nơi các máy gửi phiếu về (https://…):
study-new-ask-expires = Ngày cuối của nghiên cứu (Enter: { $default }):
study-new-ask-sealed-bytes = Kích thước chung của mọi phiếu niêm phong, tính bằng byte (Enter: { $default }):
study-new-ask-form = Tệp của một biểu mẫu:
study-new-ask-another-form = Tệp của một biểu mẫu nữa (Enter: hết):
study-new-made = Đã lập nghiên cứu “{ $title }” trong { $folder }.
    Mã số là { $study }.
study-new-form = Biểu mẫu { $form }, phiên bản { $version }.
study-new-one-root = Nghiên cứu này chỉ có một khoá gốc: ai giữ khoá và mật khẩu thì một mình quyết định các máy tin vào điều gì.
study-new-single = Chỉ một khoá trong tay một người: mất thư mục nghiên cứu hoặc mật khẩu là mất mọi câu trả lời, mãi mãi.
study-new-classical = Khoá của nghiên cứu này không chống được máy tính lượng tử sau này.
study-new-training = Để tập dùng nghiên cứu { $of }: cùng biểu mẫu, mã và khoá riêng.
study-new-training-title = Tập dùng: { $title }
study-new-next-keys = Tiếp theo: kin-researcher keys new { $folder }
study-new-next-ceremony = Tiếp theo, khi những người giữ mảnh khoá đã ngồi cùng bàn ({ $shares }): kin-researcher keys ceremony { $folder } --out LE_TAO_KHOA
study-sign-done = Đã ký phiên bản { $version } của thông báo nghiên cứu; còn được bắt đầu phỏng vấn đến { $expires }.
study-sign-next = Tiếp theo: kin-researcher publish { $folder } GÓI
    và để ghi ra giấy: kin-researcher fingerprint { $folder }
keys-new-done = Đã tạo khoá làm việc của kỳ { $epoch }: { $recipient }
    Phiếu được niêm phong bằng khoá này từ { $not_before } đến { $not_after }.
keys-new-single = Không có khoá thứ hai: hãy giữ hai bản sao thư mục nghiên cứu ở hai nơi, và mật khẩu ở nơi thứ ba.
keys-new-next = Tiếp theo: kin-researcher study sign { $folder }
publish-done = Đã ghi { $bundle }, với phiên bản { $version } của thông báo nghiên cứu.
publish-next = Tiếp theo, trên máy chủ: kin-server study load KHO { $bundle }
fingerprint-file-unknown = { $file } không phải thông báo nghiên cứu, cũng không phải tệp khoá gốc.
    .hint = Hãy chỉ thư mục của nghiên cứu, tệp note.txt hoặc roots.txt.

## Mật khẩu

unlock-ask-new-root = Mật khẩu mới cho khoá gốc của nghiên cứu:
unlock-ask-new-working = Mật khẩu mới cho khoá làm việc:
unlock-ask-root = Mật khẩu khoá gốc của nghiên cứu:
unlock-ask-working = Mật khẩu của { $file }:

## Các máy

device-label-taken = Đã có máy tên { $label }.
    .hint = Hãy đặt cho mỗi máy một tên riêng.
device-label-unfit = Tên máy gồm 1 đến { $most } ký tự đọc được, không có dấu cách ở hai đầu.
    .hint = Ví dụ: may-1
device-enumerator-unfit = Mã điều tra viên gồm 1 đến { $most } chữ cái không dấu, chữ số, - hoặc _.
    .hint = Ví dụ: E01. Đừng bao giờ dùng tên người.
device-add-done = Đã ghi { $package } cho máy { $label }, do { $enumerator } dùng; gói dùng được đến { $expires }.
device-add-next = Hãy trao tận tay, kèm dấu vân tay trên giấy: kin-researcher fingerprint { $folder }
device-list-none = Chưa thêm máy nào.
device-list-label = máy
device-list-enumerator = điều tra viên
device-list-added = ngày thêm
device-list-expires = gói dùng đến
device-list-key = khoá của máy
device-list-seen = thấy lần đầu
device-list-state = tình trạng
device-list-unconfirmed = chưa xác nhận
device-list-confirmed = đã xác nhận là { $device }

## Biểu mẫu

form-file-mistaken = { $file } có { $count } lỗi.
    .hint = Hãy sửa biểu mẫu, rồi kiểm tra lại bằng "kin-researcher form check".
form-file-mistake = { $place }: { $mistake }
form-file-mistake-in = { $place }: câu hỏi { $question }: { $mistake }
form-check-done = { $form }, phiên bản { $version }: { $questions } câu hỏi, không có lỗi. Phiếu lớn nhất dài { $bytes } byte.
form-check-question = câu hỏi
form-check-type = loại
form-check-disclosure = để lộ
form-check-direct = chính là ai
form-check-quasi = là ai, khi ghép với điều khác
form-check-sensitive = điều có thể gây hại
form-check-free-text = bất cứ điều gì
form-check-location = ở đâu
form-check-open = không gì cả

## Mở phiếu

parcel-file-foreign = Kiện phiếu này thuộc nghiên cứu khác.
    .hint = Hãy mở nó trong thư mục của đúng nghiên cứu đó.
open-envelopes = Phong bì trong kiện
open-added = Cuộc phỏng vấn được thêm
open-released = … trong đó lấy lại từ chỗ để riêng
open-refusals = Không đồng ý tham gia
open-tests = Bài tập thử, không giữ
open-closed = Máy đã đóng
open-known = Đã có từ trước
open-quarantined = Để riêng
open-records = Phiếu trong bộ dữ liệu
open-in-quarantine = Phong bì đang để riêng
open-log-unchecked = Chưa đối chiếu với nhật ký của máy chủ: phiên bản này chưa biết nhật ký.
open-confirmed = Đã xác nhận { $devices } máy: máy chứng minh được bí mật trong gói ghi danh của mình.
open-gap = Máy { $device }…: phiếu số { $first } đến { $last } chưa về.
open-more-gaps = … và { $count } chỗ trống nữa.
open-findings = Thấy { $count } điều không ổn.
    .hint = Những gì để riêng nằm trong thư mục "quarantine"; phiếu còn thiếu có thể vẫn ở trên máy hay máy chủ.
finding-other-keys = { $count } phong bì niêm phong bằng khoá khác, không phải của nghiên cứu này.
finding-damaged = { $count } phong bì hỏng, hoặc không phải phiếu niêm phong.
finding-wrong-size = { $count } phong bì không đúng kích thước chung.
finding-another-study = { $count } phong bì niêm phong cho nghiên cứu khác.
finding-signature-wrong = { $count } phong bì có chữ ký sai.
finding-record-malformed = { $count } phong bì có chữ ký nhưng bên trong sai khuôn dạng.
finding-epoch-unknown = { $count } phong bì thuộc kỳ mà nghiên cứu không có.
finding-form-unknown = { $count } phong bì theo biểu mẫu mà nghiên cứu không có.
finding-enumerator-unknown = { $count } phong bì của điều tra viên chưa được ghi danh máy nào.
finding-device-unconfirmed = { $count } phong bì của máy chưa chứng minh được là máy của nghiên cứu này; chúng chờ phiếu đầu tiên của máy.
finding-kind-unknown = { $count } phong bì thuộc loại mà phiên bản này chưa xử lý.
finding-answers-invalid = { $count } phong bì có câu trả lời mà chính biểu mẫu không chấp nhận.
finding-submission-twice = { $count } phong bì của phiếu đã có trong bộ dữ liệu.
finding-device-revoked = { $count } phong bì của máy đã bị thu hồi.
finding-after-closing = { $count } phong bì của máy trước đó đã báo là hết.
finding-sequence-twice = { $count } phong bì mang số thứ tự mà máy đã dùng.
finding-sequence-gap = { $count } phiếu còn thiếu trong dãy số của máy.
finding-chain-broken = { $count } phiếu không ghi đúng phong bì trước đó của máy.

## Bộ dữ liệu

dataset-segment-damaged = { $file } không phải là phần mà sổ của bộ dữ liệu ghi.
    .hint = Hãy lấy lại thư mục của nghiên cứu từ bản sao gần nhất, rồi mở lại các kiện về sau.
dataset-segment-locked = Không khoá làm việc nào của nghiên cứu mở được { $file }.
    .hint = Tệp này của nghiên cứu khác, hoặc một khoá làm việc đã bị tráo.
dataset-response-refused = Một phiếu trong bộ dữ liệu không được mẫu { $form } chấp nhận.
    .hint = Biểu mẫu hoặc chương trình đã thay đổi từ khi mở. Hãy dùng phiên bản chương trình đã mở nó.

## Bảng

table-withheld = giấu
table-withheld-note = Giấu: số dưới { $minimum } người, và những số có thể suy ra chúng.
table-nobody = Không nêu số nào: chưa đủ { $minimum } người.
count-people = số người
count-percent = %
count-total = tất cả
count-answered = có trả lời
count-empty = không hỏi, hoặc để trống
count-refused = không muốn trả lời
count-dont-know = không biết
count-not-applicable = không áp dụng
count-several = Một người có thể chọn nhiều câu trả lời: các dòng không cộng lại được; phần trăm tính trên số người có trả lời.
count-base = n = { $base }
count-question-unknown = Biểu mẫu không có câu hỏi { $question }.
    .hint = Lệnh "kin-researcher form check" liệt kê các câu hỏi của mẫu.
count-question-nowhere = Không biểu mẫu nào của nghiên cứu có câu hỏi { $question }.
    .hint = Lệnh "kin-researcher form check" liệt kê các câu hỏi của biểu mẫu.
count-question-mistyped = Biểu mẫu không có câu hỏi { $question }.
    .hint = Có phải bạn muốn nói { $nearest }?
count-question-direct = Câu trả lời của { $question } chỉ đích danh người nên không được đếm.
    .hint = Hãy đếm câu hỏi về một nhóm người: nơi ở, nhóm tuổi, việc được giúp.
count-question-free-text = Câu trả lời của { $question } là lời tự do nên không đếm được.
    .hint = Hãy đọc trong tệp xuất với --include free_text, chỉ tại bàn này.
count-question-uncountable = { $question } thuộc loại { $kind }, không có các nhóm để đếm.
    .hint = Hãy thêm vào mẫu một phép tính xếp câu trả lời thành nhóm.
count-question-multiple = { $question } nhận nhiều câu trả lời cùng lúc nên không lập bảng chéo được.
    .hint = Hãy đếm riêng câu này, không dùng --by.
count-question-twice = { $question } được lập bảng chéo với chính nó.
    .hint = Hãy cho một câu hỏi khác với --by.
count-too-many-values = { $question } có hơn { $most } câu trả lời khác nhau.
    .hint = Hãy thêm vào mẫu một phép tính xếp câu trả lời thành nhóm.

## Điểm

score-none = Biểu mẫu { $form } không có cách tính điểm.
    .hint = Hãy nêu mẫu khác với --form.
score-unknown = Biểu mẫu { $form } không có cách tính điểm { $scoring }.
    .hint = Mẫu này có: { $known }
score-not-named = Biểu mẫu { $form } có nhiều cách tính điểm.
    .hint = Hãy nêu một cách: { $known }
score-nowhere = Không biểu mẫu nào của nghiên cứu có cách tính điểm { $scoring }.
    .hint = Hãy nêu biểu mẫu với --form để xem mẫu đó có những cách nào.
score-n = n
score-mean = trung bình
score-sd = độ lệch chuẩn
score-unscored = Cuộc phỏng vấn không có điểm
score-interviews = Cuộc phỏng vấn
score-band = mức
score-people = số người
score-percent = %
score-source = Nguồn: { $source }
score-digest = Cách tính { $scoring }, SHA-256 { $digest }

## Xuất dữ liệu

export-done = Đã ghi { $file }: { $rows } cuộc phỏng vấn, { $columns } cột.
export-refusals = Có { $count } người không đồng ý tham gia nên không có dòng nào.
export-left-out = Đã bỏ ra ({ $what }): { $questions }
export-in-the-clear = { $file } không được niêm phong: ai có tệp này đều đọc được mọi câu trả lời trong đó.
    .hint = Hãy chỉ giữ trên máy này, và xoá khi dùng xong.

### Shares, ceremony, backup
help-researcher-arg-shares = Mảnh khoá của một người giữ, là tệp hoặc là chữ gõ lại từ tờ in; cần bao nhiêu đưa bấy nhiêu
help-researcher-arg-share-passphrase-files = Đọc mật khẩu của người giữ mảnh khoá từ một tệp; mỗi --share một tệp, cùng thứ tự
help-researcher-study-backup = Ghi bản sao lưu bàn nghiên cứu mà chỉ khoá của nghiên cứu mở được: khoá gốc, cài đặt, biểu mẫu, sổ máy
    .long =
        Ghi bản sao lưu bàn nghiên cứu mà chỉ khoá của nghiên cứu mở được: khoá gốc, cài đặt, biểu mẫu, sổ máy.

        Hãy cất ở nơi khác, và làm bản mới sau mỗi thay đổi về khoá, biểu mẫu hay máy. Trong đó không có câu trả lời nào.
help-researcher-study-backup-arg-folder = Thư mục của nghiên cứu
help-researcher-study-backup-arg-out = Tệp sao lưu, phải là tệp mới
help-researcher-study-recover = Dựng lại bàn nghiên cứu đã mất từ bản sao lưu và các mảnh khoá (--share, cần bao nhiêu đưa bấy nhiêu)
    .long =
        Dựng lại bàn nghiên cứu đã mất từ bản sao lưu và các mảnh khoá (--share, cần bao nhiêu đưa bấy nhiêu).

        Khoá làm việc của bàn đã mất được coi là mất kể từ lúc này. Sau đó phải làm lễ tạo khoá cho kỳ tiếp theo.
help-researcher-study-recover-arg-folder = Thư mục mới của nghiên cứu
help-researcher-study-recover-arg-backup = Tệp sao lưu
help-researcher-keys-ceremony = Tạo khoá của kỳ tiếp theo khi những người giữ mảnh khoá ngồi cùng bàn, chia khoá, thử mọi nhóm mảnh, và ghi biên bản
    .long =
        Tạo khoá của kỳ tiếp theo khi những người giữ mảnh khoá ngồi cùng bàn, chia khoá, thử mọi nhóm mảnh, và ghi biên bản.

        Mỗi người tự đặt mật khẩu cho mảnh của mình, không để người khác nhìn. Kịch bản: keys-docs/ceremony.md.
help-researcher-keys-ceremony-arg-folder = Thư mục của nghiên cứu
help-researcher-keys-ceremony-arg-out = Thư mục để ghi biên bản và các mảnh khoá, phải là thư mục mới
help-researcher-keys-ceremony-arg-custodians = Một người giữ mảnh khoá, nêu chức danh chứ không nêu tên; mỗi mảnh một lần, theo thứ tự mảnh
help-researcher-keys-ceremony-arg-witnesses = Một người làm chứng, nêu chức danh chứ không nêu tên; mỗi --witness-key một lần, cùng thứ tự
help-researcher-keys-ceremony-arg-witness-keys = Khoá công khai của người làm chứng, từ kin-auditor witness new
help-researcher-keys-ceremony-arg-not-before = Ngày đầu tiên phiếu được niêm phong cho khoá này; không ghi thì là hôm nay
help-researcher-keys-ceremony-arg-not-after = Ngày cuối được bắt đầu phỏng vấn niêm phong cho khoá này; không ghi thì là ngày cuối của nghiên cứu
help-researcher-keys-rehearse = Niêm phong một phong bì như máy ngoài thực địa, cho người nhận trong thông báo đã ký, rồi mở bằng khoá làm việc và bằng các mảnh khoá (--share). Chưa làm được thì chưa công bố gì
help-researcher-keys-rehearse-arg-folder = Thư mục của nghiên cứu
ceremony-without-split = Nghiên cứu này chỉ có một khoá trong tay một người: không có gì để chia.
    .hint = Khoá của nó được tạo bằng: kin-researcher keys new
ceremony-custodians = Đã nêu { $found } người giữ, mà có { $shares } mảnh khoá.
    .hint = Ghi --custodian CHỨC-DANH mỗi mảnh một lần, nêu chức danh chứ không nêu tên.
ceremony-custodian-twice = Người giữ { $custodian } bị nêu hai lần.
    .hint = Một người một mảnh: ai giữ hai mảnh thì khoá yếu hơn vẻ ngoài.
ceremony-unwitnessed = Chưa nêu ai làm chứng và ký biên bản.
    .hint = Nêu ít nhất một người: --witness CHỨC-DANH --witness-key TỆP. Người đó tạo khoá bằng: kin-auditor witness new
ceremony-set-fails = Các mảnh { $set } không ghép thành khoá. Chưa ghi gì cả.
    .hint = Hãy làm lại lễ tạo khoá trên máy khác. Nếu vẫn hỏng thì đừng dùng chương trình này.
ceremony-set-too-small = Các mảnh { $set } không đủ mà vẫn được nhận. Chưa ghi gì cả.
    .hint = Đừng dùng chương trình này.
ceremony-rehearsal-fails = Một phong bì niêm phong cho các khoá này không mở lại được.
    .hint = Đừng phỏng vấn ai. Hãy kiểm tra các mảnh và bàn này có thuộc nghiên cứu này không.
shares-file-unreadable = { $file } không phải mảnh khoá.
    .hint = Đưa tệp của mảnh khoá, hoặc tệp chữ gõ lại các dòng trên tờ in.
shares-passphrase-wrong = Mật khẩu không mở được { $file }.
    .hint = Mỗi người giữ mảnh khoá có mật khẩu riêng. Không ai lấy lại được.
shares-needed = Cần { $needed } mảnh khoá.
    .hint = Ghi --share TỆP cho từng mảnh.
shares-of-another-study = Thiếu một khoá mà thông báo nghiên cứu nêu.
    .hint = Hãy mang mật khẩu của bàn nghiên cứu và các mảnh của lễ tạo khoá gần nhất của nghiên cứu này.
unlock-ask-share = Mật khẩu của người giữ mảnh { $file }:
unlock-ask-new-custodian = Mật khẩu mới của người giữ “{ $custodian }”, cho mảnh của mình:
keys-ceremony-ask-custodian = Người giữ mảnh { $place } trên { $of }, nêu chức danh chứ không nêu tên:
keys-ceremony-done = Đã tạo khoá của kỳ { $epoch }.
    Phiếu được niêm phong cho khoá này từ { $not_before } đến { $not_after }.
keys-ceremony-working = Một khoá làm việc ở lại bàn này, dưới mật khẩu của nó.
keys-ceremony-split = Một khoá được chia { $split }: đủ từng ấy mảnh mới thành khoá, thiếu thì không biết gì.
keys-ceremony-tried = Đã thử { $opened } nhóm đủ mảnh: nhóm nào cũng mở được. Đã thử { $refused } nhóm thiếu mảnh: không nhóm nào mở được.
keys-ceremony-transcript = Biên bản: { $digest }
keys-ceremony-shares = Mỗi người giữ lấy mảnh của mình trong { $folder }, dạng tệp hoặc bản in. Sau đó xoá tệp của mọi mảnh ở đó.
keys-ceremony-next = Tiếp theo: kin-researcher study sign { $folder }
keys-rehearse-done = Một phong bì niêm phong cho kỳ { $epoch } đã mở được bằng mọi khoá.
keys-rehearse-next = Tiếp theo: kin-researcher publish { $folder } GÓI
study-not-rehearsed = Khoá của kỳ { $epoch } chưa được tổng duyệt.
    .hint = Chưa công bố gì trước khi: kin-researcher keys rehearse
study-backup-done = Đã ghi bản sao lưu { $file }. Chỉ khoá của nghiên cứu mở được.
study-backup-without-recovery = Nghiên cứu này không có khoá khôi phục: không có khoá làm việc thì bản sao lưu không mở được gì.
study-recover-done = Đã dựng lại nghiên cứu “{ $title }” trong { $folder }, như lúc { $made }.
study-recover-meanwhile = Những gì đổi sau lúc đó không có ở đây: máy thêm sau đó phải thêm lại. Hãy chép thư mục dataset nếu còn, hoặc mở lại các kiện.
study-recover-next = Khoá làm việc của bàn đã mất hết hạn từ bây giờ. Tiếp theo: kin-researcher keys ceremony { $folder } --out LE_TAO_KHOA
study-backup-too-large = Bản sao lưu sẽ lớn hơn { $most } byte.
study-backup-damaged = Đây không phải bản sao lưu của một nghiên cứu, hoặc đã hỏng.
    .hint = Hãy lấy bản sao khác.
study-backup-newer = Bản sao lưu do phiên bản mới hơn làm ra.
    .hint = Hãy dùng chương trình của phiên bản đó.

### Revoking devices, sealing the dataset again, destroying keys
help-researcher-device = Thêm máy, liệt kê máy, thu hồi máy
help-researcher-device-revoke = Không tin nữa một máy bị mất, bị thu giữ hoặc bị lạm dụng, và không chờ nó nữa. Hai người nêu tên cùng khai báo
    .long =
        Không tin nữa một máy bị mất, bị thu giữ hoặc bị lạm dụng, và không chờ nó nữa. Hai người nêu tên cùng khai báo.

        Những gì máy đã gửi và bàn đã mở thì vẫn giữ; những gì mở sau đó sẽ nằm riêng để xét.
help-researcher-device-revoke-arg-folder = Thư mục của nghiên cứu
help-researcher-device-revoke-arg-label = Tên nhóm gọi máy
help-researcher-device-revoke-arg-declared = Người khai báo, nêu tên; ít nhất hai người
help-researcher-device-revoke-arg-undo = Rút lại việc thu hồi: mở lại kiện thì những gì đang chờ sẽ được nhận
help-researcher-keys-rewrap = Niêm phong lại bộ dữ liệu, chỉ cho khoá của một kỳ: cho người nghiên cứu mới, sau lễ tạo khoá của kỳ đó
    .long =
        Niêm phong lại bộ dữ liệu, chỉ cho khoá của một kỳ: cho người nghiên cứu mới, sau lễ tạo khoá của kỳ đó.

        Mã băm trước và sau của từng đoạn được giữ trong dataset/rewraps.json.
help-researcher-keys-rewrap-arg-folder = Thư mục của nghiên cứu
help-researcher-keys-rewrap-arg-epoch = Kỳ mà từ nay khoá của nó mở bộ dữ liệu
help-researcher-keys-destroy = Huỷ phần khoá của một kỳ mà bàn này giữ, và ghi giấy chứng nhận nói rõ điều gì không kiểm chứng được
    .long =
        Huỷ phần khoá của một kỳ mà bàn này giữ, và ghi giấy chứng nhận nói rõ điều gì không kiểm chứng được.

        Bị từ chối cho đến khi kỳ đã hết và mọi máy đã đóng, đã sang kỳ sau, hoặc đã được hai người thu hồi, và mọi phiếu của máy đã về đây. Bộ dữ liệu được niêm phong lại cho các khoá còn lại trước.
help-researcher-keys-destroy-arg-folder = Thư mục của nghiên cứu
help-researcher-keys-destroy-arg-epoch = Kỳ có khoá bị huỷ
help-researcher-keys-destroy-arg-out = Tệp giấy chứng nhận, phải là tệp mới
help-researcher-keys-destroy-arg-with-the-dataset = Làm bộ dữ liệu cũng không đọc được nữa khi không còn khoá nào khác: lúc kết thúc nghiên cứu
help-researcher-keys-destroy-arg-yes = Không hỏi lại
device-unknown = Không có máy { $label }.
    .hint = Xem danh sách: kin-researcher device list
device-declared-alone = Không ai được khai báo việc này một mình.
    .hint = Ghi --declared-by TÊN cho ít nhất hai người.
device-revoke-done = { $label } đã bị thu hồi theo khai báo của { $declared }. Những gì của máy được mở từ bây giờ sẽ nằm riêng để xét.
device-revoke-undone = { $label } lại được tin theo khai báo của { $declared }. Hãy mở lại các kiện để nhận những gì đang chờ.
destruction-epoch-unknown = Nghiên cứu không có kỳ { $epoch }.
destruction-again = Khoá của kỳ { $epoch } đã bị huỷ rồi.
destruction-too-early = Kỳ này còn được bắt đầu phỏng vấn đến { $ended }.
    .hint = Hãy chờ đến lúc đó, hoặc kết thúc kỳ bằng một kỳ mới: kin-researcher keys ceremony
destruction-device-open = Máy { $device } có thể còn giữ phiếu của kỳ này.
    .hint = Để máy gửi hết rồi đóng (kin-collector close), và mở kiện đó; hoặc hai người khai báo máy bị mất: kin-researcher device revoke
destruction-package-usable = Gói của { $device } còn dùng được đến { $expires }.
    .hint = Hãy chờ đến lúc đó, hoặc thu hồi máy.
destruction-missing = Số { $first } đến { $last } của { $device } chưa về. Huỷ khoá thì mất những phiếu đó mãi mãi.
    .hint = Hãy mở kiện chứa chúng; hoặc hai người khai báo máy bị mất: kin-researcher device revoke
destruction-of-the-last = Không còn khoá nào khác: bộ dữ liệu ở bàn này cũng sẽ không đọc được.
    .hint = Hãy xuất những gì được phép giữ trước. Sau đó, nếu đúng là muốn thế: --with-the-dataset
keys-destroy-ask = Việc này không làm lại được. Gõ “huỷ” để huỷ khoá của kỳ { $epoch }:
keys-destroy-word = huỷ
keys-destroy-not-confirmed = Chưa huỷ gì cả.
keys-destroy-done = Đã huỷ phần khoá của kỳ { $epoch } mà bàn này giữ. Giấy chứng nhận: { $certificate }
keys-destroy-counts = Phong bì đã mở: { $opened }; để riêng: { $quarantined }; không bao giờ về: { $missing }.
keys-destroy-shares = Bây giờ những người giữ mảnh khoá huỷ mảnh của mình, người này trước mắt người kia; tờ ký ở keys-docs/destruction.md.
keys-destroy-next = Ai cũng kiểm tra được giấy chứng nhận: kin-auditor destruction GIẤY --roots KHOÁ_GỐC
keys-rewrap-done = { $segments } đoạn của bộ dữ liệu nay chỉ niêm phong cho khoá của kỳ { $epoch }, không cho khoá nào khác.

### Nhiều khoá gốc, khoá văn phòng, gói cho máy

help-researcher-roots = Ký thông báo nghiên cứu bằng nhiều tay, và đổi những tay nào
help-researcher-roots-new = Tạo khoá gốc cho thêm một người, trên máy của chính người đó
    .long =
        Tạo khoá gốc cho thêm một người, trên máy của chính người đó.

        Dòng in ra là phần công khai của khoá: `roots change` ở bàn làm việc sẽ nêu nó.
help-researcher-roots-new-arg-study = Mã nghiên cứu: 32 chữ số
help-researcher-roots-new-arg-out = Tệp cất khoá, có mật khẩu
help-researcher-roots-change = Đề xuất thông báo nghiên cứu đổi người được ký thông báo tiếp theo
    .long =
        Đề xuất thông báo nghiên cứu đổi người được ký thông báo tiếp theo.

        Phải có đủ khoá gốc cũ và đủ khoá gốc mới ký, rồi `roots take` mới biến nó thành thông báo của nghiên cứu. Các máy tự theo kịp; máy mới nhận dấu vân tay mới trên giấy.
help-researcher-roots-change-arg-folder = Thư mục nghiên cứu
help-researcher-roots-change-arg-roots = Phần công khai của một khoá gốc, như `roots new` đã in; mỗi khoá một lần, kể cả khoá của bàn làm việc nếu giữ lại
help-researcher-roots-change-arg-quorum = Bao nhiêu khoá trong đó phải ký
help-researcher-roots-cosign = Thêm chữ ký của một khoá gốc vào thông báo còn thiếu
    .long =
        Thêm chữ ký của một khoá gốc vào thông báo còn thiếu.

        Hãy đọc thông báo trước, bằng `kin-auditor study` hoặc đọc thẳng văn bản: bạn ký rằng ai đọc được những gì mọi máy niêm phong.
help-researcher-roots-cosign-arg-note = Thông báo được đề xuất; chữ ký được thêm vào đó
help-researcher-roots-cosign-arg-key = Khoá gốc, do `roots new` ghi ra
help-researcher-roots-take = Nhận thông báo đề xuất đã đủ chữ ký làm thông báo của nghiên cứu
help-researcher-roots-take-arg-folder = Thư mục nghiên cứu
help-researcher-roots-take-arg-note = Thông báo đã ký, như khi được mang về; không ghi thì là note-proposed.txt trong thư mục
help-researcher-keys-office = Tạo khoá để bàn làm việc này ký các gói cho máy
    .long =
        Tạo khoá để bàn làm việc này ký các gói cho máy.

        Khoá này không nêu được người đọc, khoá gốc hay biểu mẫu nào: những thứ đó nằm trong thông báo nghiên cứu. Thông báo tiếp theo sẽ nêu phần công khai của nó.
help-researcher-keys-office-arg-folder = Thư mục nghiên cứu
help-researcher-device-assign = Làm gói cho một máy: thông báo nghiên cứu mới nhất cùng mọi thứ dẫn tới nó, và các biểu mẫu
    .long =
        Làm gói cho một máy: thông báo nghiên cứu mới nhất cùng mọi thứ dẫn tới nó, và các biểu mẫu.

        Gói chỉ niêm phong cho máy đó và được ký bằng khoá văn phòng. Người hỏi nhận gói bằng `kin-collector update`.
help-researcher-device-assign-arg-folder = Thư mục nghiên cứu
help-researcher-device-assign-arg-label = Tên mà nhóm gọi máy
help-researcher-device-assign-arg-out = Tệp của gói
help-researcher-device-assign-arg-expires = Ngày cuối cùng máy còn nhận gói; không ghi thì là 30 ngày kể từ nay

roots-new-done = Dòng trên là phần công khai của khoá trong { $file }. Hãy đưa nó cho bàn làm việc; cất tệp và mật khẩu riêng nhau.
roots-change-proposed = Đã đề xuất phiên bản { $version } của thông báo nghiên cứu: từ đó phải có { $quorum } trên { $roots } khoá gốc ký. Nó nằm trong { $file }, đã có chữ ký của bàn này.
roots-change-fingerprint = Dấu vân tay mới: { $fingerprint }
roots-change-next = Hãy mang { $file } đến các khoá gốc khác, cả cũ lẫn mới, để “roots cosign”. Khi đủ chữ ký: “roots take”.
roots-cosign-done = Đã ký: phiên bản { $version } của thông báo “{ $title }” (SHA-256 của văn bản: { $digest }).
roots-take-done = Phiên bản { $version } nay là thông báo của nghiên cứu. Hãy xuất bản nó.
roots-take-changed = Các khoá gốc đã đổi. Các máy tự theo kịp. Với máy mới, hãy in dấu vân tay mới ra giấy: { $fingerprint }
roots-unchanged = Đây đã là các khoá gốc của nghiên cứu.
    .hint = Hãy nêu các khoá gốc từ nay về sau và số khoá phải ký.
roots-key-unfit = { $file } không phải khoá gốc.
    .hint = Hãy dùng tệp do “roots new” ghi ra.
roots-note-incomplete = Thông báo chưa đủ: { $signers } trong số những người phải ký đã ký, cần { $quorum }.
    .hint = Hãy mang nó đến những người còn lại để “roots cosign”, rồi nhận lại.
roots-note-other = Thông báo đã được ký, nhưng không phải là điều nghiên cứu này sẽ ký tiếp theo.
    .hint = Nghiên cứu đã thay đổi từ khi đề xuất, hoặc ai đó đề xuất điều khác: hãy đề xuất lại.
study-sign-proposed = Phải có { $quorum } khoá gốc ký. Thông báo nằm trong { $file }, đã có chữ ký của bàn này: hãy mang đến những người khác để “roots cosign”, rồi “roots take”.
unlock-ask-office = Mật khẩu của khoá văn phòng:
unlock-ask-new-office = Mật khẩu mới của khoá văn phòng:
keys-office-done = Đã tạo khoá văn phòng: { $office }
keys-office-next = Hãy ký lại thông báo nghiên cứu để các máy biết khoá này: kin-researcher study sign { $folder }
device-assign-done = Gói số { $number } cho { $label } nằm trong { $package }, với phiên bản { $version } của thông báo. Chỉ máy đó mở được.
assign-no-office = Thông báo nghiên cứu không nêu khoá văn phòng nào của bàn này.
    .hint = Hãy tạo bằng “keys office”, rồi ký lại thông báo.
assign-office-taken = Bàn này đã có khoá văn phòng.
    .hint = Cứ dùng khoá đó; nếu mất thì các khoá gốc ký thay.
assign-device-unproved = Máy { $label } chưa chứng minh mình, nên không ai biết niêm phong cho khoá nào.
    .hint = Hãy mở kiện có bản ghi đầu tiên của máy, hoặc xem tên máy bằng “device list”.
assign-device-revoked = Máy { $label } đã bị thu hồi.
    .hint = Hãy đưa người hỏi máy mới và gói ghi danh mới.
