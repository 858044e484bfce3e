# Bàn nghiên cứu.

## Trợ giúp

help-researcher = Bàn nghiên cứu: lập nghiên cứu, mở các phiếu đã niêm phong gửi về, đếm, chấm điểm và xuất dữ liệu
    .long =
        Bàn nghiên cứu: lập nghiên cứu, mở các phiếu đã niêm phong gửi về, đếm, chấm điểm và xuất dữ liệu.

        Chương trình chạy trên máy không nối mạng, và tự cấm mình dùng mạng.
help-researcher-arg-passphrase-file = Đọc mật khẩu từ dòng đầu của một tệp, thay vì hỏi

help-researcher-study = Tạo nghiên cứu, sửa biểu mẫu, ký thông báo, giữ đường về cho bàn bị mất, đóng nghiên cứu
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

help-researcher-device-add = Làm gói ghi danh cho thêm một máy, ký bằng khoá của văn phòng, và ghi máy đó vào sổ
    .long =
        Làm gói ghi danh cho thêm một máy, ký bằng khoá của văn phòng, và ghi máy đó vào sổ.

        Trong gói có bí mật: hãy trao tận tay, kèm dấu vân tay ghi trên giấy, và đừng giữ lại gói.
help-researcher-device-add-arg-folder = Thư mục của nghiên cứu
help-researcher-device-add-arg-label = Tên nhóm nghiên cứu dùng để gọi máy
help-researcher-device-add-arg-enumerator = Mã của điều tra viên dùng máy; không bao giờ là tên người
help-researcher-device-add-arg-out = Tệp của gói ghi danh
help-researcher-device-add-arg-expires = Ngày cuối còn dùng được gói; không ghi thì là 30 ngày kể từ hôm nay
help-researcher-device-add-arg-vouchers = Máy gửi được bao nhiêu phiếu trước khi cần gói khác
help-researcher-device-list = Liệt kê các máy đã được trao gói, và các khoá máy đã thấy từ đó
help-researcher-device-list-arg-folder = Thư mục của nghiên cứu
help-researcher-device-list-arg-json = In ra JSON

help-researcher-form = Kiểm tra, điền thử, chạy thử, lập sổ mã và so sánh biểu mẫu; đọc và viết sổ tính
help-researcher-form-check = Kiểm tra biểu mẫu: nêu từng lỗi theo tệp, dòng, cột và câu hỏi, nhắc điều không nên, cho biết hỏi gì và phiếu trả lời giữ lại bao nhiêu về một người
    .long =
        Kiểm tra biểu mẫu: nêu từng lỗi theo tệp, dòng, cột và câu hỏi, nhắc điều không nên, cho biết hỏi gì và phiếu trả lời giữ lại bao nhiêu về một người.

        Biểu mẫu có phiếu trả lời lớn nhất không vừa phiếu niêm phong của nghiên cứu thì bị từ chối, như khi đưa vào nghiên cứu.
help-researcher-form-check-arg-file = Tệp của biểu mẫu
help-researcher-form-check-arg-sealed-bytes = Cỡ phiếu niêm phong của nghiên cứu, tính bằng byte
help-researcher-form-check-arg-json = In JSON cho chương trình khác đọc
help-researcher-form-try = Điền thử biểu mẫu trên màn hình, không cần nghiên cứu: không niêm phong, không lưu gì
    .long =
        Điền thử biểu mẫu trên màn hình, không cần nghiên cứu: không niêm phong, không lưu gì.

        Cuối cùng chương trình cho xem một phiếu trả lời sẽ chứa gì, chỉ trên màn hình. Với --record, chương trình ghi một kịch bản trả lời cho `form test`: đó là tệp ai cũng đọc được, nên chỉ dùng câu trả lời bịa ra.
help-researcher-form-try-arg-file = Tệp của biểu mẫu
help-researcher-form-try-arg-form-language = Ngôn ngữ dùng để hỏi, trong số các ngôn ngữ của biểu mẫu
help-researcher-form-try-arg-record = Ghi những gì gõ vào một kịch bản trả lời mới; chỉ dùng câu trả lời bịa ra
help-researcher-form-test = Chạy kịch bản trả lời trên biểu mẫu: với các câu trả lời này thì hỏi những câu này, từ chối những câu trả lời này, tính ra những giá trị này
    .long =
        Chạy kịch bản trả lời trên biểu mẫu: với các câu trả lời này thì hỏi những câu này, từ chối những câu trả lời này, tính ra những giá trị này.

        README của chương trình dành cho nhà nghiên cứu mô tả tệp kịch bản. `form try --record` ghi một kịch bản từ những gì đã gõ.
help-researcher-form-test-arg-file = Tệp của biểu mẫu
help-researcher-form-test-arg-scripts = Các kịch bản
help-researcher-form-test-arg-json = In JSON cho chương trình khác đọc
help-researcher-form-codebook = Lập sổ mã của biểu mẫu: mỗi tên và mỗi mã trong bản xuất nghĩa là gì, bằng mọi ngôn ngữ của biểu mẫu
    .long =
        Lập sổ mã của biểu mẫu: mỗi tên và mỗi mã trong bản xuất nghĩa là gì, bằng mọi ngôn ngữ của biểu mẫu.

        Các đề mục theo ngôn ngữ của chương trình: thêm --language en để có tiếng Anh. HTML là một tệp không có mã chạy, mở bằng trình duyệt không cần mạng; Markdown và CSV dành cho kho mã và bảng tính.
help-researcher-form-codebook-arg-file = Tệp của biểu mẫu
help-researcher-form-codebook-arg-out = Ghi ra một tệp mới, thay vì in ra
help-researcher-form-codebook-arg-format = Ghi dạng nào; không nói thì theo tên tệp, nếu không thì Markdown
help-researcher-form-diff = So sánh hai phiên bản của một biểu mẫu: thay đổi giữa cuộc khảo sát làm mất chỗ những gì
    .long =
        So sánh hai phiên bản của một biểu mẫu: thay đổi giữa cuộc khảo sát làm mất chỗ những gì.

        Câu hỏi được theo dõi bằng khoá cố định. Kết thúc với mã 3 khi câu trả lời theo bản cũ sẽ mất chỗ hoặc mất nghĩa.
help-researcher-form-diff-arg-old = Phiên bản đang dùng
help-researcher-form-diff-arg-new = Phiên bản sắp dùng
help-researcher-form-diff-arg-json = In JSON cho chương trình khác đọc

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

help-researcher-quality = Cho biết các cuộc phỏng vấn đã diễn ra thế nào, theo điều tra viên, văn phòng và ngày: thời lượng, câu trả lời thiếu, cảnh báo bị bỏ qua, phiếu giống nhau. Cho nhóm tại bàn, không bao giờ để công bố
    .long =
        Cho biết các cuộc phỏng vấn đã diễn ra thế nào, theo điều tra viên, văn phòng và ngày: thời lượng, câu trả lời thiếu, cảnh báo bị bỏ qua, phiếu giống nhau. Cho nhóm tại bàn, không bao giờ để công bố.

        Mỗi con số là lý do để hỏi lại, không bao giờ là lý do để xoá.
help-researcher-quality-arg-folder = Thư mục của nghiên cứu
help-researcher-quality-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-quality-arg-office = Câu hỏi cho biết chị được phỏng vấn ở văn phòng nào
help-researcher-quality-arg-json = In ra JSON

help-researcher-back-check = So các cuộc phỏng vấn với những lần người khác hỏi lại một số người, tìm theo mã người tham gia. Cho nhóm tại bàn, không bao giờ để công bố
help-researcher-back-check-arg-folder = Thư mục của nghiên cứu
help-researcher-back-check-arg-form = Biểu mẫu của lần hỏi đầu
help-researcher-back-check-arg-again = Biểu mẫu của lần hỏi lại; các câu hỏi cùng tên được so với nhau
help-researcher-back-check-arg-json = In ra JSON

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
help-researcher-release-table-arg-mean = Cho xem trung bình và độ lệch chuẩn của một câu trả lời bằng số, một điểm số (score:ID) hay một chiều của điểm (score:ID:CHIỀU), trong số những người có số ấy. Điều này tính là một bộ lọc
help-researcher-release-table-arg-minimum = Nâng số người ít nhất mà một con số đại diện lên trên mức của biểu mẫu
help-researcher-release-table-arg-out = Thư mục cần ghi; những gì đã có thì không bao giờ bị ghi đè
help-researcher-release-microdata = Công bố một tệp bản ghi mà không ai bị nhận ra trong đó, kèm báo cáo những gì đã mất. Không bao giờ có điều chỉ đích danh, nơi chốn hay lời tự do
help-researcher-release-microdata-arg-folder = Thư mục của nghiên cứu
help-researcher-release-microdata-arg-freeze = Bản dữ liệu đã đặt tên mà tệp được lập từ đó
help-researcher-release-microdata-arg-keys = Những điều người ngoài có thể biết; không nêu thì là mọi câu gián tiếp cho biết là ai của biểu mẫu. Các câu khác loại ấy bị bỏ ra
help-researcher-release-microdata-arg-k = Số bản ghi ít nhất cùng chung khoá nhận dạng
help-researcher-release-microdata-arg-max-risk = Mức rủi ro chung mà tệp phải ở dưới
help-researcher-release-microdata-arg-l = Số câu trả lời khác nhau ít nhất cho mỗi câu nhạy cảm, trong số những người có chung khóa; 1 thì chỉ báo cáo
help-researcher-release-microdata-arg-without = Bỏ bớt câu hỏi, và từng lựa chọn của câu nhiều lựa chọn (câu/lựa chọn)
help-researcher-release-microdata-arg-population = Mẫu được rút từ bao nhiêu người, nếu biết; không thì coi mẫu là tất cả mọi người
help-researcher-release-microdata-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-release-microdata-arg-out = Thư mục cần ghi; những gì đã có thì không bao giờ bị ghi đè
help-researcher-release-handover = Bàn giao một lần công bố: niêm phong các tệp bằng khóa của người khác, ghi rõ được dùng vào việc gì và đến bao giờ
    .long =
        Bàn giao một lần công bố: niêm phong các tệp bằng khóa của người khác, ghi rõ được dùng vào việc gì và đến bao giờ.

        Chỉ bàn giao những gì đã công bố thành bảng hoặc bản ghi, hoặc trang của một báo cáo, giữ nguyên. Tệp mở được bằng mọi chương trình đọc tệp age, bên trong là một tệp nén .zip.
help-researcher-release-handover-arg-folder = Thư mục của nghiên cứu
help-researcher-release-handover-arg-release = Thư mục của lần công bố, hoặc trang của một báo cáo
help-researcher-release-handover-arg-to = Khóa công khai của bên nhận (age1…)
help-researcher-release-handover-arg-receiver = Bên nhận: một văn phòng, một nhà tài trợ
help-researcher-release-handover-arg-purpose = Được dùng vào việc gì
help-researcher-release-handover-arg-expires = Ngày cuối cùng bên nhận được giữ
help-researcher-release-handover-arg-by = Người bàn giao, ghi tên
help-researcher-release-handover-arg-out = Tệp niêm phong cần ghi; những gì đã có thì không bao giờ bị ghi đè
help-researcher-release-deleted = Ghi rằng những gì đã bàn giao nay đã xoá, theo lời bên nhận hoặc người chứng kiến. Không ai kiểm chứng được
help-researcher-release-deleted-arg-folder = Thư mục của nghiên cứu
help-researcher-release-deleted-arg-number = Số của lần bàn giao trong sổ
help-researcher-release-deleted-arg-by = Ai cho biết, ghi tên
help-researcher-release-list = Liệt kê những gì đã đặt tên, đã công bố và đã xuất
help-researcher-release-list-arg-folder = Thư mục của nghiên cứu
help-researcher-release-list-arg-json = In ra JSON
help-researcher-report = Viết báo cáo: một trang gồm các bảng và biểu đồ đã công bố, mở được khi không có mạng. Những gì trang cho xem là một lần công bố: từ dữ liệu đã chốt, theo mọi quy tắc, có ghi sổ
help-researcher-report-arg-folder = Thư mục của nghiên cứu
help-researcher-report-arg-freeze = Bản dữ liệu đã chốt mà báo cáo dựa vào
help-researcher-report-arg-plan = Tệp nói bảng và biểu đồ nào được cho xem, theo thứ tự nào; không có thì theo gợi ý của biểu mẫu
help-researcher-report-arg-form = Biểu mẫu, khi nghiên cứu có nhiều biểu mẫu
help-researcher-report-arg-labels = Ngôn ngữ của trang, một trong những ngôn ngữ của biểu mẫu; mặc định là của chương trình nếu biểu mẫu có
help-researcher-report-arg-minimum = Nâng số người ít nhất mà một con số đại diện lên trên mức của biểu mẫu
help-researcher-report-arg-out = Trang cần ghi; những gì đã có thì không bao giờ bị ghi đè
help-researcher-requests = Giữ sổ ghi những gì người ta yêu cầu về dữ liệu của chính mình, với số ngày theo luật. Sổ không ghi tên ai
help-researcher-requests-add = Ghi rằng có người yêu cầu về dữ liệu của mình, và cho biết hạn trả lời, hạn làm xong
    .long =
        Ghi rằng có người yêu cầu về dữ liệu của mình, và cho biết hạn trả lời, hạn làm xong.

        Người yêu cầu là ai thì chỉ ghi trên giấy: hãy ghi số hồ sơ giấy, không bao giờ ghi tên.
help-researcher-requests-add-arg-folder = Thư mục của nghiên cứu
help-researcher-requests-add-arg-kind = Yêu cầu gì
help-researcher-requests-add-arg-file = Số hồ sơ giấy
help-researcher-requests-add-arg-received = Ngày nhận; không ghi thì là hôm nay
help-researcher-requests-add-arg-with-others = Bên khác cũng giữ dữ liệu và phải làm theo: khi đó luật có thể cho thêm ngày
help-researcher-requests-add-arg-days = Tệp số ngày theo luật của nước khác; không ghi thì theo luật Việt Nam
help-researcher-requests-answer = Ghi rằng người yêu cầu đã được cho biết sẽ làm gì và khi nào xong
help-researcher-requests-answer-arg-folder = Thư mục của nghiên cứu
help-researcher-requests-answer-arg-number = Số của yêu cầu
help-researcher-requests-answer-arg-by = Ai đã cho biết, ghi tên
help-researcher-requests-extend = Ghi rằng yêu cầu được gia hạn, một lần, khi luật cho phép, và người yêu cầu đã biết lý do
help-researcher-requests-extend-arg-folder = Thư mục của nghiên cứu
help-researcher-requests-extend-arg-number = Số của yêu cầu
help-researcher-requests-extend-arg-reason = Vì sao; không bao giờ ghi tên hay câu trả lời
help-researcher-requests-extend-arg-by = Ai quyết định, ghi tên
help-researcher-requests-close = Ghi yêu cầu kết thúc ra sao: đã làm gì, hoặc vì sao từ chối
help-researcher-requests-close-arg-folder = Thư mục của nghiên cứu
help-researcher-requests-close-arg-number = Số của yêu cầu
help-researcher-requests-close-arg-done = Đã làm gì; không bao giờ ghi tên hay câu trả lời
help-researcher-requests-close-arg-refused = Vì sao từ chối, đúng như đã nói với người yêu cầu
help-researcher-requests-close-arg-by = Ai làm hoặc quyết định, ghi tên
help-researcher-requests-list = Liệt kê những gì được yêu cầu, việc gì sắp đến hạn, việc gì quá hạn
help-researcher-requests-list-arg-folder = Thư mục của nghiên cứu
help-researcher-requests-list-arg-open = Chỉ những yêu cầu chưa khép
help-researcher-requests-list-arg-json = In ra JSON

help-researcher-export = Ghi các cuộc phỏng vấn của một biểu mẫu ra, không niêm phong: vào một thư mục ở dạng nào cũng được, hoặc riêng các cuộc phỏng vấn vào một tệp CSV
    .long =
        Ghi các cuộc phỏng vấn của một biểu mẫu ra, không niêm phong: vào một thư mục ở dạng nào cũng được, hoặc riêng các cuộc phỏng vấn vào một tệp CSV.

        Thông tin định danh trực tiếp, nơi chốn và lời tự viết bị bỏ ra, trừ khi được gọi đích danh. Mỗi nhóm lặp là một bảng riêng, nối với nhau bằng PARENT_KEY và KEY. Thư mục chỉ có mặt khi mọi thứ trong đó đã ghi xong; nếu không thì không có gì cả.
help-researcher-export-arg-folder = Thư mục của nghiên cứu
help-researcher-export-arg-out = Thư mục cần ghi; thứ đã có thì không bao giờ bị ghi đè
help-researcher-export-arg-csv = Tệp CSV cần ghi, không có các nhóm lặp; tệp đã có thì không bao giờ bị ghi đè
help-researcher-export-arg-format = Các dạng tệp của thư mục
help-researcher-export-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-export-arg-include = Những gì vẫn xuất ra dù bình thường bị bỏ
help-researcher-export-arg-labels = Ngôn ngữ của nhãn, một trong các ngôn ngữ của biểu mẫu; là ngôn ngữ của chương trình nếu biểu mẫu có
help-researcher-export-arg-no-split-selects = Bỏ các cột riêng (1 hoặc 0) của từng lựa chọn ở câu chọn nhiều, chỉ giữ cột ghi chung
help-researcher-export-arg-hxl = Thêm một dòng thẻ HXL dưới dòng tiêu đề của CSV

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
study-form-is-workbook = { $file } là một sổ tính; biểu mẫu là tệp .json.
    .hint = Trước hết hãy tạo biểu mẫu từ sổ: kin-researcher form import { $file }
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
study-sealed-bytes-out-of-range = Phiếu niêm phong { $bytes } byte nằm ngoài giới hạn: từ { $least } đến { $most }.
    .hint = 20480 hợp với phần lớn các nghiên cứu.
