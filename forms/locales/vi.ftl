# Vị trí trong biểu mẫu.
form-place-in-file = dòng { $line }, cột { $column }
form-place-in-question = dòng { $line }, cột { $column }, câu hỏi { $question }

# Lỗi trong biểu mẫu.
form-too-large = Biểu mẫu lớn hơn { $limit } byte.
    .hint = Hãy tách thành nhiều biểu mẫu, hoặc rút ngắn các danh sách lựa chọn.
form-not-utf8 = Từ chỗ này, biểu mẫu không còn là văn bản UTF-8.
    .hint = Hãy lưu lại tệp theo mã UTF-8.
form-byte-order-mark = Biểu mẫu mở đầu bằng dấu thứ tự byte.
    .hint = Hãy lưu tệp theo mã UTF-8 không có dấu thứ tự byte (BOM).
form-too-deep = Biểu mẫu lồng nhau sâu hơn { $limit } tầng.
    .hint = Nhóm lồng trong nhóm quá nhiều: hãy đặt chúng cạnh nhau.
form-not-json =
    { $reason ->
        [ends-early] Tệp kết thúc khi còn dấu ngoặc hoặc dấu nháy chưa đóng.
        [trailing-comma] Có dấu phẩy thừa sau mục cuối cùng.
        [missing-comma] Thiếu dấu phẩy giữa hai mục.
        [missing-colon] Thiếu dấu hai chấm sau tên thuộc tính.
        [comment] JSON không có chú thích.
        [quotes] Tên và văn bản phải đặt trong dấu nháy kép ("…").
        [number] Đây không phải là số theo JSON.
        [text] Văn bản này có ký tự hoặc chuỗi thoát mà JSON không cho phép.
        [trailing] Có nội dung thừa sau phần kết của biểu mẫu.
       *[other] Đây không phải là JSON.
    }
    .hint = Trình soạn thảo có kiểm tra JSON sẽ chỉ ra chỗ sai.
form-wrong-type =
    { $expected ->
        [text] { $property } phải là văn bản.
        [number] { $property } phải là số.
        [boolean] { $property } phải là true hoặc false.
        [list] { $property } phải là danh sách: […].
       *[object] { $property } phải là đối tượng: {"{"}…{"}"}.
    }
    .hint = Trang về ngôn ngữ biểu mẫu nêu từng thuộc tính kèm ví dụ.
form-property-twice = { $property } có mặt ở đây hai lần.
    .hint = Hãy giữ lại một.
form-property-unknown = Ở đây không có thuộc tính { $property }.
    .hint = Hãy bỏ đi, hoặc tra lại tên trong trang về ngôn ngữ biểu mẫu.
form-property-unknown-near = Ở đây không có thuộc tính { $property }.
    .hint = Có phải ý bạn là { $nearest }?
form-property-missing = Thiếu { $property }.
    .hint = Hãy thêm vào.
form-property-not-for-type = { $property } không có nghĩa với câu hỏi loại { $kind }.
    .hint = Hãy bỏ đi, hoặc đổi loại câu hỏi.
form-version-unsupported = Chương trình này đọc biểu mẫu có "kin_form" bằng 1.
    .hint = Hãy ghi "kin_form": 1, hoặc dùng chương trình mới hơn.
form-name-invalid = Không thể dùng { $name } làm tên.
    .hint = Tên gồm chữ cái không dấu, chữ số, "_", "-" và ".", bắt đầu bằng chữ cái hoặc "_", dài nhất 64 ký tự.
form-name-twice = Tên { $name } đã được dùng ở dòng { $first_line }.
    .hint = Hãy đổi tên một trong hai.
form-key-twice = Khóa { $key } đã được dùng ở dòng { $first_line }.
    .hint = Mỗi câu hỏi có một khóa riêng.
form-type-unknown = Không có loại { $kind }.
    .hint = Các loại: text, integer, decimal, range, date, time, dateTime, select_one, select_multiple, rank, acknowledge, note, calculate, hidden, barcode, image, audio, video, file, geopoint, geotrace, geoshape, start, end, today, username, audit, group và repeat.
form-type-unknown-near = Không có loại { $kind }.
    .hint = Có phải ý bạn là { $nearest }?
form-list-unknown = Không có danh sách lựa chọn { $list }.
    .hint = Hãy thêm danh sách vào "choices", hoặc dùng tên một danh sách đã có.
