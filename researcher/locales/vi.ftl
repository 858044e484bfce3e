# Bàn nghiên cứu.

## Trợ giúp

help-researcher = Bàn nghiên cứu: lập nghiên cứu, mở các phiếu đã niêm phong gửi về, đếm, chấm điểm và xuất dữ liệu
    .long =
        Bàn nghiên cứu: lập nghiên cứu, mở các phiếu đã niêm phong gửi về, đếm, chấm điểm và xuất dữ liệu.

        Chương trình chạy trên máy không nối mạng, và tự cấm mình dùng mạng.
help-researcher-arg-passphrase-file = Đọc mật khẩu từ dòng đầu của một tệp, thay vì hỏi

help-researcher-study = Lập nghiên cứu, ký thông báo nghiên cứu
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
help-researcher-study-sign = Ký phiên bản kế tiếp của thông báo nghiên cứu, với các khoá và biểu mẫu hiện có
help-researcher-study-sign-arg-folder = Thư mục của nghiên cứu
help-researcher-study-sign-arg-expires = Ngày cuối còn được bắt đầu phỏng vấn; không ghi thì là ngày cuối của nghiên cứu

help-researcher-keys = Tạo các khoá dùng để mở phiếu
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

help-researcher-device = Thêm máy, liệt kê các máy
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

help-researcher-stats = Ước lượng trung bình, tổng, tỷ số, tỷ lệ và bảng hai chiều từ một tệp CSV hoặc từ các cuộc phỏng vấn của nghiên cứu
    .long =
        Ước lượng trung bình, tổng, tỷ số, tỷ lệ và bảng hai chiều từ một tệp CSV hoặc từ các cuộc phỏng vấn của nghiên cứu.

        Tệp thì tính đúng như có. Số của nghiên cứu là số làm việc: chỉ cho nhóm tại bàn này, không số nào dưới ba người, và không được công bố.
help-researcher-stats-arg-table = Tệp CSV, hoặc thư mục của nghiên cứu
help-researcher-stats-arg-mean = Trung bình của một cột số
help-researcher-stats-arg-total = Tổng của một cột số
help-researcher-stats-arg-ratio = Tỷ số giữa tổng của hai cột
help-researcher-stats-arg-proportion = Tỷ lệ của từng giá trị trong một cột
help-researcher-stats-arg-crossed = Bảng chéo hai cột: hàng trước, cột sau
help-researcher-stats-arg-change = Một cột thay đổi thế nào giữa hai vòng, ở những người có mặt cả hai vòng
help-researcher-stats-arg-quota = Chỉ tiêu đạt đến đâu: tệp CSV có cột "target", các cột khác mang tên như trong bảng
help-researcher-stats-arg-by = Ước lượng riêng cho từng giá trị của một cột khác
help-researcher-stats-arg-design = Tệp thiết kế mẫu: những cột nào cho biết mẫu được chọn ra sao
help-researcher-stats-arg-confidence = Độ tin cậy của các khoảng
help-researcher-stats-arg-missing = Chữ dùng cho giá trị khuyết, ngoài ô trống, NA, NaN và dấu chấm; có thể ghi nhiều lần
help-researcher-stats-arg-person = Cột mã để nhận ra cùng một người, dùng với --change
help-researcher-stats-arg-round = Cột ghi vòng khảo sát, dùng với --change
help-researcher-stats-arg-rounds = Vòng trước và vòng sau, dùng với --change
help-researcher-stats-arg-yes = Giá trị được coi là "có", dùng với --change cho câu có/không
help-researcher-stats-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-stats-arg-json = In ra JSON với đầy đủ chữ số; số bị giấu hoặc không thể biết là null

