# Chương trình cho người vận hành máy chủ.

help-server = Giữ các phong bì đã niêm phong của các nghiên cứu mà không đọc được chúng
help-server-init = Tạo một kho mới, còn trống, và khoá ký sổ của nó
    .long =
        Tạo một kho mới, còn trống, và khoá ký sổ của nó

        Nhóm nghiên cứu ghi nửa công khai của khoá vào bản nghiên cứu.
help-server-log-key = In nửa công khai của khoá ký sổ
    .long =
        In nửa công khai của khoá ký sổ

        Nhóm nghiên cứu ghi nó vào bản nghiên cứu: `kin-researcher study log`. Kho chưa có khoá thì được tạo khoá.
help-server-log-key-arg-store = Thư mục của kho
help-server-serve-arg-locks = Thư mục bản chốt khoá, nằm trên ổ đĩa khác với kho và các bản sao của kho; không ghi thì là STORE-locks
help-server-init-arg-store = Thư mục của kho: thư mục mới hoặc còn trống
help-server-study = Những nghiên cứu mà kho phục vụ
help-server-study-load = Đưa một nghiên cứu vào kho, hoặc cập nhật nghiên cứu đó
    .long =
        Đưa một nghiên cứu vào kho, hoặc cập nhật nghiên cứu đó

        Gói công bố là tệp do `kin-researcher publish` ghi ra: thông báo nghiên cứu đã ký, các biểu mẫu, và giá trị băm của các tem gửi mà thiết bị dùng. Hoặc nhận tất cả, hoặc không nhận gì. Thông báo cũ hơn thông báo đang có trong kho sẽ bị từ chối.
help-server-study-load-arg-store = Thư mục của kho
help-server-study-load-arg-bundle = Gói công bố của nhóm nghiên cứu
help-server-serve = Trả lời các thiết bị qua HTTP
    .long =
        Trả lời các thiết bị qua HTTP

        Những gì đã báo nhận thì đã nằm trên đĩa. Ctrl-C hoặc SIGTERM: làm nốt việc đang dở rồi dừng.
help-server-serve-arg-store = Thư mục của kho
help-server-serve-arg-listen = Địa chỉ và cổng để lắng nghe; cổng 0 nghĩa là lấy một cổng còn trống
help-server-serve-arg-metrics = Socket trong hệ tập tin để trả lời các con số, chỉ cho chương trình của cùng người dùng: `GET /metrics`
help-server-serve-arg-behind-proxy = Phía trước chương trình đã có proxy lo TLS: cho phép dùng địa chỉ mà máy khác truy cập được
help-server-export = Ghi mọi phong bì của một nghiên cứu vào một kiện cho nhóm nghiên cứu
    .long =
        Ghi mọi phong bì của một nghiên cứu vào một kiện cho nhóm nghiên cứu

        Các phong bì được xếp theo giá trị băm, nên kiện không cho biết chúng đến lúc nào. Sổ của nghiên cứu đi kèm, để bàn nghiên cứu thấy có thiếu phong bì nào không.
help-server-export-arg-store = Thư mục của kho
help-server-export-arg-study = Nghiên cứu, đúng như `status` hiển thị
help-server-export-arg-locks = Thư mục bản chốt khoá, nằm trên ổ đĩa khác với kho và các bản sao của kho; không ghi thì là STORE-locks
help-server-export-arg-parcel = Kiện: một tệp mới
help-server-purge = Xoá mọi phong bì của một nghiên cứu, khi đã đến ngày mà thông báo của nghiên cứu nêu
    .long =
        Xoá mọi phong bì của một nghiên cứu, khi đã đến ngày mà thông báo của nghiên cứu nêu

        Hãy dừng máy chủ của kho này trước. Sổ ghi rằng từng phong bì đã bị xoá theo hạn; giấy chứng nhận là để lưu hồ sơ. Bản sao ở bàn nghiên cứu, ở người chuyển và trong các bản sao lưu thì nơi ấy phải tự xoá.