form-list-unknown-near = Không có danh sách lựa chọn { $list }.
    .hint = Có phải ý bạn là { $nearest }?
form-choice-without-label = Lựa chọn { $choice } chưa có nhãn.
    .hint = Hãy ghi nhãn bằng mọi ngôn ngữ của biểu mẫu.
form-choice-name-invalid = Không thể dùng { $choice } làm tên lựa chọn.
    .hint = Không có khoảng trắng, dấu nháy, gạch chéo ngược hay dấu chấm phẩy; dài nhất 64 byte. Người hỏi đọc nhãn chứ không đọc tên.
form-language-invalid = { $language } không phải là mã ngôn ngữ.
    .hint = Ví dụ "vi" hoặc "en".
form-words-missing = { $property } chưa có lời bằng ngôn ngữ { $language }.
    .hint = Hãy dịch, hoặc bỏ { $language } khỏi "languages".
form-words-in-unlisted-language = { $property } có lời bằng ngôn ngữ { $language }, vốn không thuộc biểu mẫu.
    .hint = Hãy thêm { $language } vào "languages", hoặc bỏ phần lời này.
form-text-empty = { $property } để trống.
    .hint = Hãy ghi nội dung, hoặc bỏ thuộc tính này.
form-text-too-long = { $property } dài hơn { $limit } byte.
    .hint = Hãy rút ngắn.
form-control-character = { $property } có ký tự không nhìn thấy được.
    .hint = Ký tự này thường lẫn vào từ trình soạn văn bản: hãy gõ lại.
form-phone-unfit = “{ $phone }” không phải số điện thoại.
    .hint = Hãy viết trên một dòng, đúng như khi gọi, có ít nhất ba chữ số.
form-nothing-in = { $property } đang trống.
    .hint = Cần ít nhất một mục.
form-too-many = { $property } có hơn { $limit } mục.
    .hint = Hãy bớt đi.
form-out-of-range = { $property } phải là số nguyên từ { $least } đến { $most }.
    .hint = Hãy chọn một số trong khoảng đó.
form-value-unknown = { $property } không thể là { $value }.
    .hint = Trang về ngôn ngữ biểu mẫu liệt kê các giá trị được dùng.
form-value-unknown-near = { $property } không thể là { $value }.
    .hint = Có phải ý bạn là { $nearest }?
form-value-twice = { $value } có mặt hai lần trong { $property }.
    .hint = Hãy giữ lại một.
form-reference-unknown = { $property }, ký tự thứ { $position }: không có câu hỏi { $name }.
    .hint = Hãy tìm tên của câu hỏi: tên khác với nhãn.
form-reference-unknown-near = { $property }, ký tự thứ { $position }: không có câu hỏi { $name }.
    .hint = Có phải ý bạn là { $nearest }?
form-reference-to-group = { $property }, ký tự thứ { $position }: { $name } là một nhóm, không có câu trả lời.
    .hint = Hãy nêu một câu hỏi trong nhóm.
form-reference-not-closed = { $property }, ký tự thứ { $position }: sau đó phải có tên và dấu ngoặc đóng.
    .hint = Nêu một câu hỏi như sau: ${"{"}age{"}"}.
form-ring = Những mục này cần đến nhau nên không mục nào tính được: { $ring }.
    .hint = Hãy bỏ một mục khỏi điều kiện hoặc phép tính.
form-score-question-unknown = Không có câu hỏi { $name } để chấm điểm.
    .hint = Hãy tìm tên của câu hỏi: tên khác với nhãn.
form-score-question-unknown-near = Không có câu hỏi { $name } để chấm điểm.
    .hint = Có phải ý bạn là { $nearest }?
form-score-question-without-number = { $name } thuộc loại { $kind }: câu trả lời không có giá trị số.
    .hint = Chỉ chấm điểm số nguyên, số thập phân, phép tính và lựa chọn có giá trị.
form-score-choice-without-value = Lựa chọn { $choice } chưa có giá trị.
    .hint = Hãy cho một con số, hoặc null nếu coi là thiếu.
form-score-choice-unknown = Danh sách của câu hỏi không có lựa chọn { $choice }.
    .hint = Hãy bỏ đi, hoặc sửa lại tên.
form-score-dimension-unknown = Không có chiều đo { $dimension }.
    .hint = Hãy thêm vào "dimensions", hoặc sửa lại tên.