study-form-twice = Biểu mẫu { $form } xuất hiện hai lần.
    .hint = Lúc đầu, mỗi biểu mẫu chỉ có một phiên bản.
study-form-too-large = Một phiếu theo mẫu { $form } có thể cần { $needed } byte; phiếu niêm phong của nghiên cứu này chứa được { $available }.
    .hint = Hãy rút ngắn các ô chữ dài nhất của mẫu. Cỡ phiếu được chọn khi tạo nghiên cứu (--sealed-bytes) và giữ nguyên.
study-form-unknown = Nghiên cứu không có biểu mẫu { $form }.
    .hint = “kin-researcher study form list” liệt kê các mẫu đang có.
study-form-not-named = Nghiên cứu có { $count } biểu mẫu, chưa rõ muốn nói mẫu nào.
    .hint = Hãy nêu tên một mẫu với --form.
study-has-no-key = Nghiên cứu chưa có khoá làm việc.
    .hint = Hãy tạo khoá: "kin-researcher keys ceremony", hoặc "kin-researcher keys new" nếu nghiên cứu có --single. Rồi ký thông báo nghiên cứu.
study-keys-destroyed = Khoá của nghiên cứu này đã bị huỷ: những gì niêm phong bằng khoá ấy không mở được nữa.
    .hint = Những gì đã xuất ra hoặc công bố trước đó là tất cả những gì còn lại. Giấy chứng nhận ghi rõ khoá nào, huỷ khi nào.
study-working-key-lost = Khoá làm việc của nghiên cứu này đã mất cùng máy của bàn.
    .hint = Hãy mở bằng mảnh của những người giữ khoá, mỗi mảnh một --share TỆP. Khoá mới được tạo trong buổi lễ: kin-researcher keys ceremony
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
study-new-training-contacts = Khoá của người giữ khoá liên lạc không được chép sang: muốn tập với tên thì tạo khoá riêng cho việc này: kin-researcher contacts new THU_MUC
study-training = LUYỆN TẬP: đây là nghiên cứu để luyện tập. Không gì ở đây nói về ai thật, và không gì ở đây vào nghiên cứu thật.
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
device-minted = Đã phát hành { $vouchers } tem gửi. Máy chủ phải biết trước thì tem mới dùng được: kin-researcher publish { $folder } GÓI
mint-book-too-large = Một gói chứa nhiều nhất { $most } tem gửi.
    .hint = Hãy trao ít hơn bằng --vouchers; sau này có thể trao thêm bằng: kin-researcher device assign
mint-exhausted = Một nghiên cứu có nhiều nhất { $most } tem gửi, và số còn lại không đủ.
    .hint = Hãy trao tập nhỏ hơn. Nếu vẫn không đủ, hãy tiếp tục trong một nghiên cứu riêng.
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
parcel-file-unsealed = Hơn { $most } phong bì của kiện bị hỏng, hoặc không phải phiếu niêm phong. Chưa nhận gì từ kiện này.
    .hint = Kiện đã hỏng hoặc bị cố ý làm hại: hãy lấy lại kiện, và hỏi người vận hành máy chủ.
parcel-file-withdrawals = Theo nhật ký của kiện này, sẽ có hơn { $most } phong bì bị rút lại. Chưa nhận gì từ kiện, và chưa thực hiện yêu cầu rút lại nào của nó.
    .hint = Không nghiên cứu nào có nhiều người trả lời đến thế: rất có thể người vận hành máy chủ đã bịa ra. Hãy giữ kiện lại, hỏi cho rõ, và đưa nhật ký của nó cho kiểm toán viên xem.
open-progress = { $envelopes } phong bì, { $percent } % của kiện, mỗi giây { $rate }; còn { $minutes ->
    [0] chưa đến một phút
   *[other] khoảng { $minutes } phút
 }
open-envelopes = Phong bì trong kiện
open-added = Cuộc phỏng vấn được thêm
open-apart = … trong đó có câu trả lời định danh chỉ người giữ khoá liên lạc mở được
open-released = … trong đó lấy lại từ chỗ để riêng
open-refusals = Không đồng ý tham gia
open-partials = Cuộc hỏi bỏ dở, không vào số liệu
open-drafts = Cuộc hỏi chưa ai làm xong, không vào số liệu
open-superseded = Bản cũ hơn của cuộc hỏi đã xong
open-corrections = Phiếu đính chính
open-tests = Bài tập thử, không giữ
open-closed = Máy đã đóng
open-visits = Kết quả các lần đến gặp
open-checks = Bản ghi kiểm tra cho người giám sát, không đọc
open-chunks = Mảnh của tệp đính kèm
open-files = Tệp đính kèm đã đủ mọi mảnh
open-files-incomplete = Tệp đính kèm còn thiếu mảnh
open-files-unfit = Tệp đính kèm có mảnh không phải của nó
open-chunks-unlisted = Mảnh của tệp mà không phiếu nào kê
open-known = Đã có từ trước
open-quarantined = Để riêng
open-records = Phiếu trong bộ dữ liệu
open-withdrawn-ever = Phiếu đã rút lại từ trước đến nay
open-corrected = { $count } phiếu đính chính thay đổi cuộc hỏi của mình; bản niêm phong đầu tiên giữ nguyên.
open-withdrawn = { $count } phiếu đã được chính người trả lời rút lại và đã được bỏ khỏi bộ dữ liệu, cả câu trả lời lẫn thông tin liên lạc. Những gì đã công bố, đã xuất hoặc đã giao trước đó vẫn như cũ.
open-in-quarantine = Phong bì đang để riêng
open-undecided = … trong đó chưa quyết định
open-rejected = Để ngoài theo quyết định
open-log-unchecked = Chưa đối chiếu với sổ của máy chủ: kiện không mang theo sổ.
open-log-checked = Đã đối chiếu với sổ của máy chủ: sổ có { $entries } mục, không thiếu mục nào.
open-confirmed = Đã xác nhận { $devices } máy: máy chứng minh được bí mật trong gói ghi danh của mình.
open-vouchers-revoked = { $vouchers } tem gửi chưa dùng của các máy đã thu hồi sẽ không dùng được nữa khi máy chủ nạp gói công bố tiếp theo: kin-researcher publish
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
finding-device-unconfirmed = { $count } phong bì của máy chưa chứng minh được là máy của nghiên cứu này; chúng chờ một phiếu chứng minh điều đó: phiếu nào của máy cũng có, riêng máy dùng chương trình cũ thì chỉ có ở phiếu đầu tiên. Nếu phiếu ấy đã được rút lại, hãy cập nhật chương trình của máy rồi cho máy gửi một phiếu thử.
finding-correction-orphan = { $count } phiếu đính chính cho phiếu không có ở đây, hoặc chưa đến.
finding-correction-foreign = { $count } phiếu đính chính cho phiếu của máy khác, của biểu mẫu khác, hoặc dưới ổ khoá không dành cho nó. Phiếu gốc giữ nguyên.
finding-correction-unfit = { $count } phiếu đính chính cho ra câu trả lời mà chính biểu mẫu không chấp nhận. Phiếu gốc giữ nguyên.
finding-answers-invalid = { $count } phong bì có câu trả lời mà chính biểu mẫu không chấp nhận.
finding-direct-answers-open = { $count } phong bì để câu trả lời định danh ở chỗ người nghiên cứu đọc được, dù nghiên cứu có người giữ khoá liên lạc.
finding-submission-twice = { $count } phong bì của phiếu đã có trong bộ dữ liệu.
finding-device-revoked = { $count } phong bì của máy đã bị thu hồi.
finding-after-closing = { $count } phong bì của máy trước đó đã báo là hết.
finding-sequence-twice = { $count } phong bì mang số thứ tự mà máy đã dùng.
finding-rejected-before = { $count } phong bì đã bị từ chối mà nay không còn điều gì chống lại: hãy quyết định lại.
finding-not-logged = { $count } phiếu không có trong sổ của máy chủ.
finding-lock-differs = { $count } phiếu có khoá rút lại khác với khoá trong sổ của máy chủ.
finding-withdrawn = { $count } phiếu đã được người trả lời rút lại mà lại gửi đến: bị từ chối, không mở.
finding-log-missing = { $count } phiếu có trong sổ của máy chủ, mà không có trong kiện và cũng không có ở bàn này.
finding-deletion-invented = Máy chủ bịa ra { $count } lần xoá: không ai có thể đã yêu cầu.
finding-purged-early = { $count } phiếu bị máy chủ xoá theo hạn trước ngày ghi trong thông báo nghiên cứu.
finding-log-forked = Sổ của máy chủ không phải là sổ mà kiện lần trước cho thấy: có thứ đã bị bỏ đi, đổi hoặc thêm vào.
finding-checkpoint-unknown = Các máy đã thấy { $count } lịch sử của sổ khác với sổ trong kiện này.
finding-log-absent = Nghiên cứu có sổ, mà kiện không mang theo: không thấy được còn thiếu gì.
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
count-question-repeated = { $question } được hỏi nhiều lần trong một phiếu, ở nhóm lặp { $repeat }, nên không còn đếm theo người.
    .hint = Hãy thêm một phép tính ở ngoài nhóm lặp, như tổng hoặc giá trị lớn nhất của các câu trả lời, rồi đếm phép tính đó.
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
export-repeats-left-out = Đã bỏ ra (các nhóm lặp, vốn không phải là cột của một dòng): { $repeats }
    .hint = Dùng --out thay cho --csv thì mỗi nhóm lặp là một bảng riêng.
export-folder-done = Đã ghi { $folder }: { $rows } cuộc phỏng vấn, gồm { $files }.
export-language-unknown = Biểu mẫu không có nhãn bằng { $language }.
    .hint = Biểu mẫu có nhãn bằng { $known }.
export-too-many-columns = { $table } có { $columns } cột, nhiều hơn { $most } cột mà { $format } chứa được.
    .hint = Dùng --no-split-selects thì từng lựa chọn không có cột riêng. CSV, JSON Lines và Parquet không có giới hạn này.
export-too-many-rows = { $table } có nhiều dòng hơn { $most } dòng mà { $format } chứa được.
    .hint = CSV, JSON Lines và Parquet không có giới hạn này.
export-answer-too-long = Có một câu trả lời của { $column } dài hơn mức { $most } mà { $format } chứa được ở một chỗ.
    .hint = CSV, JSON Lines và Parquet không có giới hạn này.
export-format-failed = Không ghi được { $table } dạng { $format }: { $reason }.
    .hint = Chưa có gì được ghi ra. Thử một dạng khác xem.
export-word-start = Lúc bắt đầu phỏng vấn
export-word-end = Lúc kết thúc phỏng vấn
export-word-language = Ngôn ngữ khi kết thúc phỏng vấn
export-word-consent-mode = Cách ghi nhận sự đồng ý
export-word-instance-id = Phiếu
export-word-parent-key = KEY của dòng mà dòng này thuộc về
export-word-key = Khoá của dòng
export-word-submitter = Mã của điều tra viên
export-word-device = Khoá của thiết bị
export-word-form-version = Phiên bản biểu mẫu
export-word-yes = có
export-word-no = không
export-word-refused = không muốn trả lời
export-word-dont-know = không biết
export-word-not-applicable = không thuộc trường hợp này
export-word-why = { $label } (vì sao không có câu trả lời)
export-word-sheet = Bảng
export-word-column = Cột
export-word-label = Nhãn
export-word-value = Giá trị
export-word-value-label = Nhãn của giá trị
export-word-labels = Nhãn
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
quality-office = văn phòng
quality-day = ngày
quality-interviews = phỏng vấn
quality-answers = câu trả lời
quality-refused = từ chối
quality-dont-know = không biết
quality-other = khác
quality-overrides = bị cảnh báo
quality-minutes = phút
quality-short = quá ngắn
quality-night = ban đêm
quality-straight = chọn như nhau
quality-alike = giống nhau
quality-most-a-day = nhiều nhất một ngày
quality-version = phiên bản biểu mẫu
quality-question = câu hỏi
quality-numbers = con số
quality-far = cách xa các số khác
quality-device = máy
quality-last = phỏng vấn gần nhất
quality-silent = im lặng một tuần
quality-yes = có
quality-twice = { $people } người được phỏng vấn hơn một lần bằng mẫu này trong cùng một ngày.
back-check-people = Tìm thấy { $people } người ở cả hai lần; { $unmatched } người được hỏi lại không có trong lần đầu.
back-check-question = câu hỏi
back-check-enumerator = người hỏi lần đầu
back-check-compared = đã so
back-check-different = khác nhau
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
release-mean-unfit = Không thể công bố trung bình của { $question }.
    .hint = Trung bình lấy từ câu trả lời bằng số, không nằm trong phần lặp, không phải định danh trực tiếp, nơi chốn hay lời tự viết; từ điểm số (score:ID); từ từng chiều của điểm (score:ID:CHIỀU)
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
chain-broken = Dòng { $line } của { $file } không nối tiếp dòng trước nó.
    .hint = Tệp đã bị sửa tay hoặc bị hỏng. Hãy lấy lại từ bản sao gần nhất: thiếu nó thì không ai biết đã đưa ra hay đã hứa những gì.
chain-newer = { $file } do phiên bản mới hơn của chương trình ghi.
    .hint = Hãy dùng phiên bản đó.
chain-full = { $file } sẽ vượt quá { $most_bytes } byte.
    .hint = Hãy lập nghiên cứu mới cho phần tiếp theo.
release-microdata-impossible = Có quá ít bản ghi để lập một tệp mà mỗi bản ghi chung khoá với ít nhất { $k } bản ghi, trong đó mỗi câu nhạy cảm có ít nhất { $l } câu trả lời khác nhau.
    .hint = Hãy công bố bảng thay vì bản ghi.
release-answers-alike = { $question } không có { $l } câu trả lời khác nhau như --l yêu cầu.
    .hint = Bỏ câu này: --without { $question }
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
release-table-means = Trung bình cũng bị giấu khi gần như cả tổng là của một người, khi mọi người cho cùng một số, và khi nó để lộ một tổng như thế.
release-table-done = Đã ghi vào { $out }; số { $number } trong sổ.
release-records-done = Đã ghi vào { $out }: { $records } bản ghi; số { $number } trong sổ.
release-records-risk = Số ít nhất cùng chung khoá: trước { $k_before }, sau { $k_after }. Rủi ro chung: trước { $before }, sau { $after }.
release-records-key = { $key }: trước có { $before } giá trị khác nhau, sau còn { $after }; để trống { $blanked }; mất { $lost } % thông tin.
release-records-alike = Có nhóm chung khóa mà mọi người đều trả lời như nhau cho: { $questions }. Ai nhận ra một người trong nhóm thì biết câu trả lời của chị ấy. Yêu cầu câu trả lời khác nhau bằng --l 2, hoặc dùng ít khóa hơn.
release-records-left-out = Đã bỏ ra: { $questions }
report-done = Đã ghi vào { $out }: { $sections } mục; { $added } bảng được thêm vào sổ.
report-not-released = Mục { $section }: một phần không được công bố; trang có nói vì sao.
report-word-form = Biểu mẫu
report-word-freeze = Dữ liệu
report-word-interviews = Số phỏng vấn
report-word-minimum = Số người ít nhất sau một con số
report-word-sample = Các con số là của những người được phỏng vấn. Họ không được chọn ngẫu nhiên, nên không suy ra được điều gì cho người khác.
report-word-withheld = Giấu: số dưới { $minimum } người, những gì để lộ một số như thế, và trung bình cho biết về một người.
report-word-contents = Mục lục
report-word-answers = Câu trả lời đặt cạnh nhau
report-word-missing = Câu trả lời còn thiếu
report-word-quota = Chỉ tiêu
report-word-held = Các cuộc phỏng vấn diễn ra thế nào
report-word-question = Câu hỏi
report-word-target = cần
report-word-reached = đạt
report-word-given = có trả lời
report-word-not-released = Không công bố:
report-word-release = Trong sổ công bố: { $numbers }.
holding-word-enumerator = Người hỏi
holding-word-version = Phiên bản phiếu
holding-word-day = Ngày
holding-word-month = Tháng
holding-word-time = Giờ trong ngày
holding-word-by-day = 6 đến 21 giờ
holding-word-at-night = trước 6 giờ hoặc từ 21 giờ
holding-word-minutes = số phút
holding-word-refused = % câu từ chối trả lời
holding-word-dont-know = % câu “không biết”
holding-word-overrides = câu trả lời trái lời nhắc
plan-unreadable = { $file }:{ $line }:{ $column }: { $reason }
    .hint = Các thuộc tính của tệp báo cáo có trong researcher/REPORTS.md
plan-version = { $file } là tệp báo cáo phiên bản { $version }; chương trình này đọc phiên bản 1.
plan-too-long = { $file }: có hơn { $most } mục, hoặc câu hỏi hay ô trong một mục.
plan-section-twofold = { $file }: mục { $section } cho xem nhiều hơn một hình.
    .hint = Mỗi mục có nhiều nhất một trong: table, answers, missing, quota. Hãy tách thành hai mục
plan-section-empty = { $file }: mục { $section } không cho xem gì và không nói gì.
plan-trend-without-mean = { $file }: mục { $section } là xu hướng, vốn lấy từ trung bình, nhưng không nêu trung bình nào.
    .hint = Thêm "mean", ví dụ "score:ID"