help-server-purge-arg-store = Thư mục của kho
help-server-purge-arg-study = Nghiên cứu, đúng như `status` hiển thị
help-server-purge-arg-certificate = Giấy chứng nhận: một tệp mới
help-server-purge-arg-locks = Thư mục bản chốt khoá, nằm trên ổ đĩa khác với kho và các bản sao của kho; không ghi thì là STORE-locks
help-server-status = Cho biết trong kho có gì, bằng số lượng
help-server-status-arg-store = Thư mục của kho
help-server-status-arg-json = In JSON, dành cho chương trình khác

store-made = Đã tạo kho tại { $path }.
store-empty = Kho chưa có nghiên cứu nào.
study-loaded = Nghiên cứu { $study } đang ở bản thông báo số { $version }: { $forms } biểu mẫu, { $vouchers } tem gửi chưa dùng.
serve-listening = listening on { $scheme }://{ $address }
serve-ended = Đã dừng êm thấm: nhận { $kept }, gửi lại { $known }, từ chối { $refused }.
parcel-written = Đã ghi { $envelopes } phong bì vào { $path }.

study-purged = Đã xoá vĩnh viễn { $envelopes } phong bì. Giấy chứng nhận: { $certificate }.
study-purged-later = Một chương trình khác đang đọc kho: phần đã xoá sẽ rời khỏi ổ đĩa khi chương trình ấy kết thúc.
    .hint = Hãy kết thúc nó, rồi khởi động máy chủ một lần.
purge-no-study = Nghiên cứu này không có trong kho.
    .hint = Xem các nghiên cứu đang có bằng lệnh: kin-server status KHO
purge-no-day = Thông báo nghiên cứu không nêu ngày nào để được xoá phong bì.
    .hint = Nhóm nghiên cứu cần ký một thông báo có nêu ngày.
purge-too-early = Theo thông báo nghiên cứu, không được xoá gì trước { $day }.
    .hint = Ai xoá sớm hơn thì bàn nghiên cứu và kiểm toán viên sẽ phát hiện. Hãy chờ, hoặc xin nhóm nghiên cứu một thông báo khác.
purge-note-refused = Không thể tin thông báo nghiên cứu trong kho.
    .hint = Hãy nạp lại gói của nhóm nghiên cứu: kin-server study load KHO GÓI
purge-roots-refused = Không đọc được các khoá gốc trong kho.
    .hint = Hãy khôi phục kho từ bản sao lưu.
purge-log-failed = Không ghi được sổ của nghiên cứu.
    .hint = Chưa xoá gì. Hãy xem máy chủ đã dừng và ổ đĩa còn tốt, rồi thử lại.
purge-clock-unusable = Không đọc được đồng hồ của máy này.
    .hint = Hãy chỉnh lại, rồi thử lại.
study-not-in-store = Nghiên cứu { $study } không có trong kho.
    .hint = Xem các nghiên cứu đang có bằng lệnh: kin-server status KHO
serve-without-tls = Máy khác truy cập được { $address }, nhưng chưa rõ ai nói TLS: chương trình này hay một proxy phía trước.
    .hint = Hãy thêm --tls-cert và --tls-key, hoặc đặt một proxy TLS phía trước rồi thêm --behind-proxy, hoặc lắng nghe ở 127.0.0.1.
serve-address-refused = Không lắng nghe được ở { $address }.
    .hint = Hãy kiểm tra địa chỉ, và xem có chương trình khác đang giữ cổng này không.
serve-metrics-refused = Không trả lời các con số ở { $path } được.
    .hint = Có thể một máy chủ khác đang trả lời ở đó, hoặc chỗ đó có thứ không phải socket; thư mục phải có sẵn, và đường dẫn phải ngắn hơn 100 byte.