form-score-reverse-empty = "low" phải nhỏ hơn "high".
    .hint = Đó là giá trị nhỏ nhất và lớn nhất mà câu trả lời có thể có.
form-score-bands-unordered = Các mức phải tăng dần, và chỉ mức cuối để ngỏ.
    .hint = Mọi mức trừ mức cuối đều có "up_to" lớn hơn mức trước; mức cuối thì không có.

# Lỗi trong biểu thức.
expression-empty = { $property } để trống.
    .hint = Hãy viết điều kiện, hoặc bỏ thuộc tính này.
expression-too-long = { $property } dài hơn { $limit } byte.
    .hint = Hãy đưa một phần vào câu hỏi loại calculate.
expression-too-deep = { $property }, ký tự thứ { $position }: lồng nhau sâu hơn { $limit } tầng.
    .hint = Hãy đưa một phần vào câu hỏi loại calculate.
expression-character = { $property }, ký tự thứ { $position }: "{ $character }" không có nghĩa ở đây.
    .hint = Trong biểu thức dùng dấu nháy thẳng: ' hoặc ".
expression-text-not-closed = { $property }, ký tự thứ { $position }: văn bản chưa đóng.
    .hint = Hãy thêm dấu nháy đóng.
expression-reference-not-closed = { $property }, ký tự thứ { $position }: sau đó phải có tên và dấu ngoặc đóng.
    .hint = Nêu một câu hỏi như sau: ${"{"}age{"}"}.
expression-unexpected = { $property }, ký tự thứ { $position }: "{ $found }" không thể đứng ở đây.
    .hint = Hãy xem ngay trước đó có thiếu phép toán, dấu phẩy hay dấu nháy không.
expression-ends-early = { $property }, ký tự thứ { $position }: biểu thức kết thúc ở chỗ còn cần một giá trị.
    .hint = Hãy viết cho đủ, hoặc bỏ phép toán cuối.
expression-bracket-not-closed = { $property }, ký tự thứ { $position }: dấu ngoặc này chưa đóng.
    .hint = Hãy thêm dấu ngoặc đóng.
expression-function-unknown = { $property }, ký tự thứ { $position }: không có hàm { $function }.
    .hint = Trang về ngôn ngữ biểu mẫu liệt kê các hàm.
expression-function-unknown-near = { $property }, ký tự thứ { $position }: không có hàm { $function }.
    .hint = Có phải ý bạn là { $nearest }?
expression-arity = { $property }, ký tự thứ { $position }: { $function } nhận từ { $least } đến { $most } tham số, không phải { $found }.
    .hint = Các tham số cách nhau bằng dấu phẩy.
expression-arity-one = { $property }, ký tự thứ { $position }: { $function } { $expected ->
    [0] không nhận tham số nào
   *[other] nhận { $expected } tham số
 }, không phải { $found }.
    .hint = Các tham số cách nhau bằng dấu phẩy.
expression-needs-question = { $property }, ký tự thứ { $position }: { $function } chỉ dùng cho câu hỏi.
    .hint = Nêu một câu hỏi như sau: ${"{"}age{"}"}.
expression-pattern = { $property }, ký tự thứ { $position }: mẫu so khớp không đọc được hoặc quá lớn.
    .hint = Không hỗ trợ nhìn trước, nhìn sau và tham chiếu ngược; số lần lặp phải nhỏ.
expression-bare-name = { $property }, ký tự thứ { $position }: { $name } không phải là một giá trị.
    .hint = Nêu một câu hỏi như sau: ${"{"}{ $name }{"}"}; văn bản thì đặt trong dấu nháy.
expression-column-unknown = { $property }, ký tự thứ { $position }: danh sách lựa chọn hoặc bảng này không có cột { $name }.
    .hint = Hãy dùng tên một cột có ở đó, hoặc thêm cột. Nêu một câu hỏi như sau: ${"{"}{ $name }{"}"}.
expression-current-without-answer = { $property }, ký tự thứ { $position }: "." là câu trả lời đang được kiểm tra, ở đây không có.
    .hint = Dấu này thuộc về "constraint"; ở chỗ khác hãy nêu tên câu hỏi.
expression-unsupported = { $property }, ký tự thứ { $position }: { $what } không được hỗ trợ.
    .hint = Hãy viết điều kiện mà không dùng đến.

# Câu trả lời không được nhận.
answer-empty = { $question }: chưa gõ gì.
    .hint = Hãy gõ câu trả lời, hoặc đi tiếp và để trống.