plan-quota-uneven = { $file }: mục { $section }: mỗi ô chỉ tiêu có một giá trị cho từng biến, và chỉ đứng một lần.
plan-section-refused = Điều đó ở mục { $section } của báo cáo.
release-list-none = Chưa đặt tên, công bố hay xuất gì.
release-list-number = số
release-list-at = lúc
release-list-kind = việc
release-list-what = của gì
release-list-freeze = đặt tên dữ liệu
release-list-table = bảng
release-list-microdata = bản ghi
release-list-report = báo cáo
release-list-report-what = { $freeze }: { $form }, { $tables } bảng
release-list-export = xuất cho nhóm
release-list-decision = quyết định

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
shares-foreign = Các mảnh ghép lại thành một khoá, nhưng không phải khoá của nghiên cứu này.
    .hint = Hãy mang các mảnh của nghiên cứu này: mã nghiên cứu, kỳ và người giữ mảnh có trong biên bản lễ tạo khoá.
unlock-ask-share = Mật khẩu của người giữ mảnh { $file }:
unlock-ask-new-custodian = Mật khẩu mới của người giữ “{ $custodian }”, cho mảnh của mình:
keys-ceremony-ask-custodian = Người giữ mảnh { $place } trên { $of }, nêu chức danh chứ không nêu tên:
keys-ceremony-done = Đã tạo khoá của kỳ { $epoch }.
    Phiếu được niêm phong cho khoá này từ { $not_before } đến { $not_after }.
keys-ceremony-working = Một khoá làm việc ở lại bàn này, dưới mật khẩu của nó.
keys-ceremony-split = Một khoá được chia { $split }: đủ từng ấy mảnh mới thành khoá, thiếu thì không biết gì.
keys-ceremony-tried = Đã thử { $opened } nhóm đủ mảnh: nhóm nào cũng mở được. Đã thử { $refused } nhóm thiếu mảnh: không nhóm nào mở được.
keys-ceremony-transcript = Biên bản: { $digest }
keys-ceremony-cosign = Biên bản phải có { $quorum } khoá gốc ký. Bàn này đã ký; mỗi người còn lại ký: kin-researcher roots cosign { $folder }/transcript.txt --key KHOÁ
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

        Những gì của máy mà sổ của máy chủ đã có tại một mốc trước đó thì vẫn giữ, những gì bàn đã mở cũng vậy; mọi thứ khác của máy mở ra sau đó sẽ nằm riêng để xét.
help-researcher-device-revoke-arg-folder = Thư mục của nghiên cứu
help-researcher-device-revoke-arg-label = Tên nhóm gọi máy
help-researcher-device-revoke-arg-declared = Người khai báo, nêu tên; ít nhất hai người
help-researcher-device-revoke-arg-checkpoint = Một mốc có chữ ký của sổ máy chủ, từ trước khi máy bị mất; không ghi thì là mốc của kiện mở gần nhất
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
device-checkpoint-foreign = Không sổ nào của nghiên cứu này đã ký mốc { $file }.
    .hint = Hãy dùng mốc mà máy chủ hoặc kiểm toán viên đã đưa ra cho nghiên cứu này, trước khi máy bị mất.
device-declared-alone = Không ai được khai báo việc này một mình.
    .hint = Ghi --declared-by TÊN cho ít nhất hai người.
device-revoke-done = { $label } đã bị thu hồi theo khai báo của { $declared }. Những gì của máy mà bàn đã mở thì vẫn giữ. Tem gửi chưa dùng của máy bị thu hồi khi bạn mở kiện mới nhất rồi công bố.
device-revoke-until = Những gì khác của máy mà sổ của máy chủ đã có khi sổ có { $size } mục thì vẫn được nhận; những gì đến sau sẽ nằm riêng để xét.
device-revoke-nothing = Chưa biết mốc nào của sổ máy chủ: mọi thứ của máy được mở từ bây giờ sẽ nằm riêng để xét.
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
keys-destroy-cosign = Giấy chứng nhận phải có { $quorum } khoá gốc ký. Bàn này đã ký; hãy mang đến những người còn lại: kin-researcher roots cosign { $file } --key KHOÁ
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
help-researcher-roots-cosign = Thêm chữ ký của một khoá gốc vào thứ cần nhiều khoá gốc ký: thông báo đề xuất, biên bản, giấy chứng nhận
    .long =
        Thêm chữ ký của một khoá gốc vào thứ cần nhiều khoá gốc ký: thông báo đề xuất, biên bản, giấy chứng nhận.

        Hãy đọc trước, bằng `kin-auditor` hoặc đọc thẳng văn bản: bạn ký rằng ai đọc được những gì mọi máy niêm phong, rằng buổi lễ đã diễn ra thế nào, hoặc rằng khoá đã bị huỷ.
help-researcher-roots-cosign-arg-file = Thông báo đề xuất, biên bản hoặc giấy chứng nhận; chữ ký được thêm vào đó
help-researcher-roots-cosign-arg-key = Khoá gốc, do `roots new` ghi ra
help-researcher-roots-take = Nhận thông báo đề xuất đã đủ chữ ký làm thông báo của nghiên cứu
help-researcher-roots-take-arg-folder = Thư mục nghiên cứu
help-researcher-roots-take-arg-note = Thông báo đã ký, như khi được mang về; không ghi thì là note-proposed.txt trong thư mục
help-researcher-keys-office = Tạo khoá khác để bàn làm việc này ký các gói cho máy; nghiên cứu nào cũng bắt đầu với một khoá
    .long =
        Tạo khoá khác để bàn làm việc này ký các gói cho máy; nghiên cứu nào cũng bắt đầu với một khoá.

        Khoá này không nêu được người đọc, khoá gốc hay biểu mẫu nào: những thứ đó nằm trong thông báo nghiên cứu. Thông báo tiếp theo sẽ nêu phần công khai của nó.
help-researcher-keys-office-arg-folder = Thư mục nghiên cứu
help-researcher-keys-office-arg-replace = Thay khoá đang có bằng khoá khác: khi quên mật khẩu, hoặc khoá có thể đã bị người khác thấy
help-researcher-device-assign = Làm gói cho một máy: thông báo nghiên cứu mới nhất cùng mọi thứ dẫn tới nó, các biểu mẫu, và tem gửi
    .long =
        Làm gói cho một máy: thông báo nghiên cứu mới nhất cùng mọi thứ dẫn tới nó, các biểu mẫu, và tem gửi.

        Gói chỉ niêm phong cho máy đó và được ký bằng khoá văn phòng. Người hỏi nhận gói bằng `kin-collector update`.
help-researcher-device-assign-arg-folder = Thư mục nghiên cứu
help-researcher-device-assign-arg-label = Tên mà nhóm gọi máy
help-researcher-device-assign-arg-out = Tệp của gói
help-researcher-device-assign-arg-for-server = Ghi vào thư mục này, dưới cái tên mà máy hỏi máy chủ: dành cho `kin-server study packages`
help-researcher-device-assign-arg-expires = Ngày cuối cùng máy còn nhận gói; không ghi thì là 30 ngày kể từ nay
help-researcher-device-assign-arg-vouchers = Máy gửi thêm được bao nhiêu phiếu; 0 là không thêm

roots-new-done = Dòng trên là phần công khai của khoá trong { $file }. Hãy đưa nó cho bàn làm việc; cất tệp và mật khẩu riêng nhau.
roots-change-proposed = Đã đề xuất phiên bản { $version } của thông báo nghiên cứu: từ đó phải có { $quorum } trên { $roots } khoá gốc ký. Nó nằm trong { $file }, đã có chữ ký của bàn này.
roots-change-fingerprint = Dấu vân tay mới: { $fingerprint }
roots-change-next = Hãy mang { $file } đến các khoá gốc khác, cả cũ lẫn mới, để “roots cosign”. Khi đủ chữ ký: “roots take”.
roots-cosign-done = Đã ký: phiên bản { $version } của thông báo “{ $title }” (SHA-256 của văn bản: { $digest }).
roots-cosign-transcript = Đã ký: biên bản lễ tạo khoá cho kỳ { $epoch } của “{ $title }” (SHA-256 của văn bản: { $digest }).
roots-cosign-certificate = Đã ký: giấy chứng nhận đã huỷ khoá của kỳ { $epoch } (SHA-256 của văn bản: { $digest }).
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
    .hint = Cứ dùng khoá đó. Thêm --replace để thay bằng khoá khác; sau đó ký lại thông báo.
assign-device-unproved = Máy { $label } chưa chứng minh mình, nên không ai biết niêm phong cho khoá nào.
    .hint = Hãy mở kiện có một phiếu của máy, hoặc xem tên máy bằng “device list”.
assign-device-revoked = Máy { $label } đã bị thu hồi.
    .hint = Hãy đưa người hỏi máy mới và gói ghi danh mới.

### Công cụ cho người soạn biểu mẫu

form-file-too-large = Một phiếu trả lời của { $form } có thể dài { $needed } byte; phiếu niêm phong cỡ { $sealed_bytes } byte chứa được { $available } byte.
    .hint = Hãy rút ngắn các câu trả lời dài nhất, giảm repeat_max, hoặc dùng --sealed-bytes lớn hơn cho nghiên cứu (và cho lệnh này).
form-file-language-unknown = Biểu mẫu không có bản tiếng { $language }.
    .hint = Các ngôn ngữ của biểu mẫu: { $languages }

form-check-kept = giữ lại gì
form-check-count = { $count } câu trả lời để lộ: { $disclosure }.
form-check-consent = Sự đồng ý được hỏi trước mọi câu khác; lời từ chối được đếm và không kèm câu trả lời nào.
form-check-assent = Sự đồng ý được hỏi trước mọi câu khác, hỏi cả người giám hộ lẫn người chưa thành niên; lời từ chối được đếm và không kèm câu trả lời nào.
form-check-no-consent = Biểu mẫu không hỏi sự đồng ý.
form-check-always-kept = Cuộc nào cũng giữ lại: ngôn ngữ, giờ bắt đầu và kết thúc đến từng phút. Không giữ nơi chốn, máy hay tên.
form-check-advice = Có { $count } điều nên xem lại:
form-check-no-advice = Không thấy điều gì đáng ngại.
form-check-advice-at = { $place }: { $advice }
form-check-advice-in = { $place }: { $question }: { $advice }

kept-text = đoạn chữ dài đến { $characters } ký tự
kept-number = một con số
kept-moment = ngày hoặc giờ
kept-choice = một trong { $choices } lựa chọn
kept-instance = một trong các câu trả lời cho { $question }
kept-instances = một hay nhiều câu trả lời cho { $question }
kept-choices = một hay nhiều trong { $choices } lựa chọn
kept-order = thứ tự của { $choices } lựa chọn
kept-acknowledgement = đã xác nhận hay chưa
kept-computed = kết quả tính
kept-file = tên, loại, cỡ và mã băm của tệp
kept-positions = { $positions ->
    [one] một vị trí
   *[other] nhiều nhất { $positions } vị trí
 } trên mặt đất
kept-metadata = điều về chính cuộc phỏng vấn

advice-consent-missing = Biểu mẫu hỏi về con người mà không hỏi sự đồng ý.
    .hint = Hãy thêm phần consent, trừ khi biểu mẫu nằm trong một cuộc phỏng vấn khác.
advice-minimum-cell = minimum_cell là { $minimum_cell }: bảng có thể hiện nhóm chỉ có chừng ấy người.
    .hint = Thường là mười; chỉ để nhỏ hơn khi dữ liệu vốn đã công khai.
advice-table-empty = Bảng { $table } không có dòng nào.
    .hint = Tra gì trong đó cũng trống. Hãy nhập lại tệp của bảng.
advice-table-unused = Không có gì đọc bảng { $table }.
    .hint = Hãy bỏ bảng đi: bản sao nào của biểu mẫu cũng phải mang theo nó.
advice-list-unused = Không câu hỏi nào dùng danh sách { $list }.
    .hint = Hãy bỏ danh sách đi, hoặc ghi tên nó vào đúng câu hỏi.
advice-words-missing = Thiếu lời bằng { $language } ở { $count } chỗ, đầu tiên là ở đây ({ $property }).
    .hint = Ở những chỗ ấy sẽ hiện lời của ngôn ngữ khác.
advice-direct-required = Người trả lời buộc phải cho biết mình là ai.
    .hint = Chỉ hỏi tên hay số khi không còn cách nào khác, và cho phép bỏ qua; thông tin liên lạc nên nằm dưới một khoá khác.
advice-looks-direct = Tên câu hỏi nghe như cho biết người ấy là ai, nhưng disclosure lại là { $disclosure }.
    .hint = Hãy ghi "disclosure": "direct" để bản xuất bỏ câu này ra; hoặc đặt tên khác.
advice-computed-from-direct = Giá trị này tính từ { $read }, là câu cho biết người ấy là ai, nhưng disclosure của chính nó lại là { $disclosure }.
    .hint = Nếu từ đây đọc ra được câu trả lời ấy, hãy ghi "disclosure": "direct" ở đây nữa: nếu để vậy, nó vẫn nằm trong bộ dữ liệu và bản xuất.
advice-text-without-length = Câu trả lời bằng chữ không có max_length: nhận đến { $characters } ký tự.
    .hint = Hãy ghi rõ dài bao nhiêu; ký tự nào cũng chiếm chỗ trong mọi phiếu niêm phong.
advice-precise-place = Vị trí được giữ chính xác đúng như lúc ghi: sai số vài mét, tức là nhà của người ấy.
    .hint = Hãy hỏi huyện hay xã thay vào đó, trừ khi nghiên cứu chính nơi ấy.
advice-media-identifies = Ảnh hay tiếng cho thấy người, nhưng disclosure không phải direct.
    .hint = Hãy ghi "disclosure": "direct".
advice-sensitive-unrefusable = Câu nhạy cảm, bắt buộc trả lời mà không từ chối được.
    .hint = Hãy thêm "missing": ["refused"]: lúc nào người ta cũng có quyền nói không.
advice-last-saved = Câu này cho thấy điều đã trả lời cho { $read } trong cuộc trước: đó có thể là lời của người khác.
    .hint = Chỉ lấy last-saved từ những câu "open", như văn phòng.
advice-constraint-without-message = Có constraint mà không có constraint_message: không ai được biết sai ở đâu.
    .hint = Hãy nói bằng mọi ngôn ngữ điều gì thì được nhận.
advice-warning-without-message = Có warning mà không có warning_message: không ai được biết điều gì đáng ngờ.
    .hint = Hãy nói bằng mọi ngôn ngữ điều cần xem lại.
advice-never-relevant = Câu này không bao giờ được hỏi: không câu trả lời nào làm cho điều kiện đúng.
    .hint = Hãy tìm chỗ sai trong relevant, hoặc bỏ câu này đi.
advice-choice-unreachable = Lựa chọn { $choice } không bao giờ hiện ra: không câu trả lời nào để nó qua được choice_filter.
    .hint = Hãy xem lại các cột của nó.
advice-choice-not-there = { $property } so { $asked } với { $choice }, mà danh sách của câu ấy không có lựa chọn này.
    .hint = Hãy xem lại danh sách lựa chọn.
advice-choice-not-there-near = { $property } so { $asked } với { $choice }, mà danh sách của câu ấy không có lựa chọn này.
    .hint = Có phải ý bạn là { $nearest }?

form-try-records = Những gì bạn gõ sẽ được ghi vào { $file }, ai có tệp ấy cũng đọc được.
    .hint = Chỉ dùng câu trả lời bịa ra.
form-try-records-ask = Mọi câu trả lời đều là bịa ra chứ? (có/không)
form-try-shown = Một phiếu trả lời sẽ chứa những gì dưới đây: { $bytes } byte. Chỉ có trên màn hình này và lát nữa là mất.
form-try-enter = Nhấn Enter để xoá đi
form-try-not-shown = Nội dung phiếu trả lời chỉ hiện trên màn hình dòng lệnh, mà đây không phải là màn hình.
form-try-done = Đã điền thử biểu mẫu đến hết. Không niêm phong gì và không lưu gì.
form-try-left = Đã bỏ dở lần điền thử. Không niêm phong gì và không lưu gì.
form-try-recorded = Đã ghi kịch bản trả lời { $file }. Hãy đặt tên cho trường hợp ấy rồi chạy bằng "kin-researcher form test".
form-try-case = { $form }, đúng như đã gõ

form-test-passed = { $file }: cả { $cases } trường hợp đều đúng.
form-test-failing = { $place }: “{ $case }”: { $failing }
form-test-failed = { $failed } trong { $cases } trường hợp không đúng.
    .hint = Mỗi dòng ở trên nêu chỗ trong kịch bản, trường hợp, điều mong đợi và điều gặp phải.

script-unreadable = { $file }:{ $line }:{ $column }: đây không phải kịch bản trả lời: { $reason }
    .hint = README của chương trình dành cho nhà nghiên cứu mô tả tệp này.
script-version = { $file } là kịch bản phiên bản { $version }; chương trình này đọc phiên bản 1.
    .hint = Hãy dùng chương trình mới hơn.
script-property-twice = { $file }:{ $line }:{ $column }: { $property } ở đây có hai lần.
    .hint = Hãy giữ một lần thôi.
script-empty = { $file } không có trường hợp nào.
    .hint = Hãy thêm một trường hợp, hoặc ghi lại bằng "kin-researcher form try --record".
script-other-form = { $file } dành cho biểu mẫu { $expected }; biểu mẫu này là { $found }.
    .hint = Hãy chỉ đúng biểu mẫu của kịch bản.
script-moment = { $file }:{ $line }: { $text } không phải là một thời điểm.
    .hint = Hãy viết như 2026-11-23T09:30+07:00.
script-seed = { $file }:{ $line }: seed không phải 64 chữ số thập lục phân.
    .hint = Biểu mẫu không dùng ngẫu nhiên thì hãy bỏ seed.