serve-failed = Máy chủ không chạy được.
serve-store-failing = Kho gặp lỗi; các thiết bị được báo quay lại sau: { $reason }
    .hint = Hãy kiểm tra xem đĩa có đầy không. Những gì đã báo nhận thì không mất.
serve-store-working = Kho đã hoạt động trở lại.

store-not-made = Không có kho nào tại { $path }.
    .hint = Hãy tạo kho bằng lệnh: kin-server init KHO
store-failed = Kho gặp lỗi.

load-bundle-refused = Gói công bố bị từ chối; kho vẫn như cũ.
load-note-refused = Thông báo nghiên cứu trong gói không nối tiếp thông báo đang có trong kho; kho vẫn như cũ.
    .hint = Hãy xin nhóm nghiên cứu gói mới nhất. Nếu đây đã là gói mới nhất, có thể người khác đã làm ra nó: hãy đối chiếu dấu vân tay.
load-roots-refused = Các khoá gốc bị từ chối; kho vẫn như cũ.
load-path-changed = Gói công bố có đường dẫn khác với đường dẫn của nghiên cứu trong kho. Các thiết bị sẽ không tìm thấy nữa.
    .hint = Hãy xin nhóm nghiên cứu gói từ đúng thư mục nghiên cứu cũ.
load-path-taken = Đã có nghiên cứu khác nằm dưới đường dẫn của gói này.
    .hint = Hãy đề nghị nhóm nghiên cứu tạo lại nghiên cứu.
load-overtaken = Trong lúc đó nghiên cứu đã bị một lệnh load khác thay đổi.
    .hint = Hãy chạy lại lệnh.
load-store-failed = Kho gặp lỗi.

log-key = Khoá sổ của kho, để ghi vào bản nghiên cứu: { $key }
store-log-damaged = Sổ trong kho bị hỏng.
    .hint = Hãy dừng máy chủ và giữ nguyên ổ đĩa. Các máy vẫn còn giữ những gì đã gửi trong 30 ngày qua.
load-log-foreign = Bản nghiên cứu ghi sổ của máy chủ khác.
    .hint = Hãy đưa cho nhóm nghiên cứu dòng mà "kin-server log-key STORE" in ra và xin gói mới.
load-log-changed = Bản nghiên cứu ghi một sổ khác với sổ trong kho này, hoặc không ghi sổ nào.
    .hint = Sổ mới bắt đầu trong kho mới: kin-server init. Kho này giữ nguyên.
load-log-late = Kho này đã có phong bì của nghiên cứu mà không nằm trong sổ nào.
    .hint = Sổ phải bắt đầu từ phong bì đầu tiên: hãy tạo kho mới và cho các máy gửi lại.
logbook-key-missing = Kho có sổ, mà khoá ký sổ (log-key) không có ở đó.
    .hint = Hãy lấy lại tệp này từ bản sao. Nếu không còn, phải bắt đầu sổ mới trong kho mới.
logbook-lock-missing = Nghiên cứu { $study }: kho có sổ, mà không có gì cho biết đã ký tới đâu.
    .hint = Hãy chỉ thư mục bản chốt bằng --locks. Nếu đã mất, hãy bắt đầu sổ mới trong kho mới: sổ này không được ký nữa.
logbook-store-behind = Nghiên cứu { $study }: kho có { $held } mục, mà đã ký cho { $signed } mục.
    .hint = Một bản cũ của kho đã được đưa trở lại. Nó không được ký: sẽ thành hai lịch sử. Hãy bắt đầu sổ mới trong kho mới; các máy sẽ gửi lại.
logbook-store-differs = Nghiên cứu { $study }: kho giữ một lịch sử khác với lịch sử đã ký.
    .hint = Nó không được ký. Hãy giữ nguyên ổ đĩa và bắt đầu sổ mới trong kho mới; các máy sẽ gửi lại.
logbook-lock-unreadable = Nghiên cứu { $study }: bản chốt khoá không phải của sổ này, hoặc bị hỏng.
    .hint = Hãy đưa thư mục bản chốt trở lại. Nếu đã mất, hãy bắt đầu sổ mới trong kho mới.