help-researcher-table = Lập bảng chéo từ một đến ba biến: của một nghiên cứu, cho nhóm tại bàn (không bao giờ để công bố); hoặc của một tệp CSV bất kỳ
help-researcher-table-arg-source = Thư mục của nghiên cứu, hoặc một tệp CSV
help-researcher-table-arg-rows = Biến ở các dòng: một câu hỏi, một lựa chọn trong nhiều (câu hỏi/lựa chọn), hoặc các mức của điểm (band:CÁCH_TÍNH)
help-researcher-table-arg-columns = Biến ở các cột
help-researcher-table-arg-by = Lập lại bảng cho từng mức của một biến nữa
help-researcher-table-arg-filter = Chỉ những người có một trong các câu trả lời này; chỉ dùng cho nghiên cứu. Biến dùng để lọc cũng tính vào ba biến
help-researcher-table-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-table-arg-count = Với tệp CSV: cột ghi mỗi dòng ứng với bao nhiêu người
help-researcher-table-arg-minimum = Giấu các số dưới mức này (với nghiên cứu thì ít nhất là dưới 3), và giấu cả những gì để lộ chúng
help-researcher-table-arg-json = In ra JSON; số bị giấu là null

help-researcher-risk = Cho biết một người dễ bị nhận ra đến đâu trong một bảng các bản ghi: ai cùng chung khoá nhận dạng, rủi ro của từng người và của cả tệp, và những người chung khoá khác nhau bao nhiêu ở điều nhạy cảm
help-researcher-risk-arg-table = Một tệp CSV, hoặc thư mục của nghiên cứu
help-researcher-risk-arg-keys = Những điều người ngoài có thể biết: các cột, hoặc các câu hỏi
help-researcher-risk-arg-weight = Cột ghi mỗi bản ghi đại diện cho bao nhiêu người của dân số
help-researcher-risk-arg-sensitive = Những điều gây hại khi bị biết: đo độ đa dạng l cho từng điều
help-researcher-risk-arg-missing = Khoá để trống nghĩa là gì: any, bất kỳ giá trị nào (như sdcMicro đếm), hay own, một giá trị riêng. Với nghiên cứu thì luôn là own
help-researcher-risk-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-risk-arg-json = In ra JSON với mọi chữ số; với tệp thì kèm số liệu của từng bản ghi

help-researcher-quality = Cho biết ai đã hỏi thế nào: số cuộc phỏng vấn và câu trả lời thiếu theo điều tra viên. Cho nhóm tại bàn, không bao giờ để công bố
help-researcher-quality-arg-folder = Thư mục của nghiên cứu
help-researcher-quality-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-quality-arg-json = In ra JSON

help-researcher-release = Công bố số liệu: từ dữ liệu đã đặt tên, theo mọi quy tắc, có ghi vào sổ của nghiên cứu
help-researcher-release-freeze = Đặt tên cho dữ liệu như hiện có, để từ đó công bố bảng và tệp
help-researcher-release-freeze-arg-folder = Thư mục của nghiên cứu
help-researcher-release-freeze-arg-name = Tên: chữ cái không dấu, chữ số, - hoặc _
help-researcher-release-table = Công bố một bảng vào một thư mục: văn bản, CSV, JSON, biểu đồ và một mảnh trang web. Số nhỏ thì giấu, và giấu cả những gì để lộ số nhỏ: trong chính bảng, và khi ghép với mọi bảng đã công bố
help-researcher-release-table-arg-folder = Thư mục của nghiên cứu
help-researcher-release-table-arg-freeze = Bản dữ liệu đã đặt tên mà bảng được lập từ đó
help-researcher-release-table-arg-rows = Biến ở các dòng: một câu hỏi, một lựa chọn trong nhiều (câu hỏi/lựa chọn), hoặc các mức của điểm (band:CÁCH_TÍNH)
help-researcher-release-table-arg-columns = Biến ở các cột
help-researcher-release-table-arg-by = Lập lại bảng cho từng mức của một biến nữa
help-researcher-release-table-arg-filter = Chỉ những người có một trong các câu trả lời này; chỉ dùng cho nghiên cứu. Biến dùng để lọc cũng tính vào ba biến
help-researcher-release-table-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-release-table-arg-minimum = Nâng số người ít nhất mà một con số đại diện lên trên mức của biểu mẫu
help-researcher-release-table-arg-out = Thư mục cần ghi; những gì đã có thì không bao giờ bị ghi đè
help-researcher-release-microdata = Công bố một tệp bản ghi mà không ai bị nhận ra trong đó, kèm báo cáo những gì đã mất. Không bao giờ có điều chỉ đích danh, nơi chốn hay lời tự do
help-researcher-release-microdata-arg-folder = Thư mục của nghiên cứu
help-researcher-release-microdata-arg-freeze = Bản dữ liệu đã đặt tên mà tệp được lập từ đó
help-researcher-release-microdata-arg-keys = Những điều người ngoài có thể biết; không nêu thì là mọi câu gián tiếp cho biết là ai của biểu mẫu. Các câu khác loại ấy bị bỏ ra
help-researcher-release-microdata-arg-k = Số bản ghi ít nhất cùng chung khoá nhận dạng
help-researcher-release-microdata-arg-max-risk = Mức rủi ro chung mà tệp phải ở dưới
help-researcher-release-microdata-arg-population = Mẫu được rút từ bao nhiêu người, nếu biết; không thì coi mẫu là tất cả mọi người
help-researcher-release-microdata-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-release-microdata-arg-out = Thư mục cần ghi; những gì đã có thì không bao giờ bị ghi đè
help-researcher-release-list = Liệt kê những gì đã đặt tên, đã công bố và đã xuất
help-researcher-release-list-arg-folder = Thư mục của nghiên cứu
help-researcher-release-list-arg-json = In ra JSON

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
study-sealed-bytes-out-of-range = Phiếu niêm phong { $bytes } byte nằm ngoài giới hạn: từ { $least } đến { $most }.
    .hint = 16384 hợp với phần lớn các nghiên cứu.