script-language = { $file }:{ $line }: biểu mẫu không có bản tiếng { $language }.
    .hint = Hãy ghi một ngôn ngữ của biểu mẫu.
script-case-twice = { $file }:{ $line }: có hai trường hợp tên là “{ $name }”.
    .hint = Mỗi trường hợp cần một tên riêng để khi sai còn gọi được tên.
script-question-unknown = { $file }:{ $line }: biểu mẫu không có câu hỏi { $question }.
    .hint = "kin-researcher form check" liệt kê các câu hỏi của biểu mẫu.
script-question-unknown-near = { $file }:{ $line }: biểu mẫu không có câu hỏi { $question }.
    .hint = Có phải ý bạn là { $nearest }?

failing-consent = sự đồng ý như trường hợp ghi không được nhận: { $message }
failing-refused = { $question }: câu trả lời không được nhận: { $message }
failing-taken = { $question }: “{ $answer }” được nhận, mà lẽ ra phải bị từ chối
failing-refused-otherwise = { $question }: bị từ chối bằng lời khác; mong đợi: { $expected }; gặp: { $found }
failing-refusal-not-reached = { $question } không được hỏi lần nào nên không có gì để từ chối
failing-warned = { $question }: có lời nhắc mà trường hợp không mong đợi: { $message }
failing-not-warned = { $question }: không có lời nhắc nào
failing-warned-otherwise = { $question }: lời nhắc khác; mong đợi: { $expected }; gặp: { $found }
failing-answer-missing = { $question } được hỏi và cần trả lời, mà trường hợp không có câu trả lời
failing-answer-not-asked = { $question } có câu trả lời trong trường hợp, mà không được hỏi
failing-asked = { $question } được hỏi, mà lẽ ra không
failing-not-asked = { $question } không được hỏi, hoặc không đúng thứ tự này
failing-asked-otherwise = câu thứ { $number } của cuộc phỏng vấn; mong đợi: { $expected }; gặp: { $found }
failing-choices = { $question } đưa ra lựa chọn khác; mong đợi: { $expected }; gặp: { $found }
failing-value = { $question }; mong đợi: { $expected }; gặp: { $found }
failing-score = điểm { $score }; mong đợi: { $expected }; gặp: { $found }
failing-score-unknown = biểu mẫu không có điểm { $score }
failing-end = cuộc phỏng vấn kết thúc cách khác; mong đợi: { $expected }; gặp: { $found }
failing-unfinished = không kết thúc được cuộc phỏng vấn: { $message }
failing-invalid = bàn nghiên cứu sẽ không nhận phiếu này: { $message }
failing-endless = cuộc phỏng vấn không đi đến hồi kết

form-codebook-written = Đã ghi sổ mã { $file }: { $questions } câu hỏi.

codebook-title = Sổ mã
codebook-form = Biểu mẫu
codebook-version = Phiên bản
codebook-digest = SHA-256
codebook-languages = Ngôn ngữ
codebook-minimum-cell = Ô nhỏ nhất được hiện
codebook-instance-name = Tên một cuộc phỏng vấn
codebook-consent = Sự đồng ý
codebook-purpose = Mục đích { $name }{ $required ->
    [yes] , không đồng ý thì không phỏng vấn
   *[no] { "" }
 }
codebook-modes = Cách đồng ý
codebook-assent = Sự ưng thuận của người chưa thành niên
codebook-support = Nơi hỗ trợ
codebook-support-words = Lời nói khi dừng cuộc hỏi
codebook-privacy = Câu hỏi khi có thể có người khác nghe
codebook-place = Điện thoại { $phone }
codebook-questions = Các câu hỏi
codebook-lists = Các danh sách lựa chọn
codebook-tables = Các bảng
codebook-rows = Số dòng
codebook-columns = Các cột
codebook-scorings = Các điểm
codebook-name = Tên
codebook-key = Khoá
codebook-type = Loại
codebook-label = Lời
codebook-hint = Gợi ý
codebook-group = Nhóm
codebook-repeat = Lặp trong
codebook-repeat-count = Số lần
codebook-repeat-max = Nhiều nhất
codebook-required = Cần trả lời
codebook-asked = Được hỏi khi
codebook-constraint = Được nhận khi
codebook-warning = Không phải hỏi lại khi
codebook-calculation = Cách tính
codebook-default = Ban đầu là
codebook-choices = Lựa chọn
codebook-choice-filter = Được đưa ra khi
codebook-code = Mã
codebook-missing = Các mã thiếu
codebook-disclosure = Mức để lộ
codebook-length = Độ dài nhất
codebook-range = Khoảng
codebook-source = Nguồn
codebook-method = Cách tính
codebook-items = Các mục
codebook-weight = Trọng số
codebook-values = Giá trị
codebook-dimension = Chiều
codebook-bands = Các mức
codebook-up-to = Đến
codebook-missing-rule = Mục thiếu: { $rule ->
    [reweight] bỏ ra, các mục khác tính lại trọng số
   *[fail] bỏ ra, không tính lại trọng số
 }; trả lời ít hơn { $least } mục thì không có điểm
codebook-decimals = Số chữ số thập phân

form-diff-same = Hai bản hỏi như nhau.
form-diff-orphaning = Câu trả lời theo bản cũ sẽ mất chỗ hoặc mất nghĩa:
form-diff-harmless = Những khác biệt còn lại:
form-diff-change = { "  " }{ $name }: { $change }
form-diff-change-of-form = { "  " }{ $change }
form-diff-orphans = Có { $count } thay đổi làm câu trả lời mất chỗ.
    .hint = Giữa cuộc khảo sát, hãy thêm câu hỏi chứ đừng đổi; đổi tên thì giữ nguyên "key".
change-removed = không còn hỏi
change-added = mới
change-renamed = trước tên là { $before }; khoá vẫn như cũ
change-name-reused = tên này trước thuộc khoá { $key_before }, nay thuộc khoá { $key }
change-retyped = trước là { $before }, nay là { $after }
change-repeat = lặp trong { $after }, trước lặp trong { $before }
change-choices-removed = mất { $count } lựa chọn: { $choices }
change-choices-added = thêm { $count } lựa chọn: { $choices }
change-length-shortened = nhận { $after } ký tự, trước là { $before }
change-range-narrowed = nhận { $after }, trước là { $before }
change-constraint-tightened = nhận ít câu trả lời hơn: { $after }
change-constraint-other = nhận câu trả lời khác: { $after }; trước: { $before }
change-constraint-loosened = nhận nhiều câu trả lời hơn
change-missing-removed = không còn nhận: { $missing }
change-required = nay cần trả lời
change-relevance = được hỏi theo điều kiện khác
change-calculation = tính theo cách khác: giá trị cũ và mới không cùng nghĩa
change-disclosure = mức để lộ là { $after }, trước là { $before }
change-language-removed = không còn bản tiếng { $language }
change-scoring-removed = điểm này không còn
change-scoring = điểm tính theo cách khác: điểm cũ và mới không so được với nhau
change-consent = lời hoặc mục đích của sự đồng ý đã khác: trước đây người ta đồng ý điều khác
change-support = nơi hỗ trợ, hoặc lời nói khi dừng cuộc hỏi, đã khác
change-form = đây là hai biểu mẫu: { $before } và { $after }
change-same-version = cả hai đều ghi phiên bản { $version } mà lại khác nhau

### Sổ tính vào và ra

help-researcher-form-import = Đọc một sổ XLSForm (.xlsx, .xls, .csv, .md): viết ra biểu mẫu, và báo lại những gì được giữ, được đổi, bị bỏ
    .long =
        Đọc một sổ XLSForm (.xlsx, .xls, .csv, .md): viết ra biểu mẫu, và báo lại những gì được giữ, được đổi, bị bỏ.

        Không có gì trong sổ bị bỏ mà không có một dòng trong bản báo. Những gì pyxform từ chối thì ở đây cũng từ chối, kèm tên trang, dòng và cột.
help-researcher-form-import-arg-file = Sổ tính
help-researcher-form-import-arg-out = Tệp của biểu mẫu; nếu không ghi thì lấy tên của sổ với đuôi .json
help-researcher-form-import-arg-default-language = Ngôn ngữ của những lời không ghi ngôn ngữ, ghi bằng mã: vi
help-researcher-form-import-arg-replace = Thay biểu mẫu đang có ở đó
help-researcher-form-import-arg-json = In bản báo ra JSON, cho chương trình khác
help-researcher-form-export = Viết một biểu mẫu thành sổ tính; đọc lại sổ ấy sẽ được đúng biểu mẫu này
help-researcher-form-export-arg-file = Tệp của biểu mẫu
help-researcher-form-export-arg-to = Viết ra loại nào
help-researcher-form-export-arg-out = Tệp của sổ tính

form-import-carried = Được giữ: { $questions } câu hỏi, { $groups } nhóm, { $repeats } phần lặp, { $expressions } biểu thức, { $choices } lựa chọn trong { $lists } danh sách, { $tables } bảng. Ngôn ngữ: { $languages }.
form-import-changed = Được đổi: { $count } dòng
form-import-left = Bị bỏ: { $count } dòng
form-import-decide = Cần bạn quyết định: { $count } dòng
form-import-line = { "  " }{ $place }: { $text }
form-import-line-anywhere = { "  " }{ $text }
form-import-because = { $text } Lý do: { $reason }
form-import-written = Đã viết biểu mẫu: { $file }
form-import-kind-unknown = Tên tệp { $file } không phải tên của một sổ tính.
    .hint = Tên tệp của sổ tính có đuôi .xlsx, .xlsm, .xls, .csv hoặc .md.
form-import-mistaken = { $file } có { $count } lỗi.
    .hint = Hãy sửa sổ tính ở chỗ từng dòng nêu, rồi nhập lại.
form-import-language-invalid = { $language } không phải mã của một ngôn ngữ.
    .hint = Hãy dùng mã như vi, en hoặc pt-BR.
form-export-written = Đã viết sổ tính: { $file }
export-form-unreadable = Không đọc được biểu mẫu.
export-text-too-long = Có đoạn chữ không vừa một ô của sổ tính: { $what }.
    .hint = Một ô chứa được 32.767 ký tự. Hãy viết ngắn lại.
export-list-name = Tên danh sách { $list } có khoảng trắng; sổ tính không cho phép như vậy ở chỗ câu hỏi gọi tên danh sách.
    .hint = Hãy viết tên danh sách không có khoảng trắng.

workbook-too-large = Sổ tính lớn hơn { $limit } byte.
    .hint = Hãy chuyển những gì không thuộc biểu mẫu, trước hết là hình ảnh, sang tệp khác.
workbook-unpacks-too-large = Sổ tính khi bung ra lớn hơn { $limit } byte.
    .hint = Hãy chép các trang của biểu mẫu sang một sổ mới.
workbook-spans-too-much = Các trang của sổ trải rộng hơn { $limit } ô.
    .hint = Có gì đó nằm rất xa bên dưới hoặc bên phải biểu mẫu: hãy xoá các dòng và cột ở giữa.
workbook-too-many = Nhiều hơn { $limit } { $what ->
    [sheets] trang
    [rows] dòng
    [columns] cột
    [cells] ô
    [parts] phần trong tệp của sổ
    [groups] nhóm lồng nhau
   *[questions] câu hỏi sau khi trải các vòng lặp
 }.
workbook-cell-too-long = Chữ trong một ô dài hơn { $limit } byte.
workbook-unreadable = Không đọc được tệp này như một sổ tính đúng loại của nó.
    .hint = Có thể tệp bị hỏng, có mật khẩu, hoặc mang đuôi không đúng. Hãy mở bằng chương trình bảng tính rồi lưu lại.
workbook-not-utf8 = Tệp không phải UTF-8.
    .hint = Hãy lưu lại dưới dạng UTF-8.
workbook-sheets-unnamed = Không dòng nào của tệp CSV nêu tên trang của một phiếu.
    .hint = Hãy viết riêng chữ survey ở cột đầu của dòng đầu. Tiêu đề và câu hỏi đứng ở dưới, bắt đầu từ cột thứ hai; sau đó đến choices và settings theo cùng một cách, trong cùng một tệp.
workbook-survey-missing = Sổ không có trang nào tên là survey. Tên gần nhất: { $near }
    .hint = Trang chứa các câu hỏi phải tên là survey.
workbook-header-twice = Tiêu đề cột { $header } có hai lần.
    .hint = Hãy đổi tên hoặc xoá một trong hai cột.
workbook-headers-mean-the-same = Hai tiêu đề { $other } và { $header } là hai cách gọi của cùng một cột.
    .hint = Hãy đổi tên hoặc xoá một trong hai cột.
workbook-header-missing = Thiếu cột { $header }.
    .hint = Dòng đầu của trang là các tiêu đề; hãy thêm tiêu đề này.
workbook-question-without-type = Dòng này có tên hoặc nhãn mà không có loại.
    .hint = Hãy ghi loại của câu hỏi, hoặc xoá dòng.
workbook-question-without-name = Câu hỏi hoặc nhóm không có tên.
    .hint = Hãy ghi tên vào cột "name".
workbook-type-unknown = Không có loại câu hỏi { $kind }.
    .hint = Chữ hoa và chữ thường khác nhau: text, select_one DANH_SÁCH, begin_group.
workbook-type-unknown-near = Không có loại câu hỏi { $kind }. Có phải ý bạn là { $nearest }?
workbook-name-invalid = { $name } không thể là tên.
    .hint = Tên bắt đầu bằng chữ cái hoặc _; sau đó có thể là chữ cái, chữ số, _, - và dấu chấm.
workbook-name-twice = Tên { $name } có hai lần trong cùng một nhóm.
    .hint = Trong một nhóm, các tên phải khác nhau.
workbook-name-meta = Tên meta đã dành cho những gì biểu mẫu tự biết về mình.
    .hint = Hãy chọn tên khác.
workbook-repeat-named-as-form = Phần lặp { $name } trùng tên với gốc của biểu mẫu.
    .hint = Hãy chọn tên khác.
workbook-repeat-name-twice = Có hai phần lặp tên { $name }.
    .hint = Tên các phần lặp phải khác nhau trong cả biểu mẫu.
workbook-audit-named = Dòng audit có tên khác audit.
    .hint = Hãy để trống tên của dòng này.
workbook-begin-without-end = begin_{ $control } { $name } không có end_{ $control }.
    .hint = Hãy thêm một dòng loại end_{ $control } sau câu hỏi cuối của nó.
workbook-end-without-begin = end_{ $control } { $name } đứng ở chỗ không có begin_{ $control } nào đang mở.
    .hint = Các nhóm và phần lặp kết thúc theo thứ tự ngược với lúc bắt đầu.
workbook-loop-without-list = Vòng lặp không ghi danh sách lựa chọn.
    .hint = Hãy viết begin loop over DANH_SÁCH.
workbook-calculation-missing = Một câu loại calculate không có phép tính.
    .hint = Hãy viết biểu thức vào cột "calculation", hoặc xoá dòng.
workbook-label-missing = Câu hỏi { $name } không có nhãn cũng không có gợi ý.
    .hint = Hãy viết nhãn: nếu không thì không ai hỏi được.
workbook-big-image-alone = Câu hỏi { $name } có ảnh lớn mà không có ảnh.
    .hint = Ảnh lớn đi kèm ảnh nhỏ: hãy điền cột "image".
workbook-media-unknown = Không có loại hình, tiếng { $kind }.
    .hint = Có thể đưa ra image, big-image, audio và video.
workbook-include-missing = Phần { $name } không có ở đây: nó nằm trong tệp khác.
    .hint = Hãy chép các câu hỏi của phần ấy vào trang này.
workbook-choices-missing = Có câu hỏi dùng danh sách { $list }, mà không có trang choices chứa danh sách ấy.
    .hint = Hãy thêm trang choices với các cột list_name, name và label.
workbook-external-choices-missing = Không có trang external_choices.
    .hint = Hãy thêm trang ấy với các cột list_name và name, hoặc dùng select_one.
workbook-list-unknown = Không có danh sách lựa chọn tên { $list }.
    .hint = Hãy xem cột list_name trong trang lựa chọn.
workbook-list-unknown-near = Không có danh sách lựa chọn tên { $list }. Có phải ý bạn là { $nearest }?
workbook-choice-file-ending = Không lấy được lựa chọn từ tệp { $file }.
    .hint = Tên tệp phải có đuôi .csv, .geojson hoặc .xml và không có dấu chấm nào khác.
workbook-choice-without-name = Lựa chọn không có tên.
    .hint = Hãy ghi vào cột "name" giá trị được lưu khi chọn.
workbook-choice-twice = Lựa chọn { $choice } có hai lần trong danh sách { $list }.
    .hint = Trong một danh sách, các tên phải khác nhau. Nếu có bộ lọc phân biệt chúng thì đặt allow_choice_duplicates là yes.
workbook-choice-with-blank = Lựa chọn "{ $choice }" của danh sách { $list } có khoảng trắng trong tên, mà nhiều lựa chọn được lưu cách nhau bằng khoảng trắng.
    .hint = Hãy viết _ thay cho khoảng trắng.
workbook-other-filtered = or_other không đi cùng choice_filter.
    .hint = Hãy tự thêm lựa chọn "other" và một câu hỏi chữ cho nó.
workbook-table-list-filtered = table-list không đi cùng choice_filter.
workbook-table-list-mixed = table-list này hiện danh sách { $first }, mà câu hỏi này dùng danh sách { $list }.
    .hint = Mọi câu hỏi của một table-list dùng cùng một danh sách.
workbook-source-not-in-repeat = Các lựa chọn lấy từ một câu hỏi không nằm trong phần lặp nào.
    .hint = Hãy ghi một câu hỏi trong phần lặp, hoặc một danh sách.