logbook-lock-moved = Nghiên cứu { $study }: chương trình khác đã dời bản chốt khoá.
    .hint = Chỉ một máy chủ được ký một sổ. Hãy dừng máy kia.
logbook-lock-failed = Không ghi được bản chốt khoá.
    .hint = Chưa xác nhận gì cho tới khi ghi được. Hãy xem lại ổ đĩa chứa nó.
logbook-store-failed = Kho bị lỗi.

## Người chuyển, người kiểm tra và người làm chứng

help-server-study-reader = Tạo giấy đi đường để người chuyển hay người kiểm tra lấy những gì kho giữ của một nghiên cứu
    .long =
        Tạo giấy đi đường để người chuyển hay người kiểm tra lấy những gì kho giữ của một nghiên cứu

        Ai có giấy này đều lấy được mọi phong bì và mọi mục của sổ, và không mở được cái nào. Hãy trao tận tay, mỗi người cần thì một giấy. Kho chỉ giữ bản băm của nó.
help-server-study-reader-arg-store = Thư mục của kho
help-server-study-reader-arg-bundle = Gói của nhóm nghiên cứu, cho biết nghiên cứu nằm ở đâu
help-server-study-reader-arg-out = Giấy đi đường: một tệp mới
help-server-study-reader-arg-only = Bỏ mọi giấy đi đường đã tạo trước đây của nghiên cứu này
help-server-study-packages = Nhận các gói của văn phòng đợi máy đến lấy, thay cho mọi gói đợi trước đó
    .long =
        Nhận các gói của văn phòng đợi máy đến lấy, thay cho mọi gói đợi trước đó

        Thư mục là nơi `kin-researcher device assign --for-server` ghi vào. Mỗi gói niêm phong cho một máy, và tên gói không nói là máy nào: máy tự tìm gói của mình. Nhận hết hoặc không nhận gì; thư mục rỗng thì không còn gói nào. Máy chủ có thể đang chạy.
help-server-study-packages-arg-store = Thư mục của kho
help-server-study-packages-arg-study = Nghiên cứu, như `status` hiện ra
help-server-study-packages-arg-folder = Thư mục chứa các gói, và không có gì khác
packages-taken = { $packages ->
    [0] Không có gói nào
   *[other] Có { $packages } gói
 } đợi máy đến lấy; những gói đợi trước đó đã bỏ.
packages-name-unfit = { $file } không mang tên của một gói. Chưa nhận gì.
    .hint = Thư mục chỉ chứa những gì “kin-researcher device assign --for-server” đã ghi.
packages-too-many = Có hơn { $max } gói. Chưa nhận gì.
    .hint = Hãy bỏ những gói mà máy đã nhận.
packages-unsealed = { $file } không được niêm phong như một gói. Chưa nhận gì.
    .hint = Hãy để văn phòng làm lại. Thứ gì không niêm phong thì không để ở đây.
help-server-study-cosign = Nhận những gì người làm chứng đã cùng ký, và đưa ra phục vụ
    .long =
        Nhận những gì người làm chứng đã cùng ký, và đưa ra phục vụ

        Chữ ký chỉ được tính khi nó ký một bản chốt của sổ này, và do người làm chứng có tên trong bản nghiên cứu. Máy chủ có thể đang chạy.
help-server-study-cosign-arg-store = Thư mục của kho
help-server-study-cosign-arg-study = Nghiên cứu, như `status` cho thấy
help-server-study-cosign-arg-file = Tệp mà người làm chứng ghi bằng `kin-auditor cosign`
reader-made = Đã ghi giấy đi đường { $path }. Nghiên cứu này hiện có { $readers } giấy.
reader-path-differs = Gói này thuộc nghiên cứu không nằm trong kho, hoặc nằm ở chỗ khác.
    .hint = Hãy dùng gói đã nạp: kin-server study load STORE BUNDLE