study-form-twice = Biểu mẫu { $form } xuất hiện hai lần.
    .hint = Lúc đầu, mỗi biểu mẫu chỉ có một phiên bản.
study-form-too-large = Một phiếu theo mẫu { $form } có thể cần { $needed } byte; phiếu niêm phong của nghiên cứu này chứa được { $available }.
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
study-new-next = Tiếp theo: kin-researcher keys new { $folder }
study-sign-done = Đã ký phiên bản { $version } của thông báo nghiên cứu; còn được bắt đầu phỏng vấn đến { $expires }.
study-sign-next = Tiếp theo: kin-researcher publish { $folder } GÓI
    và để ghi ra giấy: kin-researcher fingerprint { $folder }
keys-new-done = Đã tạo khoá làm việc của kỳ { $epoch }: { $recipient }
    Phiếu được niêm phong bằng khoá này từ { $not_before } đến { $not_after }.
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
open-known = Đã có từ trước
open-quarantined = Để riêng
open-records = Phiếu trong bộ dữ liệu
open-in-quarantine = Phong bì đang để riêng
open-log-unchecked = Chưa đối chiếu với nhật ký của máy chủ: phiên bản này chưa biết nhật ký.
open-unconfirmed = Có { $keys } khoá máy thấy lần đầu; chưa có gì chứng minh đó là máy của ai.
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
finding-kind-unknown = { $count } phong bì thuộc loại mà phiên bản này chưa xử lý.
finding-answers-invalid = { $count } phong bì có câu trả lời mà chính biểu mẫu không chấp nhận.
finding-submission-twice = { $count } phong bì của phiếu đã có trong bộ dữ liệu.
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

## Bảng số liệu và ước lượng

data-without-headings = { $file } không có dòng tiêu đề.
    .hint = Dòng đầu của tệp CSV ghi tên các cột.
data-not-csv = { $file }, dòng { $line }: không phải CSV mã UTF-8.
    .hint = Hãy lưu lại dạng "CSV UTF-8", các ô cách nhau bằng dấu phẩy.
data-row-uneven = { $file }, dòng { $line }: có { $cells } ô, trong khi có { $headings } tiêu đề.
    .hint = Ô có dấu phẩy hay xuống dòng phải đặt trong dấu ngoặc kép.
data-column-unknown = Không có cột { $column }.
    .hint = Các cột là: { $known }
data-column-mistyped = Không có cột { $column }.
    .hint = Có phải bạn muốn nói { $nearest }?
data-column-twice = Có hai cột cùng tên { $column }.
    .hint = Hãy đặt cho mỗi cột một tên riêng.
data-pair-unreadable = { $pair } không nêu tên hai cột.
    .hint = Hãy viết hai tên cột, giữa hai tên là { $between }.
data-not-a-number = Dòng { $line }, cột { $column }: không phải số.
    .hint = Số viết dạng 1234.5. Mã dùng cho giá trị khuyết thì khai bằng --missing; tỷ lệ của các từ thì dùng --proportion.