workbook-reference-broken = Có chỗ gọi câu hỏi không đúng dạng { "${tên}" }.
workbook-reference-unknown = Không có câu hỏi { $name } để gọi tới.
workbook-reference-unknown-near = Không có câu hỏi { $name } để gọi tới. Có phải ý bạn là { $nearest }?
workbook-reference-twice = Có nhiều câu hỏi tên { $name }: không rõ gọi tới câu nào.
    .hint = Hãy đặt cho chúng những tên khác nhau.
workbook-select-type = Cột bind::type ghi { $stated }, mà lựa chọn là chữ.
    .hint = Hãy để trống ô ấy.
workbook-trigger-unseen = Không ai nhìn thấy { $name }, nên không câu trả lời nào khởi động được phép tính.
    .hint = Hãy đặt nhãn cho { $name }, hoặc ghi tên một câu được hỏi.
workbook-trigger-missing = background-geopoint không có trigger: không rõ khi nào thì lấy vị trí.
    .hint = Hãy ghi tên một câu hỏi ở cột trigger.
workbook-instance-twice = Tên { $name } chỉ hai tệp dữ liệu: { $first } và { $other }.
    .hint = Biểu thức đọc dữ liệu theo tên: hãy đặt tên khác cho một tệp.
workbook-parameters-broken = Các tham số không phải từng cặp.
    .hint = Hãy viết như khoá1=giá_trị1 khoá2=giá_trị2.
workbook-parameter-unknown = Loại này không có tham số { $key }. Loại này có: { $accepted }
workbook-parameter-value = Tham số { $key } { $expected ->
    [whole] phải là số nguyên.
    [number] phải là một số.
    [quality] phải là voice-only, low, normal hoặc external.
    [true] chỉ có thể là true.
    [true-false] phải là true hoặc false.
    [on-form-edit] phải là on-form-edit.
    [priority] phải là no-power, low-power, balanced hoặc high-accuracy.
    [age] không được nhỏ hơn location-min-interval.
    [seed] phải là một số hoặc một chỗ gọi câu hỏi.
    [column] phải là tên một cột.
    [not-zero] không được là 0.
    [not-over-range] không được lớn hơn khoảng.
    [multiple-of-step] phải tới được bằng các bước của khoảng.
    [in-range] phải nằm giữa start và end.
    [list] phải là một danh sách lựa chọn.
    [labels-numbers] phải là danh sách có các lựa chọn tên là số.
    [labels-in-range] phải là danh sách có các lựa chọn nằm giữa start và end.
    [labels-on-steps] phải là danh sách có các lựa chọn tới được bằng các bước của khoảng.
   *[labels-at-ends] phải là danh sách gồm hai đầu của khoảng, khi không hiện vạch.
 }
workbook-seed-without-randomize = Có ghi seed mà không xáo trộn gì.
    .hint = Hãy thêm randomize=true.
workbook-audit-location-incomplete = Dòng audit giữ vị trí thì cần location-priority, location-min-interval và location-max-age.
workbook-range-ticks-not-shown = Với cách hiện này thì vạch, nhãn của vạch và chỗ đặt sẵn không hiện ra.
    .hint = Hãy dùng cách hiện vertical hoặc no-ticks, hoặc để trống.
workbook-entity-missing = save_to gọi thuộc tính của một thực thể, mà không có trang entities.
    .hint = Hãy để trống cột save_to: ở đây không giữ thực thể.
workbook-table-named-as-list = { $table } vừa là tên một tệp dữ liệu vừa là tên một danh sách lựa chọn.
    .hint = Hãy đổi tên một trong hai.
workbook-table-unreadable = Không đọc được tệp { $file } nằm cạnh sổ.
    .hint = Tệp .csv phải là UTF-8, dòng đầu là tiêu đề; tệp .geojson phải là FeatureCollection; tệp .xml không được đọc.
workbook-more-broken = Không còn đọc được những gì kin-researcher đã viết ở đây.
    .hint = Hãy để nguyên các cột kin::more và các trang kin_… như lúc xuất ra, hoặc xoá hẳn.
workbook-report-too-long = Bản báo sẽ dài hơn { $limit } dòng.
    .hint = Hãy xoá khỏi các trang những gì không thuộc biểu mẫu.

import-sheet-left = Trang này không thuộc biểu mẫu; không có gì của nó trong biểu mẫu.
import-sheet-hidden = Trang này bị ẩn; vẫn được đọc.
import-sheet-twice = Trang { $sheet } có cùng tên; trang ấy được đọc, trang này thì không.
import-rows-far-below = { $rows } dòng nằm dưới hơn { $empty } dòng trống, không được đọc. pyxform cũng không đọc.
import-column-far-right = Cột này nằm sau hơn { $empty } cột trống, không được đọc. pyxform cũng không đọc.
import-column-without-header = { $cells } ô không nằm dưới tiêu đề nào, không được đọc.
import-header-twice = Tiêu đề { $header } còn một lần nữa ở bên phải; hàng nào cả hai đều có chữ thì chỉ đọc cột ấy.
import-column-left = Không phải cột của XLSForm: bỏ { $cells } ô.
import-column-left-near = Không phải cột của XLSForm: bỏ { $cells } ô. Có phải ý bạn là { $nearest }?
import-choice-column-left = Tên cột có khoảng trắng nên không bộ lọc nào đọc được; bị bỏ.
import-cell-left = { $reason ->
    [language] Lời bằng ngôn ngữ này đã có ở cột khác
    [type] Không có nghĩa gì ở dòng loại này
    [entity] Không giữ thực thể: câu trả lời rời máy khi đã niêm phong, và chỉ dành cho nhóm nghiên cứu
    [other-program] Dành cho các chương trình đọc XForms; ở đây không có tác dụng
    [file-default] Không thể có tệp trước khi phỏng vấn
    [number] Không phải số nguyên
    [search] Một lựa chọn đứng cạnh những lựa chọn của tệp
   *[shape] Không phải cột của lựa chọn
 }; bị bỏ: { $text }
import-cell-error = Ô chứa một lỗi của bảng tính ({ $error }); được đọc là trống.
import-formula = { $cells } ô chứa công thức; lấy giá trị cuối của chúng.
import-row-disabled = Dòng này bị tắt bằng "disabled"; bị bỏ: { $name }
import-row-comment = Dòng này không có loại, tên, nhãn; được xem là lời ghi chú: { $text }
import-row-left = { $reason ->
    [entity] Không giữ thực thể: câu trả lời rời máy khi đã niêm phong, và chỉ dành cho nhóm nghiên cứu
   *[map] Ở đây không hỏi nhãn bản đồ
 }; bị bỏ: { $text }
import-quotes-straightened = Trong { $cells } ô, dấu nháy cong được đổi thành nháy thẳng: biểu thức chỉ hiểu nháy thẳng.
import-settings-row-left = Trang settings chỉ có một dòng; dòng này không được đọc.
import-setting-left = { $reason ->
    [sending] Bị bỏ: phiếu gửi đi đâu, gửi cách nào, niêm phong cho ai là việc của nghiên cứu, không phải của biểu mẫu.
    [look] Bị bỏ: biểu mẫu trông ra sao là việc của chương trình.
    [xml] Bị bỏ: nó định dạng XML của XForm, ở đây không có.
    [sms] Bị bỏ: phiếu không gửi bằng tin nhắn SMS.
    [form-id] Bị bỏ: đã có form_id, chỉ đọc form_id.
   *[unknown] Bị bỏ: không phải một thiết đặt của biểu mẫu.
 }
import-id-from-file = Biểu mẫu không có mã; lấy tên tệp: { $name }
import-id-changed = Mã biểu mẫu là { $to }, trước là { $from }: mã chỉ có chữ cái không dấu, chữ số, _, - và dấu chấm.
import-version-missing = Biểu mẫu không ghi phiên bản; đã ghi 1.
import-version-changed = Phiên bản là { $to }, trước là { $from }: phiên bản không có khoảng trắng và dấu.
import-language-named = Ngôn ngữ { $language } được ghi là { $code }.
import-language-unknown = Không có chỗ nào cho biết các lời viết bằng ngôn ngữ gì; đã ghi { $code } (chưa xác định). Hãy đọc lại với --default-language.
import-flat = Thiết đặt flat: mỗi câu hỏi nhắc lại điều kiện của các nhóm bao quanh, như pyxform làm.
import-none-added = Thiết đặt add_none_option: mỗi câu chọn nhiều có thêm lựa chọn "none", không đi cùng lựa chọn nào khác.
import-name-changed = Trong biểu mẫu tên là { $to }, trước là { $from }: tên chỉ có chữ cái không dấu, chữ số, _, - và dấu chấm. Các chỗ gọi tới được đổi theo.
import-name-twice = Trong biểu mẫu tên là { $to }, trước là { $from }: tên phải khác nhau trong cả biểu mẫu, không chỉ trong nhóm.
import-note-named = Lời nhắc không có tên; được đặt tên { $name }, như pyxform đặt.
import-choice-renamed = Lựa chọn tên là { $to }, trước là { $from }: khoảng trắng, dấu nháy, ; và \ dùng để tách lựa chọn. Các chỗ so sánh được đổi theo.
import-choices-without-label = { $choices } lựa chọn của danh sách { $list } không có nhãn: tên được hiện ra.
import-choice-twin = Lựa chọn { $choice } có hai lần trong danh sách với các cột như nhau nên không phân biệt được; giữ lại cái đầu.
import-choice-without-list = Lựa chọn không thuộc danh sách nào; bị bỏ: { $text }
import-other-added = or_other: đã thêm lựa chọn "other" vào danh sách { $list }; hãy dịch nhãn của nó.
import-external-list = Danh sách ngoài { $list } nằm trong biểu mẫu, tên là { $name }.
import-type-preset = Loại { $from } là { $to } kèm một điều kiện.
import-type-unshown = { $from } có phép tính mà không có gì để hiện là một calculate.
import-calculate-once = Một calculate có giá trị ban đầu mà không có phép tính là câu ẩn, được đặt một lần.
import-type-left = Không hỏi { $kind }; bỏ { $name }. { $reason ->
    [device] Số của máy hay của thẻ SIM dẫn tới một con người, mà không nghiên cứu nào cần nó.
    [person] Những gì điện thoại biết về chủ của nó không được lấy mà không hỏi.
    [unasked] Không ghi lại điều gì mà người trả lời không thấy được hỏi.
   *[map] Ở đây không hỏi vẽ trên bản đồ.
 }
import-type-empty = Không hỏi { $kind }; có biểu thức đọc { $name } nên nó vẫn còn, ẩn và luôn trống. { $reason ->
    [device] Số của máy hay của thẻ SIM dẫn tới một con người, mà không nghiên cứu nào cần nó.
    [person] Những gì điện thoại biết về chủ của nó không được lấy mà không hỏi.
    [unasked] Không ghi lại điều gì mà người trả lời không thấy được hỏi.
   *[map] Ở đây không hỏi vẽ trên bản đồ.
 }
import-loop-spread = Vòng lặp { $name } thành { $groups } nhóm, mỗi lựa chọn một nhóm; câu hỏi trong đó mang tên của lựa chọn.
import-group-empty = Nhóm { $name } không có câu hỏi nào; bị bỏ.
import-default-cut = Giá trị ban đầu là { $to }; bảng tính ghi { $from }.
import-text-length = Câu trả lời dài nhất có { $characters } ký tự: điều kiện hoặc cỡ của ô cho biết như vậy.
import-texts-at-default = { $questions } câu hỏi chữ nhận nhiều nhất { $characters } ký tự. Hãy đặt kin::max_length ở những chỗ như vậy là quá ngắn hoặc quá dài.
import-maybe-identifying = { $name } có thể chỉ thẳng ra một người. Mức để lộ không được đoán: hãy đặt kin::disclosure, hoặc bỏ câu hỏi này.
import-consent-missing = Sổ không có phần xin đồng ý theo cách Kín ghi lại trước hết. Hãy thêm "consent" vào biểu mẫu.
import-words-read = Lời của một lựa chọn được đọc theo cột: { $to }; trước là { $from }
import-attachments = { $questions } câu hỏi nhận tệp; "attachments" là true. Khuôn mặt hay giọng nói chỉ ra một người: hãy bỏ những gì nghiên cứu không cần.
import-data-row = Dòng này gọi một tệp dữ liệu; bảng { $table } chứa nó.
import-table-read = Đã đọc { $file }: { $rows } dòng nằm trong biểu mẫu.
import-search = search() trong cách hiện: các lựa chọn là các dòng của bảng { $table }, kèm một choice_filter.
import-file-missing = Tệp { $file } không nằm cạnh sổ; bảng của nó để trống. Hãy đặt tệp vào đó rồi đọc lại.
import-table-column-missing = { $file } không có cột { $column } mà biểu mẫu đọc; cột ấy để trống.
import-table-rows-left = { $rows } dòng của { $file } không có tên lựa chọn; bị bỏ.
import-table-renamed = Bảng tên là { $to }, trước là { $from }.
import-property-left = Không giữ được { $property } nên đã bỏ: { $text }
import-reference-left = Trong lời có gọi { $name }, không điền được; tên của nó đứng ở đó.

## Thông tin định danh để riêng

help-researcher-contacts = Để riêng câu trả lời định danh: dưới khoá của người giữ khoá liên lạc, mà bàn nghiên cứu không có
help-researcher-contacts-new = Tạo khoá liên lạc, trên máy của chính người giữ khoá
    .long =
        Tạo khoá liên lạc, trên máy của chính người giữ khoá.

        Hãy đưa recipient.txt cho bàn nghiên cứu và đọc dấu vân tay cho họ nghe. Phần còn lại của thư mục ở lại đây.
help-researcher-contacts-new-arg-folder = Thư mục để khoá, phải là thư mục mới
help-researcher-contacts-new-arg-classical = Khoá không chống được máy tính lượng tử sau này, cho nghiên cứu dùng loại khoá ấy
help-researcher-contacts-add = Ghi tên người giữ khoá liên lạc: từ thông báo nghiên cứu kế tiếp, máy chỉ niêm phong câu trả lời định danh cho khoá của người ấy
    .long =
        Ghi tên người giữ khoá liên lạc: từ thông báo nghiên cứu kế tiếp, máy chỉ niêm phong câu trả lời định danh cho khoá của người ấy.

        Hãy so dấu vân tay với người ấy qua điện thoại. Kỳ nào đã có trong một thông báo thì giữ nguyên: khi đó người ấy được ghi từ kỳ kế tiếp.
help-researcher-contacts-add-arg-folder = Thư mục của nghiên cứu
help-researcher-contacts-add-arg-recipient = Nửa công khai của khoá, do contacts new tạo ra
help-researcher-contacts-remove = Thôi ghi tên một người giữ khoá liên lạc, sau khi đã ghi người khác. Những gì đã niêm phong cho khoá ấy vẫn như cũ
help-researcher-contacts-remove-arg-folder = Thư mục của nghiên cứu
help-researcher-contacts-remove-arg-recipient = Nửa công khai của khoá
help-researcher-contacts-extract = Trích câu trả lời định danh còn niêm phong ra khỏi bộ dữ liệu, cho người giữ khoá liên lạc: kèm mã phiếu, mã người tham gia và biểu mẫu, ngoài ra không có gì của cuộc phỏng vấn. Bàn nghiên cứu không mở được
help-researcher-contacts-extract-arg-folder = Thư mục của nghiên cứu
help-researcher-contacts-extract-arg-out = Tệp cho người giữ khoá liên lạc, phải là tệp mới
help-researcher-contacts-open = Mở tệp bàn giao bằng khoá liên lạc, trên máy của người giữ khoá, và ghi tên và số điện thoại ra một tệp không niêm phong. Kết thúc với mã 3 khi thấy điều sai; những gì mở được thì đã nằm trong tệp
help-researcher-contacts-open-arg-file = Tệp bàn giao, do contacts extract tạo ra
help-researcher-contacts-open-arg-identity = Khoá liên lạc: identity.age trong thư mục của contacts new
help-researcher-contacts-open-arg-csv = Tệp CSV cần ghi; tệp đã có thì không bao giờ bị ghi đè
help-researcher-form-check-arg-contacts = Số người giữ khoá liên lạc mà nghiên cứu ghi tên, để niêm phong riêng câu trả lời định danh cho họ
unlock-ask-contact = Mật khẩu của { $file }:
unlock-ask-new-contact = Mật khẩu mới cho khoá liên lạc:
contacts-new-done = Khoá liên lạc nằm trong { $folder }.
contacts-new-fingerprint = Dấu vân tay: { $fingerprint }
contacts-new-keep = Không ai khác mở được những cái tên niêm phong cho khoá này: hãy giữ một bản sao của thư mục ở nơi thứ hai, và mật khẩu ở nơi thứ ba.
contacts-new-next = Hãy đưa { $recipient } cho bàn nghiên cứu để họ ghi tên bằng “contacts add”, và so dấu vân tay qua điện thoại.
contacts-add-done = Đã ghi tên khoá liên lạc: từ kỳ { $epoch }, câu trả lời định danh được niêm phong cho khoá này chứ không cho bàn nghiên cứu.
contacts-add-fingerprint = Dấu vân tay, để so với người giữ khoá: { $fingerprint }
contacts-add-later = Kỳ { $epoch } đã có trong một thông báo nghiên cứu: phiếu của kỳ này vẫn để câu trả lời định danh chung với các câu khác.
    .hint = Muốn để riêng, hãy bắt đầu kỳ kế tiếp (“keys new”, “keys ceremony”) rồi ký thông báo.