reader-no-chance = Máy này không cho số ngẫu nhiên.
cosign-taken = Ở { $entries } mục, sổ có { $cosigned } người làm chứng cùng ký; cần { $needed }.
cosign-no-log = Kho không có sổ của nghiên cứu này, hoặc không có khoá của sổ.
    .hint = Xem các nghiên cứu bằng: kin-server status STORE
cosign-note-refused = Bản nghiên cứu trong kho bị từ chối.
    .hint = Hãy nạp gói mới nhất: kin-server study load STORE BUNDLE
cosign-roots-refused = Các gốc trong kho bị từ chối.
    .hint = Kho bị hỏng: kin-server check STORE
cosign-checkpoint-refused = Đây không phải là bản chốt của sổ nghiên cứu này; không nhận gì.
    .hint = Nếu người làm chứng đã ký nó thì hãy giữ tệp: có thể có người khác ký bằng khoá của sổ này.
cosign-nobody = Không người làm chứng nào có tên trong bản nghiên cứu đã ký; không nhận gì.
    .hint = Bản nghiên cứu ghi ai được ký: kin-auditor study NOTE
cosign-store-failed = Kho bị lỗi.

## Kiểm tra và sao lưu kho

help-server-check = Kiểm tra kho có nguyên vẹn không: tính lại sổ, đọc từng phong bì
    .long =
        Kiểm tra kho có nguyên vẹn không: tính lại sổ, đọc từng phong bì

        Không đổi gì, và máy chủ có thể đang chạy. Điều gì sai thì nói ra, không ai sửa: hãy giữ nguyên ổ đĩa.
help-server-check-arg-store = Thư mục của kho
help-server-check-arg-locks = Thư mục bản chốt khoá, ở ổ đĩa khác với kho và bản sao lưu; nếu không ghi thì là STORE-locks
help-server-check-arg-json = In JSON, cho chương trình
help-server-backup = Chép kho sang thư mục mới, trong khi máy chủ có thể đang chạy, rồi kiểm tra bản chép
    .long =
        Chép kho sang thư mục mới, trong khi máy chủ có thể đang chạy, rồi kiểm tra bản chép

        Bản chép có những gì kho có ở một thời điểm, và khoá của sổ; không có gì đã bị xoá. Nó không bao giờ có bản chốt khoá: bản chép đưa trở lại không được ký điều trái với những gì đã ký sau khi nó được tạo.
help-server-backup-arg-store = Thư mục của kho
help-server-backup-arg-out = Thư mục của bản chép: mới, hoặc trống
check-done = Nghiên cứu { $study }: { $entries } mục của sổ, { $envelopes } phong bì nguyên vẹn, { $gone } đã lấy đi.
check-findings = Kho không đúng như nó ghi.
    .hint = Hãy giữ nguyên ổ đĩa. Việc cần làm có trong keys-docs/server.md: a lost server.
check-leaf-damaged = Mục { $place } của sổ bị thiếu, hoặc không hợp lệ.
check-tree-differs = Ở { $size } mục, sổ cho ra gốc khác với gốc phải có.
check-behind-lock = Kho có { $held } mục, mà đã ký cho { $signed } mục.
check-envelopes-damaged = { $count } phong bì bị hỏng.
check-envelopes-missing = { $count } phong bì trong sổ không có ở đây, cũng chưa bị lấy đi.
check-envelopes-not-logged = { $count } phong bì có ở đây mà không có trong sổ.
check-envelopes-not-deleted = { $count } phong bì vẫn ở đây dù đã rút hoặc đã xoá theo hạn.
backup-done = Đã chép sang { $path } và kiểm tra: { $entries } mục, { $envelopes } phong bì. Không có bản chốt khoá trong đó.
backup-not-whole = Bản chép không nguyên vẹn, và đã bị bỏ đi.
    .hint = Kho bị hỏng, hoặc ổ đĩa của bản chép bị hỏng: kin-server check STORE