answer-required = { $question } cần có câu trả lời. { $message }
    .hint = Nếu câu hỏi cho phép, "từ chối" và "không biết" cũng là câu trả lời.
answer-not-integer = { $question } nhận một số nguyên.
    .hint = Chỉ gõ chữ số, không có dấu chấm hay dấu phẩy: 12.
answer-not-decimal = { $question } nhận một con số.
    .hint = Gõ chữ số, nhiều nhất một dấu chấm hoặc dấu phẩy: 12,5.
answer-number-too-large = { $question }: con số quá lớn.
    .hint = Hãy xem có thừa chữ số nào không.
answer-not-date = { $question } nhận một ngày.
    .hint = Ngày/tháng/năm hoặc năm-tháng-ngày: 23/11/2026, 2026-11-23.
answer-not-time = { $question } nhận giờ trong ngày.
    .hint = Giờ và phút: 14:30.
answer-too-long = { $question }: văn bản dài hơn { $limit } ký tự.
    .hint = Hãy rút ngắn.
answer-control-character = { $question }: văn bản có ký tự không nhìn thấy được.
    .hint = Hãy gõ lại.
answer-not-a-choice = { $question }: câu trả lời không nằm trong các lựa chọn.
    .hint = Hãy chọn trong những lựa chọn đang hiện.
answer-choice-twice = { $question }: một lựa chọn được nêu hai lần.
    .hint = Mỗi lựa chọn chỉ nêu một lần.
answer-missing-not-offered = { $question } không cho phép trả lời như vậy.
    .hint = Hãy gõ câu trả lời.
answer-of-another-type = { $question } nhận câu trả lời loại { $expected }.
    .hint = Hãy gõ câu trả lời đúng loại.
answer-constraint = { $question }: câu trả lời không hợp lệ. { $message }
    .hint = Hãy hỏi lại, hoặc sửa câu trả lời.
correction-alone = Không thể sửa riêng { $question }: các lựa chọn của câu này là câu trả lời khác trong cuộc phỏng vấn.
    .hint = Hãy báo cho nhóm nghiên cứu biết chỗ sai để họ đánh dấu.
correction-too-long = Một lần đính chính sửa nhiều nhất { $limit } câu trả lời.
    .hint = Hãy niêm phong lần này rồi làm lần đính chính khác.
question-unknown = Không có câu hỏi { $question }.
    .hint = Hãy tìm tên câu hỏi trong phần xem lại.
question-out-of-reach = Chưa thể đến câu { $question }.
    .hint = Hãy trả lời những câu đứng trước.
question-not-asked = Lúc này không có câu nào đang được hỏi.
    .hint = Trước hết là phần đồng ý tham gia; xem lại xong là kết thúc.
consent-not-asked = Lúc này không phải phần hỏi sự đồng ý.
    .hint = Hãy tiếp tục cuộc phỏng vấn.
consent-purposes-unclear = Mỗi mục đích cần một câu trả lời: có hoặc không.
    .hint = Hãy đọc từng mục đích và hỏi.
consent-purpose-required = Không đồng ý với mục đích { $purpose } thì không thể phỏng vấn.
    .hint = Nếu người được hỏi không đồng ý, hãy ghi nhận là từ chối.
consent-mode-not-offered = Biểu mẫu không có cách ghi nhận sự đồng ý này.
    .hint = Hãy chọn trong những cách đang hiện.
language-unknown = Biểu mẫu không có ngôn ngữ { $language }.
    .hint = Hãy chọn một ngôn ngữ của biểu mẫu.

# Cuộc phỏng vấn chưa thể kết thúc.
prefilled-unknown = Biểu mẫu không có câu hỏi “{ $question }”, hoặc hỏi câu ấy trong phần lặp.
    .hint = Tên cột phải là tên một câu hỏi chỉ hỏi một lần.
prefilled-unfit = Câu hỏi “{ $question }” không nhận điều ghi trong danh sách.
    .hint = Hãy ghi như khi gõ trong cuộc phỏng vấn: tên lựa chọn, con số, ngày.
interview-without-consent = Chưa ghi nhận đồng ý hay từ chối.
    .hint = Hãy hỏi điều đó trước.
interview-unanswered =
    { $count ->
       *[other] Còn { $count } câu cần trả lời: { $questions }.
    }
    .hint = Hãy quay lại những câu đó trước khi kết thúc.
