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

        Gói công bố là tệp do `kin-researcher publish` ghi ra: thông báo nghiên cứu đã ký, các biểu mẫu, và giá trị băm của các mã gửi mà thiết bị được dùng. Hoặc nhận tất cả, hoặc không nhận gì. Thông báo cũ hơn thông báo đang có trong kho sẽ bị từ chối.
help-server-study-load-arg-store = Thư mục của kho
help-server-study-load-arg-bundle = Gói công bố của nhóm nghiên cứu
help-server-serve = Trả lời các thiết bị qua HTTP
    .long =
        Trả lời các thiết bị qua HTTP

        Những gì đã báo nhận thì đã nằm trên đĩa. Ctrl-C hoặc SIGTERM: làm nốt việc đang dở rồi dừng.
help-server-serve-arg-store = Thư mục của kho
help-server-serve-arg-listen = Địa chỉ và cổng để lắng nghe; cổng 0 nghĩa là lấy một cổng còn trống
help-server-serve-arg-behind-proxy = Phía trước chương trình đã có proxy lo TLS: cho phép dùng địa chỉ mà máy khác truy cập được
help-server-export = Ghi mọi phong bì của một nghiên cứu vào một kiện cho nhóm nghiên cứu
    .long =
        Ghi mọi phong bì của một nghiên cứu vào một kiện cho nhóm nghiên cứu

        Các phong bì được xếp theo giá trị băm, nên kiện không cho biết chúng đến lúc nào. Sổ của nghiên cứu đi kèm, để bàn nghiên cứu thấy có thiếu phong bì nào không.
help-server-export-arg-store = Thư mục của kho
help-server-export-arg-study = Nghiên cứu, đúng như `status` hiển thị
help-server-export-arg-locks = Thư mục bản chốt khoá, nằm trên ổ đĩa khác với kho và các bản sao của kho; không ghi thì là STORE-locks
help-server-export-arg-parcel = Kiện: một tệp mới
help-server-status = Cho biết trong kho có gì, bằng số lượng
help-server-status-arg-store = Thư mục của kho
help-server-status-arg-json = In JSON, dành cho chương trình khác

store-made = Đã tạo kho tại { $path }.
store-empty = Kho chưa có nghiên cứu nào.
study-loaded = Nghiên cứu { $study } đang ở bản thông báo số { $version }: { $forms } biểu mẫu, { $tokens } mã gửi.
serve-listening = listening on http://{ $address }
serve-ended = Đã dừng êm thấm: nhận { $kept }, gửi lại { $known }, từ chối { $refused }.
parcel-written = Đã ghi { $envelopes } phong bì vào { $path }.
status-study = nghiên cứu
status-version = bản thông báo
status-forms = biểu mẫu
status-tokens = mã gửi
status-envelopes = phong bì
status-bytes = byte

study-not-in-store = Nghiên cứu { $study } không có trong kho.
    .hint = Xem các nghiên cứu đang có bằng lệnh: kin-server status KHO
serve-without-tls = Máy khác truy cập được { $address }, nhưng chưa rõ có gì lo TLS phía trước chương trình này.
    .hint = Hãy lắng nghe ở 127.0.0.1, hoặc đặt một proxy TLS phía trước rồi thêm --behind-proxy.
serve-address-refused = Không lắng nghe được ở { $address }.
    .hint = Hãy kiểm tra địa chỉ, và xem có chương trình khác đang giữ cổng này không.
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