## TLS

help-server-serve-arg-tls-cert = Các chứng chỉ để chương trình tự nói TLS, dạng PEM, chứng chỉ của chính nó đứng đầu
help-server-serve-arg-tls-key = Khoá của chứng chỉ đứng đầu, dạng PEM
tls-file-failed = Không đọc được một tệp của TLS.
tls-certificates-malformed = { $path } không có chứng chỉ dạng PEM nào.
    .hint = Nó bắt đầu bằng -----BEGIN CERTIFICATE-----; chứng chỉ của chính máy chủ đứng đầu.
tls-key-malformed = { $path } không có khoá riêng dạng PEM.
tls-unfit = Chứng chỉ và khoá không khớp nhau.
    .hint = Hãy đưa khoá mà chứng chỉ đứng đầu được tạo cho nó.

status-study = Nghiên cứu
status-version = Bản thông báo số
status-forms = Biểu mẫu
status-vouchers = Tem chưa dùng
status-spent = Tem đã dùng
status-revoked = Tem đã huỷ
status-envelopes = Phong bì
status-bytes = Số byte của chúng
status-tombstones = Đã rút lại hoặc xoá theo hạn
status-pending = Tiền ảnh đang chờ
status-entries = Số mục của sổ
status-signed = Đã ký cho
status-cosigned = Đã được cùng ký
status-purge = Được xoá từ ngày
status-store = Các tệp của kho, byte
status-free = Đĩa còn trống, byte
status-none = chưa có
help-server-withdraw = Xoá những gì đã trả lời với một mã, khi có người viết thư hoặc gọi đến
    .long =
        Xoá những gì đã trả lời với một mã, khi có người viết thư hoặc gọi đến

        Mã được hỏi và không hiện ra; mã không bao giờ là tham số, và không được giữ lại. Hãy dừng máy chủ của kho này trước, hoặc nhờ nó khi đang chạy: --through, hoặc trên trang của nó. Giấy chứng minh là của chị ấy: trong đó không có tên, không có câu trả lời.
help-server-withdraw-arg-store = Thư mục của kho
help-server-withdraw-arg-study = Nghiên cứu, như `status` cho thấy
help-server-withdraw-arg-code-file = Đọc mã từ dòng đầu của một tệp, thay vì hỏi
help-server-withdraw-arg-request = Nhận tiền ảnh thay cho mã: một yêu cầu như thiết bị gửi
help-server-withdraw-arg-through = Socket của máy chủ đang chạy, như đã cho `serve --stick`
withdrawn-not-done = Máy chủ đang chạy đã không làm việc ấy.
    .hint = Những gì đã xoá thì vẫn đã xoá. Hãy xem lại kho, rồi gõ mã lần nữa.
help-server-withdraw-arg-receipts = Ghi các giấy chứng minh vào một thư mục mới, mỗi giấy một tệp, thay vì in ra
withdrawn-code-prompt = Mã trên mảnh giấy (22 chữ số, không hiện ra):
withdrawn-deleted = Đã xoá { $count } phong bì; phần này chứng minh điều đó.
withdrawn-nothing = Không có gì dưới mã này.
withdrawn-waits = Nếu sau này còn gì gửi đến với mã này, từ bất cứ máy nào, nó sẽ bị xoá ngay khi đến.
withdrawn-full = Lúc này không ghi nhớ thêm được mã. Phần chưa gửi sẽ không được xoá.
    .hint = Hãy hỏi lại mảnh giấy khi các máy đã gửi xong.
withdrawn-no-log = Trong kho này nghiên cứu { $study } không có sổ: không có gì của nó nằm dưới khoá.
    .hint = Xem có những nghiên cứu nào bằng: kin-server status STORE