data-design-cell-empty = Dòng { $line }, cột { $column }: để trống, mà thiết kế mẫu cần ô này.
    .hint = Tầng, PSU, trọng số và fpc phải có ở mọi dòng. Người không được hỏi vẫn giữ trong bảng, với ô giá trị để trống.
data-row-refused = Gặp ở dòng { $line }.
estimating-design-unreadable = { $file }, dòng { $line }, cột { $column }: không phải tệp thiết kế mẫu.
    .hint = Tệp thiết kế mẫu nêu tên các cột: { "{" }"strata": "…", "psu": "…", "weight": "…", "fpc": "…", "lonely_psu": "error"{ "}" }, mục nào cũng có thể bỏ.
estimating-weight-negative = Dòng { $line }, cột { $column }: trọng số âm.
    .hint = Trọng số là số người mà một dòng đại diện: từ 0 trở lên.
estimating-confidence-out-of-range = { $confidence } không phải là độ tin cậy.
    .hint = Độ tin cậy nằm giữa 0 và 1: 0.95
estimating-quota-without-target = { $file } không có cột "target".
    .hint = Tệp chỉ tiêu có cột "target" và các cột mang tên như trong bảng; ô trống nghĩa là giá trị nào cũng được.
estimating-quota-target-unreadable = { $file }, dòng { $line }: chỉ tiêu không phải là số người.
    .hint = Hãy ghi một số nguyên.
estimating-quota-too-large = { $file } có hơn { $most } ô.
    .hint = Hãy tách chỉ tiêu thành nhiều tệp.
estimating-rounds-alike = Hai vòng giống nhau.
    .hint = Hãy nêu hai giá trị của cột vòng khảo sát: --rounds 1,2
stats-mean = trung bình
stats-total = tổng
stats-ratio = tỷ số
stats-proportion = tỷ lệ
stats-table = bảng
stats-change = thay đổi
stats-quota = chỉ tiêu
stats-count = số người
stats-missing = khuyết
stats-estimate = ước lượng
stats-standard-error = sai số chuẩn
stats-interval = { $percent } %
stats-degrees = bậc tự do
stats-row-total = tất cả
stats-pearson = Pearson, như mẫu ngẫu nhiên đơn giản: X² = { $statistic }, bậc tự do { $degrees }, p { $probability }
stats-rao-scott-first = Rao–Scott bậc một: X² = { $statistic }, bậc tự do { $degrees }, p { $probability }
stats-rao-scott-f = Rao–Scott bậc hai: F = { $statistic }, bậc tự do { $numerator } và { $denominator }, p { $probability }
stats-not-tested = Không kiểm định tính độc lập.
stats-first-round = có ở vòng trước
stats-second-round = có ở vòng sau
stats-both-rounds = có ở cả hai vòng
stats-only-first = mất dấu
stats-only-second = mới
stats-compared = so sánh được
stats-before = vòng trước
stats-after = vòng sau
stats-lost-before = vòng trước, người mất dấu
stats-paired-t = t bắt cặp = { $statistic }, bậc tự do { $degrees }, p { $probability }
stats-mcnemar = McNemar: { $gained } chuyển sang có, { $lost } chuyển sang không; p chính xác { $exact }; X² = { $statistic }, p { $probability }
stats-target = chỉ tiêu
stats-remaining = còn thiếu
stats-share = đạt
stats-outside = không thuộc ô nào
stats-simple = Sai số tính như mẫu ngẫu nhiên đơn giản. Nếu mẫu được chọn cách khác, hãy khai bằng --design; nếu không chọn ngẫu nhiên thì không suy rộng được ra ngoài các dòng này.
stats-no-inference = Không suy rộng ra ngoài những người đã được phỏng vấn: họ không phải là mẫu xác suất.
stats-not-for-release = Số làm việc: không công bố.

## Công bố

table-not-for-release = Bản làm việc: không để công bố.
table-others = khác
table-chosen = có chọn
table-not-chosen = không chọn
quality-enumerator = điều tra viên
quality-interviews = cuộc phỏng vấn
quality-answers = câu trả lời
quality-refused = không muốn trả lời
quality-dont-know = không biết
foreign-count-unfit = Dòng { $line }: { $column } không phải là số người nguyên.
    .hint = Hãy nêu cột chứa số người với --count.