contacts-add-next = Hãy ký thông báo nghiên cứu để máy biết: kin-researcher study sign { $folder }
contacts-remove-done = Khoá liên lạc có dấu vân tay này không còn được ghi tên: { $fingerprint }
contacts-remove-next = Hãy ký thông báo nghiên cứu để máy biết: kin-researcher study sign { $folder }
contacts-kind-mixed = Khoá liên lạc khác loại với khoá của nghiên cứu: khoá hậu lượng tử và khoá cổ điển không bao giờ dùng lẫn.
    .hint = Hãy tạo khoá cùng loại với nghiên cứu: “contacts new”, thêm --classical nếu nghiên cứu dùng loại ấy.
contacts-named-already = Khoá liên lạc này đã được ghi tên.
    .hint = Hãy ký thông báo nghiên cứu, nếu từ đó chưa ký.
contacts-two-roles = Khoá này mở được phiếu của nghiên cứu: tên để dưới khoá này thì không còn là để riêng.
    .hint = Người giữ khoá liên lạc tự tạo khoá của mình bằng “contacts new”.
contacts-too-many = Nghiên cứu đã ghi tên { $max } khoá liên lạc.
    .hint = Mỗi khoá mở được mọi cái tên. Hãy bỏ bớt một khoá trước bằng “contacts remove”.
contacts-not-named = Nghiên cứu không ghi tên khoá liên lạc này.
    .hint = Hãy kiểm tra xem tệp có đúng là recipient.txt của khoá cần bỏ không.
contacts-last = Đây là khoá liên lạc duy nhất: không có nó, máy sẽ để tên chung với những câu trả lời mà người nghiên cứu đọc.
    .hint = Hãy ghi tên khoá khác trước bằng “contacts add”.
contact-key-no-recipient = { $file } không phải nửa công khai của một khoá.
    .hint = Đó là tệp recipient.txt do “contacts new” hoặc “supervisor new” tạo ra.
contact-key-unfit = { $file } không phải một khoá.
    .hint = Đó là tệp identity.age do “contacts new” hoặc “supervisor new” tạo ra.
contact-key-passphrase-wrong = Mật khẩu không mở được { $file }.
    .hint = Hãy thử lại, chú ý chữ hoa, dấu và khoảng trắng.
contacts-extract-done = Đã ghi { $file } với câu trả lời định danh còn niêm phong của { $interviews } cuộc phỏng vấn.
contacts-extract-without = { $count } cuộc phỏng vấn trong bộ dữ liệu không có câu trả lời định danh để riêng.
contacts-extract-next = Hãy đưa cho người giữ khoá liên lạc: kin-researcher contacts open { $file } --identity KHOÁ --csv TỆP
contacts-open-done = Đã ghi { $file } với câu trả lời định danh của { $interviews } cuộc phỏng vấn.
contacts-open-none = Không mở được cuộc phỏng vấn nào, và không ghi tệp nào.
contacts-open-not-opened = Không mở được: { $submission }
contacts-open-findings = { $count } cuộc phỏng vấn trong tệp bàn giao không mở được.
    .hint = Hãy đề nghị bàn nghiên cứu trích lại; nếu vẫn vậy thì những phiếu hỏng hoặc lẫn phiếu đã bị thay đổi trước khi đến bàn nghiên cứu.
contacts-open-in-the-clear = { $file } không được niêm phong: ai có tệp này đều đọc được tên trong đó.
    .hint = Hãy chỉ giữ trên máy này, không bao giờ để cạnh bộ dữ liệu, và xoá khi dùng xong.
contact-finding-other-keys = { $count } phiếu niêm phong cho khoá khác.
contact-finding-damaged = { $count } phiếu hỏng: bị thay đổi, bị cắt, hoặc không phải câu trả lời định danh đã niêm phong.
contact-finding-another-study = { $count } phiếu của nghiên cứu khác.
contact-finding-another-interview = { $count } phiếu đứng dưới mã của cuộc phỏng vấn khác.
contact-finding-answers-invalid = { $count } phiếu mà chính biểu mẫu không chấp nhận.

## Sổ của máy chủ

map-title = { $title } (nghiên cứu { $study }). Được bắt đầu phỏng vấn đến { $until }.
map-purposes = Câu trả lời được dùng để làm gì, như đọc cho người trả lời nghe
map-no-purpose = Các biểu mẫu không hỏi sự đồng ý.
map-required = cần có
map-optional = tùy chị ấy
map-recipients = Ai đọc được
map-epoch = kỳ khoá { $epoch }
map-answers = câu trả lời
map-identifiers = định danh trực tiếp
map-check-records = bản ghi kiểm tra, không có câu trả lời
map-desk = bàn nghiên cứu, với cụm mật khẩu
map-custodians = các người giữ khoá cùng nhau
map-revoked = đã thu hồi
map-places = Nằm ở đâu, đến khi nào
map-devices = Thiết bị: niêm phong, đến { $days } ngày sau biên nhận của máy chủ; chỗ trong dãy số thì còn.
map-server = Máy chủ: niêm phong, xoá sạch từ { $until }; trong bản sao lưu thêm { $days } ngày.
map-server-for-ever = Máy chủ: niêm phong; bản nghiên cứu đã ký không nêu ngày xoá sạch.
map-desk-place = Bàn nghiên cứu: niêm phong cho các khoá làm việc, đến khi các khoá ấy bị huỷ.
map-files = Các tệp đã xuất, công bố hay báo cáo: đọc được. Sổ ghi từng tệp; giờ chúng ở đâu thì chỉ người giữ mới biết.
map-fields = Những gì được hỏi
map-form = biểu mẫu
map-purpose = mục đích
map-needed = đồng ý
map-words = lời
map-key = khoá
map-reads = mở được
map-hands = trong tay ai
map-recipient = khoá nhận
map-field = câu hỏi
map-disclosure = có thể làm lộ theo kiểu
study-log-done = Đã ghi tên sổ { $origin }.
study-log-next = Tiếp theo: kin-researcher study sign { $folder }
study-log-again = Các máy gửi lại những gì còn giữ: kin-collector send --again
study-log-key-malformed = Đây không phải là khoá sổ của máy chủ.
    .hint = Khoá có 64 chữ số hệ mười sáu: kin-server log-key in ra khoá đó.
study-log-named = Sổ này đã được ghi tên rồi.
study-log-another = Nghiên cứu đã có sổ, với khoá khác.
    .hint = Nếu máy chủ của sổ đó đã mất, hãy bắt đầu sổ mới bằng --next, và các máy gửi lại những gì còn giữ.
parcel-file-log-untrusted = Sổ trong kiện không phải do máy chủ của nghiên cứu này ký.
    .hint = Chưa nhận gì vào. Hãy xin lại kiện bằng cách khác; nếu vẫn vậy thì đó không phải máy chủ của nghiên cứu.
help-researcher-study-map = Cho xem bản đồ dữ liệu: hỏi những gì, để làm gì, ai đọc được, nằm ở đâu và đến khi nào
    .long =
        Cho xem bản đồ dữ liệu: hỏi những gì, để làm gì, ai đọc được, nằm ở đâu và đến khi nào.

        Bản đồ được lập từ các biểu mẫu và bản nghiên cứu đã ký, là những gì thiết bị và máy chủ làm theo.
help-researcher-study-map-arg-folder = Thư mục của nghiên cứu
help-researcher-study-map-arg-json = In ra JSON
help-researcher-study-log = Ghi tên sổ của máy chủ, bằng khoá mà `kin-server init` in ra
    .long =
        Ghi tên sổ của máy chủ, bằng khoá mà `kin-server init` in ra.

        Từ bản nghiên cứu kế tiếp, các máy chỉ tin biên nhận mà sổ này chứng minh, và bàn nghiên cứu thấy được sổ còn thiếu gì.
help-researcher-study-log-arg-folder = Thư mục của nghiên cứu
help-researcher-study-log-arg-key = Khoá, như `kin-server log-key` in ra
help-researcher-study-log-arg-next = Bắt đầu sổ khác, vì máy chủ của sổ trước đã mất: các máy gửi lại những gì còn giữ

## Biểu mẫu của nghiên cứu đang chạy

help-researcher-study-form = Thêm biểu mẫu và phiên bản mới vào nghiên cứu đang chạy, liệt kê, và ngừng dùng những mẫu không hỏi nữa
    .long =
        Thêm biểu mẫu và phiên bản mới vào nghiên cứu đang chạy, liệt kê, và ngừng dùng những mẫu không hỏi nữa.

        Thông báo nghiên cứu kế tiếp báo điều đó cho các máy. Phỏng vấn mới bắt đầu với phiên bản mới nhất mà thông báo ghi; cuộc đang dở được làm xong, và phiếu đã niêm phong được sửa, theo phiên bản của chính nó.
help-researcher-study-form-add = Thêm một biểu mẫu vào nghiên cứu đang chạy, hoặc phiên bản mới của mẫu đã có
    .long =
        Thêm một biểu mẫu vào nghiên cứu đang chạy, hoặc phiên bản mới của mẫu đã có.

        Cho xem những gì thay đổi, như form diff. Bị từ chối nếu câu trả lời đã có sẽ mất chỗ hoặc mất nghĩa, hoặc nếu tên người sẽ đến bàn nghiên cứu mà không người giữ liên lạc nào giữ: trừ khi có người chấp nhận, và tên cùng lý do của họ được lưu với nghiên cứu. Phiên bản đã ngừng được dùng lại bằng chính tệp đó.
help-researcher-study-form-add-arg-folder = Thư mục của nghiên cứu
help-researcher-study-form-add-arg-file = Tệp biểu mẫu
help-researcher-study-form-add-arg-accept = Vẫn nhận, dù câu trả lời mất chỗ hoặc tên người đến bàn nghiên cứu
help-researcher-study-form-add-arg-why = Vì sao chấp nhận
help-researcher-study-form-add-arg-decided = Người chấp nhận, ghi tên
help-researcher-study-form-list = Liệt kê mọi phiên bản của mọi biểu mẫu nghiên cứu từng có: từ thông báo nào, và hiện đang hỏi mẫu nào
help-researcher-study-form-list-arg-folder = Thư mục của nghiên cứu
help-researcher-study-form-list-arg-json = In JSON cho chương trình khác đọc
help-researcher-study-form-retire = Ngừng dùng một biểu mẫu, hoặc một phiên bản của nó: từ thông báo kế tiếp không phỏng vấn nào bắt đầu với nó
    .long =
        Ngừng dùng một biểu mẫu, hoặc một phiên bản của nó: từ thông báo kế tiếp không phỏng vấn nào bắt đầu với nó.

        Cuộc đang dở được làm xong, phiếu đã niêm phong được sửa, và mọi câu trả lời theo mẫu đó vẫn được mở và đếm như trước. Phiên bản chưa có trong thông báo nào thì không giữ lại gì.
help-researcher-study-form-retire-arg-folder = Thư mục của nghiên cứu
help-researcher-study-form-retire-arg-form = Mã của biểu mẫu
help-researcher-study-form-retire-arg-version = Chỉ phiên bản này; không ghi thì là tất cả
study-form-add-against = Biểu mẫu { $form }, từ phiên bản { $before } sang { $version }:
study-form-add-done = Đã thêm phiên bản { $version } của biểu mẫu { $form }: thông báo { $note } sẽ ghi nó.
study-form-add-again = Đã dùng lại phiên bản { $version } của biểu mẫu { $form }: thông báo { $note } sẽ ghi nó.
study-form-add-asked = Phỏng vấn mới sẽ bắt đầu với phiên bản { $version } của { $form }.
study-form-add-newer-asked = Phỏng vấn vẫn bắt đầu với phiên bản { $version } của { $form }, là bản mới hơn.
study-form-add-lists = Cuộc đang dở hỏi tiếp theo phiên bản lúc bắt đầu. Danh sách và chỉ tiêu đã giao với { $form } gọi câu hỏi theo tên của phiên bản trước: hãy giao lại dưới cùng tên (device assign).
study-form-next = Tiếp theo: kin-researcher study sign { $folder }
    rồi publish cho máy chủ; máy không có mạng cần một gói: device assign
study-form-list-form = biểu mẫu
study-form-list-version = phiên bản
study-form-list-since = từ thông báo
study-form-list-state = tình trạng
study-form-list-asked = đang hỏi
study-form-list-listed = còn ghi; đang hỏi bản mới hơn
study-form-list-retired = ngừng từ thông báo { $note }
study-form-list-accepted = { $form } { $version } được { $by } chấp nhận ngày { $at }: { $why }
study-form-list-unsigned = Thông báo { $note } chưa ký: kin-researcher study sign { $folder }
study-form-retire-done = Đã ngừng dùng của biểu mẫu { $form }: { $versions }. Câu trả lời theo mẫu đó vẫn được mở và đếm như trước.
study-form-retire-unseen = Đã bỏ khỏi biểu mẫu { $form }, vì chưa thông báo nào ghi: { $versions }.
study-form-retire-asked = Phỏng vấn sẽ bắt đầu với phiên bản { $version } của { $form }.
study-form-retire-none = Không phỏng vấn nào bắt đầu với { $form } nữa; cuộc đang dở được làm xong.
version-taken = Nghiên cứu đã có phiên bản { $version } của biểu mẫu { $form }, với nội dung khác.
    .hint = Hãy đặt phiên bản riêng cho bản đã sửa: phiếu niêm phong theo một phiên bản phải được đọc mãi bằng đúng nội dung đó.
version-unchanged = Không có gì thay đổi: nghiên cứu đã có mẫu này là phiên bản { $version } của biểu mẫu { $form }.
version-older = Phiên bản { $version } của biểu mẫu { $form } cũ hơn { $newest } mà nghiên cứu đã có.
    .hint = Số trong phiên bản được tính theo giá trị: 2026-9 đứng trước 2026-10. Hãy đặt một phiên bản sau { $newest }.
version-orphans = Có { $count } thay đổi của biểu mẫu { $form } làm câu trả lời mất chỗ hoặc mất nghĩa.
    .hint = Hãy thêm câu hỏi và để nguyên câu cũ; đổi tên thì giữ nguyên "key". Hoặc chấp nhận: --accept --why LÝ_DO --decided-by TÊN.
version-names = Biểu mẫu { $form } hỏi tên, số điện thoại hoặc địa chỉ mà không người giữ liên lạc nào giữ: chúng sẽ đến bàn nghiên cứu giữa các câu trả lời khác.
    .hint = Hãy giữ disclosure là “direct”, và trước hết ghi tên người đó (contacts add; có hiệu lực từ kỳ kế tiếp). Hoặc chấp nhận: --accept --why LÝ_DO --decided-by TÊN.
version-harmless = Phiên bản này của biểu mẫu { $form } không có gì cần chấp nhận.
    .hint = Hãy bỏ --accept.
versions-too-many = Thông báo nghiên cứu ghi nhiều nhất { $most } phiên bản biểu mẫu.
    .hint = Hãy ngừng dùng những bản không hỏi nữa: study form retire.
version-unknown = Biểu mẫu { $form } không có phiên bản { $version }.
    .hint = “kin-researcher study form list” liệt kê các phiên bản đang có.
version-retired = Biểu mẫu { $form } đã ngừng dùng rồi.
version-last = Biểu mẫu { $form } là mẫu cuối cùng của nghiên cứu: thông báo ghi ít nhất một mẫu.
    .hint = Hãy thêm mẫu khác trước. Nếu không phỏng vấn nào được bắt đầu nữa, hãy để thông báo hết hạn: study sign --expires NGÀY.
list-form-retired = Biểu mẫu { $form } đã ngừng dùng: không phỏng vấn nào bắt đầu với nó.

## Người làm chứng của sổ

help-researcher-study-witnesses = Ghi tên những người cùng ký sổ, và cần bao nhiêu người ký
    .long =
        Ghi tên những người cùng ký sổ, và cần bao nhiêu người ký.

        Mỗi lần hãy ghi đủ tất cả: bản nghiên cứu tới chỉ ghi những người này. Khi đủ chữ ký, người kiểm tra có thể nói rằng chỉ có một lịch sử; không cuộc phỏng vấn nào phải chờ họ.
help-researcher-study-witnesses-arg-folder = Thư mục của nghiên cứu
help-researcher-study-witnesses-arg-key = Khoá công khai, như `kin-auditor cosign-key` in ra
help-researcher-study-witnesses-arg-quorum = Cần bao nhiêu người trong số họ ký
study-witnesses-done = Đã ghi tên { $witnesses } người làm chứng của sổ; cần { $quorum } người cùng ký.
study-witness-malformed = Đây không phải là khoá công khai của người làm chứng sổ.
    .hint = Nó gồm một dòng: kin-auditor cosign-key in ra.
study-witnesses-unfit = Bản nghiên cứu ghi từ 1 đến 16 người làm chứng, mỗi người một lần, và không đòi nhiều hơn số người đã ghi.

## Mảnh giấy ghi mã xoá

help-researcher-slips = In những mảnh giấy để cắt rời, mỗi mảnh một mã để người trả lời có thể xoá câu trả lời của mình
    .long =
        In những mảnh giấy để cắt rời, mỗi mảnh một mã để người trả lời có thể xoá câu trả lời của mình.

        Trên giấy không có tên nghiên cứu, không có tên văn phòng. Không nơi nào giữ lại mã: ai mất mảnh giấy thì không rút lại được nữa. Hãy đưa thẳng ra máy in và đừng để lại tệp nào.
help-researcher-slips-arg-count = Số mảnh giấy
help-researcher-slips-arg-html = In trang HTML để in từ trình duyệt, thay cho văn bản thường
slips-leave-no-copy = Ai có bản sao của các mã này thì xoá được câu trả lời. Nếu đã ghi ra tệp để in, hãy xoá tệp ấy sau khi in xong.

### Giám sát trong khi mọi thứ còn niêm phong