store-held = Một chương trình khác đang ký cho { $store }: có lẽ là máy chủ của nó.
    .hint = Hãy dừng nó trước: systemctl stop kin-server. Hoặc để chính nó nhận thẻ nhớ: kin-server unpack --through. Chưa có gì thay đổi.
help-server-withdraw-arg-locks = Thư mục bản chốt khoá, nằm trên ổ đĩa khác với kho và các bản sao của kho; không ghi thì là STORE-locks
help-server-status-arg-locks = Thư mục bản chốt khoá, nằm trên ổ đĩa khác với kho và các bản sao của kho; không ghi thì là STORE-locks

# --- unpack ---
help-server-unpack = Nhận những gì các máy đã đóng gói lên thẻ nhớ, và ghi trả lời cạnh đó
    .long =
        Nhận những gì các máy đã đóng gói lên thẻ nhớ, và ghi trả lời cạnh đó

        Dành cho văn phòng không có mạng: mỗi tệp có đuôi .kin-pack được nhận như thể máy đã tự gửi, và có một tệp trả lời cùng tên, đuôi .kin-answer. Hãy đưa thẻ nhớ trở lại: kin-collector unpack. Dùng lại thẻ nhớ ấy, hay một bản chép của nó, thì không đổi gì. Khi máy chủ của kho này đang chạy, chính nó nhận các gói: --through.
help-server-unpack-arg-store = Thư mục của kho
help-server-unpack-arg-stick = Thư mục của thẻ nhớ
help-server-unpack-arg-through = Socket của máy chủ đang chạy, như đã cho `serve --stick`
help-server-unpack-arg-locks = Thư mục bản chốt khoá, nằm trên ổ đĩa khác với kho và các bản sao của kho; không ghi thì là STORE-locks
help-server-serve-arg-stick = Socket trong hệ tập tin để `unpack --through` đưa vào những gì đến bằng thẻ nhớ, và `withdraw --through` đưa vào một mã, chỉ cho chương trình của cùng người dùng
serve-stick-refused = Không nhận gói ở { $path } được.
    .hint = Có thể một máy chủ khác đang nghe ở đó, hoặc chỗ đó có thứ không phải socket; thư mục phải có sẵn, và đường dẫn phải ngắn hơn 100 byte.
unpack-nothing = Trên thẻ nhớ này không có gói nào. Máy tạo gói bằng: kin-collector pack THẺ-NHỚ
unpacked = Đã nhận { $packs } gói: { $received } phiếu đã vào sổ{ $gone ->
    [0] .
   *[other] , { $gone } phiếu đã được rút lại hoặc đã xoá theo hạn.
 }
unpacked-refused = { $count } phiếu không được nhận. Máy của phiếu sẽ được báo lý do.
unpacked-next = Hãy đưa thẻ nhớ trở lại. Trên mỗi máy: kin-collector unpack THẺ-NHỚ
unpack-file-refused = Không nhận { $path }.
unpack-some-refused = { $count } tệp trên thẻ nhớ không được nhận.
    .hint = Máy của những tệp ấy vẫn còn đủ mọi thứ: hãy đóng gói lại.
unpack-study-unknown = Trong kho này không có nghiên cứu ấy.
    .hint = Có thể thẻ nhớ thuộc máy chủ khác, hoặc gói công bố chưa được nạp: kin-server status STORE
unpack-without-log = Trong kho này nghiên cứu không có sổ, nên không chứng minh được gì cho các máy.
    .hint = Các máy ấy cần có mạng. Hoặc hãy cho nghiên cứu một sổ: kin-researcher study log
unpack-nobody-listens = Máy chủ đang chạy không trả lời ở { $socket }.
    .hint = Nó nghe ở đó nếu được khởi động với `serve --stick`. Khi nó đã dừng thì bỏ --through đi.
unpack-not-taken = Lúc này không nhận gói được. Phần đã nhận đến lúc ấy vẫn được giữ.
    .hint = Không mất gì cả. Hãy xem lại kho, rồi nhận lại chính thẻ nhớ ấy.