foreign-flag-of-study = { $flag } chỉ dùng cho thư mục của nghiên cứu, không dùng cho tệp.
    .hint = Hãy chuẩn bị tệp trước, hoặc bỏ tuỳ chọn này.
foreign-flag-of-file = { $flag } chỉ dùng cho tệp CSV: trong nghiên cứu, mỗi cuộc phỏng vấn là một người.
    .hint = Hãy bỏ tuỳ chọn này.
foreign-too-large = Bảng sẽ có hơn { $most } ô.
    .hint = Hãy lập bảng với ít biến hơn, hoặc gộp các giá trị thành nhóm trước.
risk-records = bản ghi
risk-k = k: số ít nhất cùng chung khoá nhận dạng
risk-violations = bản ghi chung khoá với chưa đủ { $k } bản ghi kể cả nó
risk-uniques = bản ghi chỉ có một mình trong mẫu
risk-expected = số người dự kiến bị nhận ra
risk-global = rủi ro chung
risk-greatest = rủi ro lớn nhất của một bản ghi
risk-distinct = độ đa dạng l của { $sensitive }, đếm giá trị
risk-entropy = độ đa dạng l của { $sensitive }, entropy
risk-homogeneous = bản ghi mà cả nhóm giống nhau ở { $sensitive }
risk-no-weight = Không có trọng số thì coi mẫu là toàn bộ dân số: rủi ro này là mức trên.
risk-weight-unfit = Dòng { $line }: trọng số ở { $column } không phải là số lớn hơn 0.
    .hint = Trọng số cho biết một bản ghi đại diện cho bao nhiêu người của dân số.
risk-name-twice = { $name } đứng hai lần trong khoá, điều nhạy cảm và trọng số.
    .hint = Hãy nêu mỗi cột một lần.
risk-too-few = Chưa đủ { $minimum } cuộc phỏng vấn.
    .hint = Hãy đo rủi ro khi có thêm phiếu.
release-too-many-variables = Có { $count } biến; một bảng chỉ được ghép nhiều nhất { $most } biến, kể cả biến dùng để lọc.
    .hint = Hãy công bố vài bảng nhỏ hơn.
release-variable-twice = { $variable } đứng hai lần.
    .hint = Hãy nêu mỗi biến một lần: ở dòng, ở cột, ở --by hoặc ở bộ lọc.
release-several-answers = { $question } nhận nhiều câu trả lời cùng lúc.
    .hint = Từng lựa chọn của nó là một biến: { $example }
release-filter-unreadable = { $filter } không phải là bộ lọc.
    .hint = Hãy viết biến và các giá trị: office=hn,ct hoặc age=18..25
release-filter-unknown = { $variable } không có giá trị { $value }.
    .hint = Giá trị là tên của lựa chọn, không phải nhãn: "kin-researcher count" cho thấy chúng trong JSON.
release-minimum-lowered = Mức tối thiểu { $asked } thấp hơn mức { $least } của biểu mẫu.
    .hint = Chỉ được nâng mức này lên.
release-too-few-people = Bảng sẽ nói về chưa đủ { $minimum } người.
    .hint = Hãy lọc rộng hơn, hoặc công bố khi có thêm phiếu.
release-differs-by-few = Bảng này khác số { $earlier } trong sổ chưa đến { $minimum } người: lấy hiệu hai bảng là biết về mấy người ấy.
    .hint = Hãy công bố từ bản dữ liệu { $freeze } như bảng kia, hoặc khi có thêm phiếu.
release-unprotectable = Ghép với những gì đã công bố thì suy ra được số bị giấu của bảng này, dù giấu thêm gì nữa.
    .hint = Hãy công bố với ít nhóm hơn hoặc nhóm lớn hơn, hoặc khi có thêm phiếu.
release-too-large-together = Bảng này có số bị giấu chung với số { $earlier } trong sổ, và quá lớn để xét cùng bảng ấy.
    .hint = Hãy lập bảng với ít biến hơn.