interview-contradicts =
    { $count ->
       *[other] Có { $count } câu trả lời không còn khớp với những câu khác: { $questions }.
    }
    .hint = Hãy quay lại và hỏi lại.
interview-calculation-too-long =
    { $count ->
       *[other] Có { $count } giá trị tính ra quá dài: { $questions }.
    }
    .hint = Hãy rút ngắn những văn bản làm nên giá trị đó, và báo cho người soạn biểu mẫu.
interview-ends-before-start = Theo đồng hồ của máy này, cuộc phỏng vấn kết thúc trước khi bắt đầu.
    .hint = Hãy chỉnh lại đồng hồ rồi kết thúc.

# Phản hồi không được biểu mẫu chấp nhận.
response-too-large = Phản hồi lớn hơn { $limit } byte, không phản hồi nào của biểu mẫu này lớn đến thế.
response-shape = Đây không có dạng của một phản hồi (dòng { $line }, cột { $column }).
response-language = Phản hồi dùng một ngôn ngữ mà biểu mẫu không có.
response-times = Thời gian trong phản hồi không thể đúng.
response-consent = Phần đồng ý trong phản hồi không đúng với điều biểu mẫu hỏi.
response-answers-after-refusal = Đã từ chối tham gia mà phản hồi vẫn có câu trả lời.
response-questions-unknown =
    { $count ->
       *[other] Phản hồi trả lời { $count } câu hỏi mà biểu mẫu không có.
    }
response-question-twice = Phản hồi trả lời câu { $question } hai lần.
response-irrelevant = Phản hồi trả lời câu { $question }, câu này không được hỏi hoặc không có lựa chọn đó.
response-answer-unfit = Câu trả lời cho { $question } không phải loại mà câu hỏi nhận.
response-constraint = Câu trả lời cho { $question } không thỏa điều kiện.
response-unanswered = { $question } chưa có câu trả lời mà lại bắt buộc.
response-calculation = Giá trị của { $question } khác với kết quả phép tính.

### Nhóm lặp, bảng, vị trí, lời nhắc

form-type-absent = Loại { $kind } được cố ý bỏ ra: nó cho biết về người hoặc thiết bị mà không hỏi.
    .hint = Hãy bỏ mục này, hoặc hỏi điều cần biết bằng một câu hỏi.
form-attachments-off = Câu hỏi lấy tệp chỉ dùng được khi phiếu có tệp đi kèm.
    .hint = Hãy viết "attachments": true ở đầu biểu mẫu.
form-choices-unclear = Lựa chọn phải lấy từ đúng một trong list, table và from_repeat, cùng các thuộc tính của nó.
    .hint = "value" và "label_column" đi với bảng, "value" và "label_question" đi với nhóm lặp.
form-table-unknown = Không có bảng { $table }.
    .hint = Hãy thêm bảng vào "tables", hoặc dùng tên một bảng đã có.
form-table-unknown-near = Không có bảng { $table }.
    .hint = Có phải ý bạn là { $nearest }?
form-table-named-as-list = { $name } đã là tên của một danh sách.
    .hint = Hãy đặt tên khác cho bảng.
form-column-unknown = Bảng { $table } không có cột { $column }.
    .hint = Hãy dùng tên một cột của bảng.
form-row-length = Dòng này có { $found } ô, còn bảng có { $expected } cột.
    .hint = Hãy viết một chữ cho mỗi cột; "" nếu để trống.
form-repeat-unknown = Không có nhóm lặp { $name }.
    .hint = Hãy dùng tên một nhóm lặp của biểu mẫu này.
form-question-not-in-repeat = { $name } không phải là câu hỏi của nhóm lặp { $repeat }.
    .hint = Hãy dùng câu hỏi nằm ngay trong nhóm lặp đó, không nằm trong nhóm lặp bên trong.
form-parameter-missing = Thiếu tham số { $parameter }.
    .hint = Hãy viết tham số trong "parameters".
form-parameter-unfit = Tham số { $parameter } không đúng.
    .hint = Thang số cần các con số và bước vừa ít nhất một lần; "randomize" là true hoặc false.
form-default-unfit = Giá trị mặc định không phải là câu trả lời mà câu hỏi nhận.
    .hint = Hãy viết như người ta gõ: lựa chọn bằng tên, ngày như 2026-11-23.
form-score-question-repeated = { $name } nằm trong nhóm lặp: một phiếu trả lời câu này nhiều lần.
    .hint = Hãy tính điểm từ một phép tính ở ngoài nhóm lặp, chẳng hạn một tổng.