help-researcher-supervisor = Ghi tên người theo dõi cuộc khảo sát trong khi mọi thứ còn niêm phong: bản ghi kiểm tra của các cuộc phỏng vấn, không có một câu trả lời nào
help-researcher-supervisor-new = Tạo khoá của người giám sát, trên máy của chính người ấy
    .long =
        Tạo khoá của người giám sát, trên máy của chính người ấy.

        Hãy đưa recipient.txt cho bàn nghiên cứu và đọc dấu vân tay cho họ. Phần còn lại của thư mục nằm lại đây.
help-researcher-supervisor-new-arg-folder = Thư mục để khoá, phải là thư mục mới
help-researcher-supervisor-new-arg-classical = Khoá không chống được máy tính lượng tử sau này, cho nghiên cứu dùng loại khoá ấy
help-researcher-supervisor-add = Ghi tên người giám sát: từ thông báo nghiên cứu kế tiếp, máy niêm phong bản ghi kiểm tra cho khoá của người ấy
    .long =
        Ghi tên người giám sát: từ thông báo nghiên cứu kế tiếp, máy niêm phong bản ghi kiểm tra cho khoá của người ấy.

        Hãy so dấu vân tay với người ấy qua điện thoại. Từ đó mỗi cuộc phỏng vấn gửi hai phong bì và tốn hai tem.
help-researcher-supervisor-add-arg-folder = Thư mục của nghiên cứu
help-researcher-supervisor-add-arg-recipient = Nửa công khai của khoá, do supervisor new tạo ra
help-researcher-supervisor-remove = Thôi ghi tên một người giám sát. Những gì đã niêm phong cho khoá ấy vẫn như cũ
help-researcher-supervisor-remove-arg-folder = Thư mục của nghiên cứu
help-researcher-supervisor-remove-arg-recipient = Nửa công khai của khoá
help-researcher-monitor = Cho người giám sát thấy cuộc khảo sát tiến triển ra sao trong khi mọi thứ còn niêm phong: tiến độ, nhịp độ, số khác thường, chỉ tiêu, máy im lặng
    .long =
        Cho người giám sát thấy cuộc khảo sát tiến triển ra sao trong khi mọi thứ còn niêm phong: tiến độ, nhịp độ, số khác thường, chỉ tiêu, máy im lặng.

        Lệnh này cần khoá của người giám sát và các kiện, lấy từ máy chủ hoặc từ máy bằng `kin-collector summary`; không cần thư mục nghiên cứu, không cần khoá nào mở được câu trả lời. Mỗi con số là lý do để hỏi lại, không bao giờ là lý do để xoá. Kết thúc với mã 3 khi có thứ niêm phong cho người giám sát mà không phải bản ghi kiểm tra.
help-researcher-monitor-arg-parcels = Các kiện của một nghiên cứu; một cuộc phỏng vấn có trong nhiều kiện chỉ tính một lần
help-researcher-monitor-arg-identity = Khoá của người giám sát: identity.age trong thư mục của supervisor new
help-researcher-monitor-arg-offices = Tệp CSV không có dòng đầu đề, cho biết ai làm ở đâu: mã điều tra viên, văn phòng
help-researcher-monitor-arg-json = In JSON
unlock-ask-supervisor = Mật khẩu của { $file }:
unlock-ask-new-supervisor = Mật khẩu mới cho khoá của người giám sát:
supervisor-new-done = Khoá của người giám sát nằm trong { $folder }.
supervisor-new-fingerprint = Dấu vân tay: { $fingerprint }
supervisor-new-next = Hãy đưa { $recipient } cho bàn nghiên cứu để họ ghi tên bằng “supervisor add”, và so dấu vân tay qua điện thoại.
supervisor-add-done = Đã ghi tên khoá của người giám sát: máy sẽ niêm phong cho khoá này các bản ghi kiểm tra, trong đó không có câu trả lời nào.
supervisor-add-fingerprint = Dấu vân tay, để so với người giám sát: { $fingerprint }
supervisor-add-next = Hãy ký thông báo nghiên cứu để máy biết: kin-researcher study sign { $folder }
supervisor-remove-done = Khoá của người giám sát có dấu vân tay này không còn được ghi tên: { $fingerprint }
supervisor-remove-next = Hãy ký thông báo nghiên cứu để máy biết: kin-researcher study sign { $folder }
supervisors-kind-mixed = Khoá của người giám sát khác loại với khoá của nghiên cứu: khoá hậu lượng tử và khoá cổ điển không bao giờ dùng lẫn.
    .hint = Hãy tạo khoá cùng loại với nghiên cứu: “supervisor new”, thêm --classical nếu nghiên cứu dùng loại ấy.
supervisors-named-already = Khoá này của người giám sát đã được ghi tên.
    .hint = Hãy ký thông báo nghiên cứu, nếu chưa ký.
supervisors-two-roles = Khoá này mở được câu trả lời của nghiên cứu: người giám sát sẽ đọc được chúng.
    .hint = Người giám sát tự tạo khoá của mình bằng “supervisor new”.
supervisors-too-many = Nghiên cứu mà phiếu có { $max } khoá mở được thì không ghi tên nhiều người giám sát hơn số ấy: bản ghi kiểm tra sẽ trông khác phiếu trả lời.
    .hint = Hãy bỏ bớt một người trước bằng “supervisor remove”, hoặc để các người giám sát xem chung kết quả của “monitor”.
supervisors-not-named = Nghiên cứu không ghi tên khoá này của người giám sát.
    .hint = Hãy xem dấu vân tay: có thể đó là khoá khác.
monitor-studies-differ = { $file } là của nghiên cứu khác với kiện trước đó. Chưa đếm gì.
    .hint = Mỗi lần chỉ nêu các kiện của một nghiên cứu.
monitor-offices-unfit = Dòng { $line } của danh sách văn phòng không phải là mã điều tra viên và văn phòng.
    .hint = Mỗi dòng một điều tra viên: mã, dấu phẩy, văn phòng; không có dòng đầu đề.
monitor-offices-twice = { $enumerator } có hai lần trong danh sách văn phòng.
    .hint = Mỗi điều tra viên làm ở một văn phòng; hãy bỏ dòng kia.
monitor-checks = { $checks ->
    [0] Trong các kiện này không có bản ghi kiểm tra nào niêm phong cho khoá này.
   *[other] Ở đây có bản ghi kiểm tra của { $checks } cuộc phỏng vấn. Trong đó không có câu trả lời nào.
 }
monitor-enumerator = điều tra viên
monitor-office = văn phòng
monitor-day = ngày
monitor-finished = xong
monitor-partial = dở dang
monitor-declined = không đồng ý
monitor-interrupted = phải dừng
monitor-answers = câu trả lời
monitor-refused = từ chối
monitor-dont-know = không biết
monitor-overrides = bị cảnh báo
monitor-minutes = phút
monitor-short = quá ngắn
monitor-far = cách xa
monitor-night = ban đêm
monitor-most-a-day = nhiều nhất một ngày
monitor-form = biểu mẫu
monitor-interviews = phỏng vấn
monitor-quota = chỉ tiêu
monitor-few = 1 hoặc 2
monitor-device = máy
monitor-missing = số còn thiếu
monitor-last = phỏng vấn gần nhất
monitor-silent = im lặng một tuần
monitor-yes = có
monitor-findings = { $count } phong bì niêm phong cho người giám sát mà không phải bản ghi kiểm tra của nghiên cứu này.
    .hint = Hãy báo cho nhóm nghiên cứu: có thể một máy đã bị sửa, hoặc có kẻ giả làm máy.
stated-unfit = { $flag } nhận một dòng từ 1 đến { $most } ký tự.
    .hint = Hãy viết ngắn hơn, trên một dòng, không có ký tự nào màn hình giấu đi.
handover-not-released = { $folder } không còn như khi công bố, hoặc chưa từng được công bố.
    .hint = Hãy đưa thư mục mà “release table” hoặc “release microdata” đã ghi, đủ mọi tệp, không sửa, không thêm; hoặc trang mà “report” đã ghi, không sửa. Những gì phiên bản cũ của chương trình công bố thì phải công bố lại.
handover-of-export = { $folder } là bản xuất cho nhóm, số { $number } trong sổ. Bản xuất thì không bàn giao.
    .hint = Hãy công bố bảng hoặc bản ghi rồi bàn giao: kin-researcher release microdata
handover-folder-too-large = { $folder } chứa hơn { $most_bytes } byte.
    .hint = Hãy công bố từng phần nhỏ hơn.
handover-expired = Ngày { $expires } đã qua.
    .hint = Hãy cho biết ngày cuối cùng bên nhận được giữ.
handover-unknown = Số { $number } trong sổ không phải một lần bàn giao.
    .hint = Xem các số: kin-researcher release list
handover-deleted-already = Sổ đã ghi lần bàn giao { $number } được xoá rồi.
    .hint = Không phải làm gì nữa.
handover-done = Đã ghi { $out }: lần công bố { $release }, niêm phong cho bên nhận. Đây là số { $number } trong sổ.
handover-done-next = Sau ngày { $expires } phải xoá. Khi bên nhận báo đã xoá: kin-researcher release deleted { $folder } { $number } --by TÊN
handover-terms-title = Lần công bố { $release } của nghiên cứu { $study }
handover-terms-receiver = Bàn giao cho: { $receiver }
handover-terms-purpose = Chỉ được dùng vào việc này: { $purpose }
handover-terms-expires = Được giữ đến hết ngày { $expires }.
handover-terms-by = Người bàn giao: { $by }
handover-terms-nobody = Không tìm cách biết dữ liệu nói về ai, không ghép với dữ liệu khác về con người.
handover-terms-not-on = Không chuyển cho người khác.
handover-terms-delete = Xoá mọi bản sao chậm nhất vào ngày ấy, rồi báo cho người bàn giao.
release-deleted-done = { $by } cho biết lần bàn giao { $number } đã được xoá. Đã ghi sổ; không ai kiểm chứng được điều này.
release-list-handover = bàn giao
release-list-handover-what = { $standing ->
        [deleted] lần công bố { $release } cho { $receiver }, đã xoá
        [overdue] lần công bố { $release } cho { $receiver }, lẽ ra phải xoá trước hết ngày { $expires }
       *[current] lần công bố { $release } cho { $receiver }, đến hết ngày { $expires }
    }
release-list-deleted = đã xoá
release-list-deleted-what = lần bàn giao { $handover }, theo lời { $by }
release-list-overdue = Những lần bàn giao này đã quá ngày mà chưa ai báo là đã xoá: { $numbers }
    .hint = Hãy hỏi bên nhận, rồi: kin-researcher release deleted THƯ_MỤC SỐ --by TÊN
request-file-unfit = Số hồ sơ giấy gồm 1 đến { $most } chữ cái không dấu, chữ số, dấu . / hoặc -, và ít nhất một chữ số.
    .hint = Sổ không ghi tên ai: người yêu cầu là ai chỉ nằm trong hồ sơ giấy.
request-received-later = Không thể nhận yêu cầu vào ngày { $received }.
    .hint = Hãy xem lại ngày, và đồng hồ của máy này.
request-without-law = Không biết luật nào áp dụng cho yêu cầu nhận ngày { $received }.
    .hint = Hãy đưa tệp ghi số ngày theo luật đang áp dụng: --days TỆP
request-days-unreadable = Không đọc được tệp ghi số ngày theo luật.
    .hint = Tệp của chính chương trình cho thấy cách viết: researcher/legal/viet-nam.json
request-unknown = Không có yêu cầu số { $number }.
    .hint = Xem các số: kin-researcher requests list
request-closed = Yêu cầu số { $number } đã khép lại.
    .hint = Nếu người ấy yêu cầu lần nữa, hãy ghi thành yêu cầu mới: kin-researcher requests add
request-extended-already = Yêu cầu số { $number } đã gia hạn một lần.
    .hint = Luật chỉ cho gia hạn một lần.
request-not-extendable = Theo { $law } như chương trình biết, yêu cầu số { $number } không được gia hạn.
    .hint = Hãy làm cho kịp. Nếu luật sư biết rõ hơn, hãy ghi yêu cầu với tệp số ngày của riêng mình: requests add --days
request-withdraw = rút lại sự đồng ý
request-restrict = hạn chế sử dụng
request-object = phản đối
request-access = xem dữ liệu
request-correct = sửa
request-provide = nhận dữ liệu
request-delete = xoá
request-added = Yêu cầu số { $number }, theo { $law }.
request-added-answer = Chậm nhất ngày { $answer } phải cho người ấy biết sẽ làm gì, rồi: kin-researcher requests answer
request-added-done = Phải làm xong chậm nhất ngày { $done }.
request-next-withdraw = Tờ mã của người ấy xoá được những gì máy chủ giữ: kin-collector withdraw, hoặc trang trên máy chủ. Những gì đã bàn giao: kin-researcher release list.
request-next-restrict = Hãy ghi vào hồ sơ giấy việc gì không làm nữa, và báo cho mọi người làm việc với dữ liệu.
request-next-access = Không có tờ mã hay mã người tham gia thì không ai biết phỏng vấn nào là của người ấy; nếu không có cả hai, hãy nói rõ như vậy.
request-next-correct = Người đã hỏi có thể sửa phỏng vấn: kin-collector correct.
request-answered = Yêu cầu số { $number }: người ấy đã biết. Phải làm xong chậm nhất ngày { $done }.
request-extended = Yêu cầu số { $number } nay phải làm xong chậm nhất ngày { $done }. Người ấy đã biết lý do.
request-done = Yêu cầu số { $number } đã làm xong.
request-refused = Yêu cầu số { $number } bị từ chối.
request-list-none = Không có yêu cầu nào.
request-list-number = số
request-list-file = hồ sơ
request-list-asked = yêu cầu gì
request-list-received = nhận ngày
request-list-due = hạn
request-list-state = tình trạng
request-list-open = chưa trả lời
request-list-answered = đã trả lời
request-list-extended = đã gia hạn
request-list-done = đã xong
request-list-refused = đã từ chối
request-list-late = Quá hạn: { $numbers }
    .hint = Hãy làm ngay hôm nay, cho người ấy biết vì sao chậm, và ghi vào hồ sơ giấy.

### Closing a study
closing-seen-itself = Không ai khai { $item }: máy của nhóm tự thấy việc ấy ra sao.
    .hint = Xem việc gì còn mở: kin-researcher study close THƯ_MỤC
closing-on-later = Ngày { $on } chưa tới, chưa có gì kết thúc.
    .hint = Hãy ghi ngày đã kết thúc, hoặc xem lại đồng hồ của máy này.
closing-not-yet = Những việc này chưa kết thúc, và chưa ai nói vì sao: { $items }
    .hint = Xem từng việc: kin-researcher study close THƯ_MỤC. Việc không ai nói được thì ghi bằng --item VIỆC --unknown LÝ_DO --by TÊN.
closing-again = Nghiên cứu này đã đóng.
    .hint = Giấy chứng nhận cho biết từng việc kết thúc ra sao: kin-auditor closing GIẤY
study-close-item = việc phải kết thúc
study-close-state = tình trạng
study-close-interviews = phỏng vấn
study-close-quarantine = những gì để riêng (quarantine)
study-close-requests = yêu cầu về dữ liệu của mình
study-close-handovers = những gì đã bàn giao (handovers)
study-close-keys = khoá của mọi kỳ
study-close-shares = các phần khoá của người giữ (shares)
study-close-server = kho của máy chủ và các bản sao (server)
study-close-devices = máy hỏi đã xoá sạch (devices)
study-close-exports = bản xuất đã xoá (exports)
study-close-backups = bản sao của máy nhóm (backups)
study-close-contacts = bảng liên lạc, khoá của người giữ liên lạc và của người giám sát (contacts)
study-close-absent = không có gì
study-close-seen = đã kết thúc, máy này thấy
study-close-stated = đã kết thúc ngày { $on }, theo lời { $by }
study-close-unknown = không ai biết: { $why }
study-close-until = còn mở: được bắt đầu đến { $expires }
study-close-set-aside = còn mở: { $count } phong bì để riêng
study-close-numbers = còn mở: { $numbers }
study-close-epochs = còn mở: kỳ { $epochs }
study-close-unsaid = còn mở: chưa ai nói là đã kết thúc
study-close-noted = Đã ghi: { $item }. Lời nói sau cùng được tính.
study-close-done = Nghiên cứu đã đóng. Giấy chứng nhận: { $file }
study-close-cosign = { $quorum } khoá gốc phải ký giấy này. Máy này đã ký; hãy mang tới những người còn lại: kin-researcher roots cosign { $file } --key KHOÁ
study-close-next = Ai cũng kiểm tra được: kin-auditor closing GIẤY --roots GỐC. Sau đó hãy xoá sạch máy này.
study-close-open = Còn { $count } việc mở. Khi việc nào kết thúc: kin-researcher study close THƯ_MỤC --item VIỆC --on NGÀY --by TÊN
study-close-ready = Không còn việc nào mở. Đóng nghiên cứu: kin-researcher study close THƯ_MỤC --out GIẤY --by TÊN
study-close-closed = Nghiên cứu này đã đóng.
roots-cosign-closing = Đã ký: giấy chứng nhận nghiên cứu đã đóng, do { $by } lập (SHA-256 của văn bản: { $digest }).
help-researcher-study-close = Xem qua mọi việc phải kết thúc cùng nghiên cứu, và cuối cùng lập giấy chứng nhận
    .long =
        Xem qua mọi việc phải kết thúc cùng nghiên cứu, và cuối cùng lập giấy chứng nhận.

        Không thêm gì thì cho xem từng việc ra sao. Với --item thì ghi ai nói việc gì đã kết thúc ngày nào, hoặc vì sao không ai nói được. Với --out thì đóng nghiên cứu: bị từ chối khi còn việc mở. Giấy chứng nhận nêu rõ việc gì chỉ là lời nói và việc gì không ai biết.