release-provinces-mixed = { $variable }: { $old } đã thuộc { $new } từ { $since }; một bảng không thể nêu cả hai.
    .hint = Hãy thêm vào mẫu một phép tính đưa tỉnh cũ về tỉnh mới, hoặc lọc theo một trong hai.
release-freeze-unknown = Không có bản dữ liệu tên { $name }.
    .hint = "kin-researcher release list" liệt kê các bản; "kin-researcher release freeze" đặt một bản mới.
release-freeze-taken = Đã có bản dữ liệu tên { $name }.
    .hint = Tên không bao giờ dùng lại: hãy chọn tên khác.
release-freeze-name = Tên bản dữ liệu gồm 1 đến { $most } chữ cái không dấu, chữ số, - hoặc _.
    .hint = Ví dụ: dot-1
release-nothing-to-freeze = Bộ dữ liệu còn trống.
    .hint = Hãy mở một kiện trước: kin-researcher open
release-freeze-broken = Bộ dữ liệu không còn bắt đầu bằng phần đã đặt tên là { $name }.
    .hint = Hãy lấy lại thư mục của nghiên cứu từ bản sao gần nhất.
release-ledger-broken = Dòng { $line } của releases.jsonl không nối tiếp dòng trước nó.
    .hint = Sổ đã bị sửa tay hoặc bị hỏng. Hãy lấy lại từ bản sao gần nhất: thiếu sổ thì không công bố an toàn được.
release-ledger-newer = releases.jsonl do phiên bản mới hơn của chương trình ghi.
    .hint = Hãy dùng phiên bản đó.
release-ledger-full = releases.jsonl sẽ vượt quá { $most_bytes } byte.
    .hint = Hãy công bố ít bảng hơn, hoặc lập nghiên cứu mới.
release-microdata-impossible = Có quá ít bản ghi để lập một tệp mà mỗi bản ghi chung khoá với ít nhất { $k } bản ghi.
    .hint = Hãy công bố bảng thay vì bản ghi.
release-microdata-again = Đã công bố những bản ghi khác của biểu mẫu này, ở số { $earlier } trong sổ. Hai tệp về cùng những người ấy cho biết nhiều hơn từng tệp.
    .hint = Hãy trao lại tệp đó, hoặc công bố bảng.
release-target-weaker = Đích này yếu hơn k = { $k } và rủi ro chung dưới { $risk }.
    .hint = Chỉ được đặt đích chặt hơn.
release-key-unfit = { $question } không làm khoá nhận dạng được.
    .hint = Khoá là câu hỏi có các nhóm hoặc số nguyên, không phải nơi chốn hay lời tự do.
release-no-keys = Không câu hỏi nào của biểu mẫu được ghi là gián tiếp cho biết là ai.
    .hint = Hãy nêu những điều người ngoài có thể biết với --keys.
release-frozen = Đã đặt tên { $name }. SHA-256 của bộ dữ liệu: { $digest }
release-frozen-next = Tiếp theo: kin-researcher release table { $folder } --freeze { $name } --rows CÂU_HỎI --out THƯ_MỤC
release-table-source = Biểu mẫu { $form }, dữ liệu { $freeze }, công bố số { $number }.
release-table-note = Giấu: số dưới { $minimum } người, câu trả lời mà cả nhóm hoặc không ai trong nhóm chọn ở câu nhạy cảm, và những gì để lộ các số ấy.
release-table-done = Đã ghi vào { $out }; số { $number } trong sổ.
release-records-done = Đã ghi vào { $out }: { $records } bản ghi; số { $number } trong sổ.
release-records-risk = Số ít nhất cùng chung khoá: trước { $k_before }, sau { $k_after }. Rủi ro chung: trước { $before }, sau { $after }.
release-records-key = { $key }: trước có { $before } giá trị khác nhau, sau còn { $after }; để trống { $blanked }; mất { $lost } % thông tin.
release-records-left-out = Đã bỏ ra: { $questions }
release-list-none = Chưa đặt tên, công bố hay xuất gì.
release-list-number = số
release-list-at = lúc
release-list-kind = việc
release-list-what = của gì
release-list-freeze = đặt tên dữ liệu
release-list-table = bảng
release-list-microdata = bản ghi
release-list-export = xuất cho nhóm