form-repeat-too-long = Nhóm lặp chỉ được có nhiều nhất { $limit } lượt.
    .hint = Hãy giảm số lượt, hoặc tăng "repeat_max", tối đa 1000.
expression-needs-name = { $property }, ký tự { $position }: { $function } cần một tên trong dấu nháy.
    .hint = Hãy viết instance('tên').
expression-source-unknown = { $property }, ký tự { $position }: không có danh sách hay bảng nào tên { $name }.
    .hint = Hãy dùng tên một danh sách trong "choices" hoặc một bảng trong "tables".
expression-step-nowhere = { $property }, ký tự { $position }: bước { $step } không dẫn tới đâu.
    .hint = Câu hỏi, nhóm và nhóm lặp nằm trong nhau như trong biểu mẫu; danh sách và bảng đi theo /root/item/cột.
expression-last-saved-in-repeat = { $property }, ký tự { $position }: last-saved# đọc một câu hỏi không nằm trong nhóm lặp, còn { $name } thì không phải.
    .hint = Hãy đưa câu hỏi ra khỏi nhóm lặp, hoặc đọc câu hỏi khác.
answer-not-date-time = { $question } cần ngày và giờ.
    .hint = Hãy gõ như 23/11/2026 14h30 hoặc 2026-11-23 14:30.
answer-not-acknowledged = { $question } cần được xác nhận đã đọc.
    .hint = Hãy gõ ok, hoặc bỏ qua.
answer-not-place = { $question } cần một vị trí.
    .hint = Hãy gõ vĩ độ và kinh độ, như 21.0285 105.8542; nhiều vị trí cách nhau bằng dấu chấm phẩy.
answer-not-file = { $question } cần một tệp.
    .hint = Hãy cho biết tên, loại, kích thước tính bằng byte và SHA-256.
answer-not-in-range = { $question } nhận số từ { $start } đến { $end }, mỗi bước { $step }.
answer-rank-incomplete = { $question }: phải xếp thứ tự đủ { $count } lựa chọn.
    .hint = Hãy gõ mỗi lựa chọn một lần, cái đứng đầu viết trước.
answer-read-only = { $question } chỉ để xem; không gõ gì ở đó.
    .hint = Hãy sang câu tiếp theo.
answer-warned = { $question }: có chắc không? { $message }
    .hint = Hãy gõ câu trả lời khác, hoặc xác nhận câu này và nói rõ lý do.
answer-not-warned = Không có câu trả lời nào đang chờ xác nhận.
answer-reason-unfit = Lý do phải là một dòng không quá { $limit } ký tự.
repeat-not-asked = Ở đây không có nhóm lặp để thêm lượt.
repeat-full = { $repeat } đã có { $limit } lượt và không được có thêm.
repeat-empty = { $repeat } không có lượt nào để bỏ.
consent-no-assent = Biểu mẫu này không hỏi người chưa thành niên.
    .hint = Hãy ghi là không đồng ý tham gia.
interview-doubtful = Những câu trả lời này cần xem lại: { $questions }.
    .hint = Hãy sửa, hoặc xác nhận và nói rõ lý do.
interview-repeat-too-long = Số lượt của những nhóm này vượt quá mức biểu mẫu cho phép: { $repeats }.
    .hint = Hãy xem lại con số đã trả lời cho chúng.
response-doubtful = Câu trả lời của { $question } không qua được lời nhắc, và không ai nói vì sao vẫn giữ.
response-override = Lý do ghi cho { $question } không thể có.
response-repeat = { $repeat } được trả lời số lượt khác với số phải hỏi.
response-circumstances = Hoàn cảnh của phiếu trả lời không thể có.

# Bản nháp

draft-too-large = Bản nháp dài hơn { $max_bytes } byte.
    .hint = Hãy niêm phong nguyên như vậy, như một cuộc hỏi bị dừng giữa chừng.
draft-unreadable = Không đọc được bản nháp: tệp hỏng, hoặc do phiên bản khác của chương trình ghi.
    .hint = Hãy dùng lại đúng phiên bản chương trình đã ghi bản nháp này.
draft-of-another-form = Bản nháp thuộc về một phiếu khác, hoặc một phiên bản khác của phiếu này.
    .hint = Hãy mở tiếp bằng đúng phiếu đã bắt đầu hỏi.