help-researcher-study-close-arg-folder = Thư mục của nghiên cứu
help-researcher-study-close-arg-item = Việc đã kết thúc: quarantine, handovers, shares, server, devices, exports, backups, contacts
help-researcher-study-close-arg-on = Ngày đã kết thúc
help-researcher-study-close-arg-unknown = Vì sao không ai nói được là đã kết thúc
help-researcher-study-close-arg-by = Ai nói, hoặc ai đóng nghiên cứu, ghi tên
help-researcher-study-close-arg-out = Tệp giấy chứng nhận, phải là tệp mới: đóng nghiên cứu
help-researcher-study-close-arg-json = In JSON, cho chương trình khác


## Để riêng

help-researcher-set-aside = Liệt kê những phong bì đang để riêng, cho xem những gì biết được về chúng, và ghi lại quyết định
help-researcher-set-aside-list = Liệt kê những phong bì đang để riêng: vì sao, của máy nào, và đã quyết định gì
help-researcher-set-aside-list-arg-folder = Thư mục của nghiên cứu
help-researcher-set-aside-list-arg-undecided = Chỉ những phong bì chưa có quyết định
help-researcher-set-aside-list-arg-json = In ra JSON
help-researcher-set-aside-show = Cho xem những gì biết được về một phong bì đang để riêng, không có câu trả lời, và mọi quyết định về nó
help-researcher-set-aside-show-arg-folder = Thư mục của nghiên cứu
help-researcher-set-aside-show-arg-envelope = Phong bì, ghi bằng những chữ số đầu của SHA-256
help-researcher-set-aside-show-arg-json = In ra JSON
help-researcher-set-aside-decide = Ghi lại điều hai người quyết định về những phong bì đang để riêng: vẫn nhận, hoặc để ngoài
    .long =
        Ghi lại điều hai người quyết định về những phong bì đang để riêng: vẫn nhận, hoặc để ngoài.

        Phong bì được nhận sẽ vào bộ dữ liệu khi mở lại kiện có nó, nếu không còn điều gì khác chống lại. Mỗi quyết định là một dòng trong sổ của nghiên cứu: không bao giờ bị sửa, quyết định sau có hiệu lực thay quyết định trước. Nếu kiện sau để riêng phong bì vì lý do khác, hoặc không còn điều gì chống lại một phong bì đã bị từ chối, thì nó lại chờ quyết định.
help-researcher-set-aside-decide-arg-folder = Thư mục của nghiên cứu
help-researcher-set-aside-decide-arg-envelopes = Các phong bì, mỗi cái ghi bằng những chữ số đầu của SHA-256
help-researcher-set-aside-decide-arg-device = Mọi phong bì chưa quyết định của máy mang tên này mà có thể quyết định như vậy
help-researcher-set-aside-decide-arg-admit = Nhận
help-researcher-set-aside-decide-arg-reject = Để ngoài
help-researcher-set-aside-decide-arg-why = Vì sao, không nhắc một chữ nào trong câu trả lời: sổ này không niêm phong
help-researcher-set-aside-decide-arg-declared = Người quyết định, nêu tên; ít nhất hai người

set-aside-unknown = Không có phong bì để riêng nào bắt đầu bằng { $name }.
    .hint = Xem "kin-researcher set-aside list THƯ-MỤC".
set-aside-ambiguous = { $name } không chỉ đúng một phong bì đang để riêng.
    .hint = Ghi thêm chữ số, ít nhất { $least }.
set-aside-nothing = Chưa nêu phong bì nào đang để riêng.
    .hint = Ghi những chữ số đầu mà "set-aside list" cho thấy, hoặc --device TÊN-MÁY.
set-aside-inadmissible = Điều giữ { $envelope } ở ngoài không phải là điều người ta quyết định được: phiếu không đọc được, không rút lại được, hoặc không biết của máy nào.
    .hint = Phiếu tự được nhận khi đã có thứ nó thiếu và kiện được mở lại: biểu mẫu, một phiếu chứng minh máy là của nghiên cứu, chỗ trong sổ của máy chủ. Máy dùng chương trình cũ chỉ chứng minh ở phiếu đầu tiên: nếu phiếu ấy đã được rút lại, hãy cập nhật chương trình của máy rồi cho máy gửi một phiếu thử. Nếu không, hãy từ chối nó.
set-aside-why-unfit = Lý do để trống, dài hơn { $most } ký tự, hoặc không in được.
    .hint = Nói vì sao trong một câu, không nhắc một chữ nào trong câu trả lời.
set-aside-name-unfit = Có tên dài hơn { $most } ký tự, hoặc không in được.
    .hint = Ghi mỗi tên đúng như vẫn viết.
set-aside-list-none = Không có gì để riêng.
set-aside-list-envelope = phong bì
set-aside-list-reason = vì sao
set-aside-list-device = máy
set-aside-list-number = số
set-aside-list-decided = quyết định
set-aside-list-admitted = vào cùng kiện của nó
set-aside-list-rejected = để ngoài
set-aside-list-open = chưa
set-aside-list-stays = chỉ có thể từ chối
set-aside-show-envelope = Phong bì
set-aside-show-device = Máy
set-aside-show-key = Ký bằng
set-aside-show-number = Số thứ tự của máy
set-aside-show-enumerator = Điều tra viên
set-aside-show-form = Biểu mẫu
set-aside-show-epoch = Kỳ
set-aside-show-decided = Quyết định
set-aside-show-admitted = { $at }: { $declared } quyết định nhận: { $why }
set-aside-show-rejected = { $at }: { $declared } quyết định từ chối: { $why }
set-aside-decide-admitted = Nhận { $count } phong bì, theo quyết định của { $declared }.
set-aside-decide-rejected = { $count } phong bì để ngoài, theo quyết định của { $declared }.
set-aside-decide-next = Tiếp theo: mở lại kiện mới nhất.

## Đính chính tại bàn

help-researcher-correct = Đính chính một phiếu trong bộ dữ liệu, ghi bên cạnh phiếu: câu trả lời cũ vẫn còn, kèm ai quyết định, lúc nào và vì sao
    .long =
        Đính chính một phiếu trong bộ dữ liệu, ghi bên cạnh phiếu: câu trả lời cũ vẫn còn, kèm ai quyết định, lúc nào và vì sao.

        Lệnh hỏi câu trả lời mới. Dữ liệu đã đặt tên từ trước vẫn đọc như cũ; từ nay về sau các bảng, bản xuất và bản đặt tên mới đọc phiếu đã đính chính.
help-researcher-correct-arg-folder = Thư mục của nghiên cứu
help-researcher-correct-arg-submission = Tên của phiếu, như trong cột meta-instanceID của bản xuất
help-researcher-correct-arg-places = Chỗ có câu trả lời thay đổi, như age hoặc child[2].age
help-researcher-correct-arg-why = Vì sao; được niêm phong cùng đính chính
help-researcher-correct-arg-decided = Tên một người đã quyết định
help-researcher-corrections = Liệt kê những gì đã đính chính và quyết định, trên máy và tại bàn: câu trả lời nào, lúc nào, vì sao, do ai. Cho nhóm tại bàn
help-researcher-corrections-arg-folder = Thư mục của nghiên cứu
help-researcher-corrections-arg-json = In ra JSON
help-researcher-flags = Liệt kê từng phiếu cần xem lại, và ghi lại điều đã quyết định
help-researcher-flags-list = Liệt kê những phiếu cần xem lại: quá ngắn, ban đêm, giống nhau, chọn như nhau, con số cách xa các số khác, cảnh báo bị bỏ qua. Cho nhóm tại bàn, không bao giờ để công bố
    .long =
        Liệt kê những phiếu cần xem lại: quá ngắn, ban đêm, giống nhau, chọn như nhau, con số cách xa các số khác, cảnh báo bị bỏ qua. Cho nhóm tại bàn, không bao giờ để công bố.

        Mỗi điều là lý do để hỏi lại, không bao giờ là lý do để xoá.
help-researcher-flags-list-arg-folder = Thư mục của nghiên cứu
help-researcher-flags-list-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-flags-list-arg-undecided = Chỉ những điều chưa có quyết định
help-researcher-flags-list-arg-json = In ra JSON
help-researcher-flags-decide = Ghi lại quyết định về một điều đã thấy: phiếu đúng như vậy, câu trả lời là câu khác, hoặc câu trả lời thiếu
    .long =
        Ghi lại quyết định về một điều đã thấy: phiếu đúng như vậy, câu trả lời là câu khác, hoặc câu trả lời thiếu.

        Quyết định nằm niêm phong trong bộ dữ liệu, kèm ai quyết định và vì sao. Không có gì bị ghi đè: quyết định sau về cùng một điều có hiệu lực thay quyết định trước.
help-researcher-flags-decide-arg-folder = Thư mục của nghiên cứu
help-researcher-flags-decide-arg-submission = Tên của phiếu, như flags list cho thấy
help-researcher-flags-decide-arg-flag = Điều đã thấy, như flags list cho thấy: short, far:QUESTION …
help-researcher-flags-decide-arg-keep = Phiếu đúng như vậy
help-researcher-flags-decide-arg-correct = Câu trả lời là câu khác: lệnh sẽ hỏi
help-researcher-flags-decide-arg-missing = Câu trả lời thiếu; none là bỏ câu trả lời
help-researcher-flags-decide-arg-place = Chỗ của câu trả lời, khi điều đã thấy không nói rõ
help-researcher-flags-decide-arg-form = Biểu mẫu, khi nghiên cứu có nhiều mẫu
help-researcher-flags-decide-arg-why = Vì sao; được niêm phong cùng quyết định
help-researcher-flags-decide-arg-decided = Tên một người đã quyết định

correcting-unknown = Bộ dữ liệu không có phiếu { $submission }.
    .hint = Có thể phiếu đã được rút lại. Cột meta-instanceID của bản xuất có tên mọi phiếu.
correcting-nothing = Lần đính chính này không thay đổi gì.
    .hint = Hãy gõ câu trả lời khác cho ít nhất một chỗ.
correcting-by-nobody = Không ai quyết định mà không nêu tên.
    .hint = Ghi từng tên bằng --decided-by, nhiều nhất mười sáu người.
correcting-without-reason = Thiếu lý do, hoặc lý do dài hơn 500 ký tự.
    .hint = Dùng --why nói trong một câu nay biết điều gì và nhờ ai.
correcting-refused = Biểu mẫu không chấp nhận phiếu sau lần đính chính này. Chưa có gì thay đổi.
    .hint = Hãy đính chính cả những câu trả lời khác không còn khớp.
asking-how = Hãy gõ câu trả lời. !r từ chối, !d không biết, !n không áp dụng, !x bỏ câu trả lời.
desk-correct-done = Đã đính chính { $changes } câu trả lời của phiếu { $submission }. Câu trả lời cũ vẫn còn trong bộ dữ liệu.
flag-unknown = Không thấy { $flag } ở phiếu { $submission }.
    .hint = Xem "kin-researcher flags list THƯ-MỤC".
flag-without-place = { $flag } nói về cả phiếu: không nói câu trả lời nào thay đổi.
    .hint = Ghi --place CÂU-HỎI.
flags-none = Không có gì cần xem lại.
flags-interview = phiếu
flags-enumerator = điều tra viên
flags-day = ngày
flags-found = điều đã thấy
flags-decided = quyết định
flags-kept = đúng như vậy
flags-corrected = đã đính chính
flags-missing = coi là thiếu
flags-decide-done = Đã ghi quyết định về { $flag } của phiếu { $submission }.
corrections-interview = phiếu
corrections-made = lúc
corrections-by = người làm
corrections-decided = quyết định
corrections-flag = điều đã thấy
corrections-places = câu trả lời
corrections-reason = lý do
### Các lần đến gặp

help-researcher-device-assign-arg-samples = Danh sách trường hợp cần đến gặp với một biểu mẫu: tệp CSV có cột là câu hỏi, điền sẵn; có thể nêu nhiều lần
help-researcher-device-assign-arg-quotas = Cần bao nhiêu cuộc phỏng vấn mỗi loại: tệp CSV với name, form, question, answer, at_most
help-researcher-device-assign-arg-tasks = Việc cần làm: tệp CSV với id, kind (recontact, back_check, question), form, submission, words, due
help-researcher-visits = Đếm kết quả đến gặp các trường hợp trong danh sách của một biểu mẫu, theo điều tra viên hoặc văn phòng, với tỷ lệ trả lời theo chuẩn. Cho nhóm tại bàn nghiên cứu, không bao giờ để công bố
    .long =
        Đếm kết quả đến gặp các trường hợp trong danh sách của một biểu mẫu, theo điều tra viên hoặc văn phòng, với tỷ lệ trả lời theo chuẩn. Cho nhóm tại bàn nghiên cứu, không bao giờ để công bố.

        Lần cuối cùng đến một trường hợp là lần được tính. RR1, COOP1, REF1 và CON1 theo Standard Definitions của AAPOR (2023). Số ít hơn ô nhỏ nhất của biểu mẫu thì không hiện, cùng với những gì làm lộ nó và tỷ lệ tính từ nó.
help-researcher-visits-arg-folder = Thư mục của nghiên cứu
help-researcher-visits-arg-form = Biểu mẫu, khi nghiên cứu có nhiều
help-researcher-visits-arg-offices = Đếm theo văn phòng: tệp CSV không có dòng đầu, ghi ai làm ở đâu: mã điều tra viên, văn phòng
help-researcher-visits-arg-json = In JSON; số không hiện là null
list-form-unknown = Nghiên cứu không có biểu mẫu “{ $form }”.
    .hint = Hãy ghi mã biểu mẫu, như nghiên cứu liệt kê.
list-not-named = “{ $given }” không nêu biểu mẫu và tệp.
    .hint = Hãy ghi mã biểu mẫu, dấu bằng, rồi tệp: visit=households.csv
list-line-unfit = Không dùng được dòng { $line } của { $file }. Chưa giao gì.
    .hint = Dòng đầu nêu tên cột; mỗi ô ghi như khi gõ trong cuộc phỏng vấn.
list-question-tells = Dòng { $line } của { $file } chia phiếu theo “{ $question }”, câu hỏi nói quá nhiều về một người.
    .hint = Máy sẽ ghi lại đó là câu trả lời của ai. Hãy chia theo câu hỏi “open” hoặc “quasi” trong biểu mẫu.
visits-none = Chưa có kết quả đến gặp nào.
visits-office = văn phòng
visits-enumerator = điều tra viên
visits-all = tất cả
visits-cases = trường hợp
visits-completed = đã phỏng vấn
visits-broken-off = dở dang
visits-refused = từ chối
visits-postponed = hẹn lại
visits-not-found = không gặp
visits-moved = chuyển đi
visits-response = RR1 %
visits-cooperation = COOP1 %
visits-refusal = REF1 %
visits-contact = CON1 %
visits-tasks = Việc đã có kết quả, không nằm trong tỷ lệ nào: { $tasks }

## Tệp đính kèm các cuộc phỏng vấn

help-researcher-attachments = Liệt kê các tệp đính kèm phỏng vấn, và lấy một tệp ra
help-researcher-attachments-list = Liệt kê các tệp đính kèm: của cuộc phỏng vấn nào, là gì, và đã đủ mọi mảnh chưa. Cho nhóm tại bàn
help-researcher-attachments-list-arg-folder = Thư mục của nghiên cứu
help-researcher-attachments-list-arg-json = In ra JSON
help-researcher-attachments-export = Ghép một tệp từ các mảnh, đối chiếu từng mảnh với phiếu đã ký, rồi ghi ra không niêm phong
help-researcher-attachments-export-arg-folder = Thư mục của nghiên cứu
help-researcher-attachments-export-arg-file = Tệp, theo mã hay phần đầu của mã, như `attachments list` cho thấy
help-researcher-attachments-export-arg-out = Tệp sẽ ghi ra, phải là tệp mới
attachments-list-none = Ở đây không có cuộc phỏng vấn nào kèm tệp.
attachments-list-file = tệp
attachments-list-interview = phỏng vấn
attachments-list-name = tên
attachments-list-type = loại
attachments-list-bytes = byte
attachments-list-state = các mảnh
attachments-list-whole = đủ cả
attachments-list-incomplete = { $here } trên { $of }
attachments-list-unfit = không đúng với phiếu
attachments-list-unlisted = Có { $count } mảnh ở đây mà không phiếu nào kê: cuộc phỏng vấn có thể còn đến sau, hoặc tệp đó đã bị bỏ ra.
attachments-export-done = Đã ghi { $file }: { $media_type }, { NUMBER($bytes, useGrouping: 0) } byte, đúng như phiếu nói.
attachments-export-in-the-clear = { $file } không được niêm phong: trong đó có thể thấy mặt người, nhà cửa hay nghe giọng nói.
    .hint = Hãy chỉ giữ trên máy này, và xoá khi dùng xong.
attachment-unknown = { $found ->
    [0] Không tệp nào có mã bắt đầu bằng { $file }.
   *[other] Có { $found } tệp có mã bắt đầu bằng { $file }.
 }
    .hint = Xem "kin-researcher attachments list THƯ-MỤC".
attachment-incomplete = Tệp { $file } mới có { $here } trên { $of } mảnh.
    .hint = Hãy mở kiện tiếp theo; máy sẽ gửi phần còn lại khi có mạng.
attachment-unfit = Các mảnh của { $file } không phải là những mảnh mà phiếu đã ký kê ra.
    .hint = Không ghi gì ra cả. Có người đã thay mảnh khác vào, hoặc máy bị hỏng: hãy tìm máy của cuộc phỏng vấn đó.
