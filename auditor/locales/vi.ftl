# Chương trình cho người kiểm tra ba chương trình kia.

help-auditor = Kiểm tra những gì nhóm nghiên cứu và máy chủ đã ký, không cần bí mật nào
help-auditor-study = Xác minh một thông báo nghiên cứu và cho biết nội dung của nó
    .long =
        Xác minh một thông báo nghiên cứu và cho biết nội dung của nó

        Thông báo chỉ đáng tin khi có đủ khoá gốc đã ký. Đó là các khoá gốc trong tệp cho bằng --roots, hoặc các khoá mà thông báo tự nêu, sau khi dấu vân tay của chúng đã được so với bản giấy.
help-auditor-study-arg-note = Thông báo nghiên cứu đã ký
help-auditor-study-arg-roots = Các khoá gốc đã ghim, đúng như nhóm nghiên cứu ghi bên cạnh thông báo
help-auditor-study-arg-chain = Thông báo đã ký từng đổi khoá gốc kể từ khi ghim; hãy cho đủ, cũ nhất trước
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

### Biên bản buổi lễ khoá và người chứng kiến

help-auditor-ceremony = Kiểm tra biên bản một buổi lễ khoá, không cần bí mật nào, và nói rõ điều gì không thể kiểm tra được
    .long =
        Kiểm tra biên bản một buổi lễ khoá, không cần bí mật nào, và nói rõ điều gì không thể kiểm tra được

        Biên bản chỉ đáng tin khi đủ khoá gốc và mọi người chứng kiến ghi trong đó đã ký. Biên bản phải liệt kê mọi nhóm mảnh, và được so với những gì nằm cạnh nó: thông báo nghiên cứu, phong bì tổng duyệt, tệp khoá phiên bản.
help-auditor-ceremony-arg-folder = Thư mục của buổi lễ, có transcript.txt và, nếu có, note.txt, roots.txt, rehearsal.age và Cargo.lock
help-auditor-ceremony-arg-roots = Các khoá gốc đã ghim, đúng như nhóm nghiên cứu ghi bên cạnh thông báo
help-auditor-ceremony-arg-fingerprint = Tệp chứa dấu vân tay của các khoá gốc chép từ giấy: đủ mười hai nhóm hoặc sáu nhóm
help-auditor-ceremony-arg-note = Thông báo nghiên cứu đã ký có khoá của buổi lễ, thay cho note.txt trong thư mục
help-auditor-ceremony-arg-program = Chương trình đã tiến hành buổi lễ, để so với giá trị băm của nó
help-auditor-witness = Tạo khoá của người chứng kiến và dùng nó ký biên bản buổi lễ
help-auditor-witness-new = Tạo khoá để người chứng kiến ký, trước buổi lễ và trên máy của chính người đó
    .long =
        Tạo khoá để người chứng kiến ký, trước buổi lễ và trên máy của chính người đó

        Phần công khai đưa cho nhóm nghiên cứu để ghi vào biên bản. Tệp khoá là riêng tư nhưng không có mật khẩu: hãy cất nó như cất đồ của mình, và huỷ đi sau khi đã ký.
help-auditor-witness-new-arg-study = Mã nghiên cứu: 32 chữ số, như `kin-auditor study` cho biết
help-auditor-witness-new-arg-out = Tệp để ghi khoá; phần công khai ghi bên cạnh, có đuôi .vkey
help-auditor-witness-sign = Ký biên bản của buổi lễ mà bạn đã chứng kiến
    .long =
        Ký biên bản của buổi lễ mà bạn đã chứng kiến

        Hãy đọc trước: bạn ký rằng điều ghi ở đó là điều đã xảy ra. Chỉ người chứng kiến có tên trong biên bản mới ký được.
help-auditor-witness-sign-arg-transcript = Biên bản; chữ ký của bạn được thêm vào đó
help-auditor-witness-sign-arg-key = Khoá của bạn, do `witness new` ghi ra

ceremony-genuine = Biên bản là thật: { $roots } khoá gốc và toàn bộ { $witnesses } người chứng kiến đã ký.
ceremony-study = Nghiên cứu: { $title } ({ $study })
ceremony-held = Tiến hành: { $held }, cho kỳ { $epoch }
ceremony-program = Chương trình: { $program }, SHA-256 { $digest }
ceremony-lockfile = Tệp khoá phiên bản: SHA-256 { $digest }
ceremony-recovery = Ai mở được: riêng bàn làm việc, hoặc { $threshold } trên { $shares } người giữ mảnh.
ceremony-quorum = Ai mở được: { $threshold } trên { $shares } người giữ mảnh cùng nhau, ngoài ra không ai.
ceremony-recipient = Khoá đã được chia: { $recipient }
ceremony-desk = Khoá ở bàn làm việc: { $recipient }
ceremony-sets = Cả { $opened } nhóm { $threshold } mảnh đều mở được; cả { $refused } nhóm { $fewer } mảnh đều không.
ceremony-rehearsal = Tổng duyệt: phong bì { $digest } đã được mở bằng các mảnh.
ceremony-column-share = Mảnh
ceremony-column-custodian = Người giữ
ceremony-column-commitment = Cam kết
ceremony-column-time = Thời điểm
ceremony-column-step = Bước
ceremony-column-witness = Người chứng kiến
ceremony-column-key = Khoá
ceremony-agrees = { $what }: khớp với biên bản.
ceremony-not-there = { $what }: không được đưa vào, chưa kiểm tra.
ceremony-cannot-show = Không phép kiểm tra biên bản nào cho thấy được:
ceremony-limit = { "  " }- { $limit }
ceremony-contradictions = Biên bản mâu thuẫn với những gì nằm cạnh nó ở { $count } điểm.
    .hint = Đừng dùng khoá nào của buổi lễ này trước khi nhóm nghiên cứu giải thích bằng văn bản cho mọi người đã ký.

witness-made = Dòng trên là phần công khai của khoá của bạn. Nó cũng nằm trong { $file }: hãy đưa cho nhóm nghiên cứu trước buổi lễ.
witness-signed = Đã ký với tư cách “{ $label }”: buổi lễ { $held } cho “{ $title }”.

audit-transcript-refused = Biên bản { $path } bị từ chối.
audit-transcript-untrusted = Biên bản { $path } không đáng tin.
audit-key-refused = { $path } không phải khoá của người chứng kiến.
    .hint = Hãy dùng tệp do `kin-auditor witness new` ghi ra.
audit-chance-unusable = Máy này không cho số ngẫu nhiên.
    .hint = Hãy dùng máy khác.

### The certificate that keys were destroyed
help-auditor-destruction = Kiểm tra giấy chứng nhận huỷ khoá mà không cần bí mật nào, và nói rõ kiểm tra như vậy không cho thấy được gì
    .long =
        Kiểm tra giấy chứng nhận huỷ khoá mà không cần bí mật nào, và nói rõ kiểm tra như vậy không cho thấy được gì

        Giấy chỉ đáng tin khi đủ khoá gốc đã ký. Giấy ghi dãy số của từng máy kết thúc thế nào, và những gì không bao giờ về.
help-auditor-destruction-arg-certificate = Giấy chứng nhận, do kin-researcher keys destroy ghi
help-auditor-destruction-arg-roots = Các khoá gốc đã ghim, như nhóm nghiên cứu ghi bên cạnh thông báo
help-auditor-destruction-arg-fingerprint = Tệp ghi dấu vân tay của khoá gốc lấy từ giấy: đủ mười hai nhóm hoặc sáu nhóm
destruction-genuine = Giấy chứng nhận là thật: đủ khoá gốc đã ký.
destruction-study = Nghiên cứu { $study }, kỳ { $epoch }
destruction-times = Kỳ kết thúc { $ended }; khoá bị huỷ { $destroyed }.
destruction-key-desk = Khoá làm việc ở bàn nghiên cứu: { $digest }
destruction-key-single = Khoá duy nhất, ở bàn nghiên cứu: { $digest }
destruction-key-split = Khoá chia { $split } cho những người giữ mảnh: { $digest }
destruction-transcript = Tạo trong lễ có biên bản { $digest }
destruction-counts = Phong bì đã mở: { $opened }; để riêng: { $quarantined }; gói chưa từng dùng: { $unused }
destruction-column-device = Máy
destruction-column-end = Dãy số
destruction-column-last = Số cuối
destruction-column-missing = Không bao giờ về
destruction-closed = tự đóng
destruction-past = đã sang kỳ sau
destruction-lost = được khai báo mất
destruction-no-device = Chưa máy nào niêm phong gì.
destruction-declared = Người khai báo máy mất: { $names }
destruction-cannot-show = Không cách kiểm tra giấy chứng nhận nào cho thấy được:
destruction-limit = { "  " }- { $limit }
audit-certificate-refused = Giấy chứng nhận { $path } bị từ chối.
audit-certificate-untrusted = Giấy chứng nhận { $path } không đáng tin.

### Thông báo nghiên cứu đầy đủ

audit-training = Nghiên cứu LUYỆN TẬP cho nghiên cứu { $study }: không gì trong đó nói về ai thật.
audit-purge = Sau { $after } máy chủ xoá những gì nó giữ của nghiên cứu này.
audit-no-purge = Máy chủ không được xoá những gì nó giữ của nghiên cứu này: không ghi ngày nào.
audit-backups = Bản sao lưu có thể còn giữ thứ đã xoá thêm { $days } ngày.
audit-program = Phỏng vấn chỉ bắt đầu với phiên bản { $version } của chương trình thu thập hoặc mới hơn.
audit-hybrid = Chỉ niêm phong cho khoá lai chống máy tính lượng tử.
audit-classical = Cho phép khoá cổ điển: ai giữ được bản niêm phong cho chúng đến khi có máy tính lượng tử thì có thể đọc.
audit-log = Nhật ký từ { $from }: { $key }
audit-no-log = Không nêu nhật ký công khai nào.
audit-witnesses = Số chữ ký đồng xác nhận mà một mốc nhật ký cần: { $quorum } trên { $witnesses }
audit-generation = Các khoá gốc đã đổi { $generation } lần từ khi nghiên cứu bắt đầu; mỗi lần đều do các khoá gốc trước đó ký.
audit-offices = Ai ký các gói gửi cho máy (và không đổi được người đọc lẫn khoá gốc):
audit-who = Ai mở được những gì đã niêm phong:
audit-desk-with-recovery = Kỳ { $epoch }, { $from } đến { $until }: riêng bàn làm việc, hoặc { $threshold } trên { $shares } người giữ mảnh cùng nhau.
audit-quorum-only = Kỳ { $epoch }, { $from } đến { $until }: { $threshold } trên { $shares } người giữ mảnh cùng nhau, ngoài ra không ai.
audit-single-key = Kỳ { $epoch }, { $from } đến { $until }: MỘT KHOÁ TRONG MỘT TAY. Mất khoá là mất mọi phiếu của kỳ.
audit-holds-desk = { "  " }ở bàn làm việc: { $recipient }
audit-holds-shares = { "  " }chia thành mảnh: { $recipient }
audit-holds-single = { "  " }trong một tay: { $recipient }
audit-contact = { "  " }chỉ tên và liên hệ: { $recipient }
audit-supervisor = { "  " }chỉ bản ghi kiểm tra: { $recipient }
audit-revoked-compromised = Thu hồi từ { $since }, vì người khác có thể có khoá: { $recipient }
audit-revoked-lost = Thu hồi từ { $since }, vì đã mất: { $recipient }
audit-revoked-retired = Thu hồi từ { $since }, vì đã thay khoá khác: { $recipient }

## Sổ của máy chủ

audit-parcel-refused = { $path } không phải là một kiện nguyên vẹn.
audit-parcel-foreign = { $path } là kiện của nghiên cứu khác với bản nghiên cứu.
audit-log-untrusted = Sổ trong { $path } không đáng tin.
    .hint = Hãy giữ nguyên tệp này: đó là bằng chứng. Hãy xin lại kiện bằng cách khác.
verify-log = Sổ { $origin } có { $entries } mục; gốc đã được tính lại và đúng là gốc mà khoá của sổ đã ký.
verify-witnesses = { $cosigned } trong { $named } người làm chứng đã cùng ký tới mục { $entries }; cần { $needed }.
verify-no-witnesses = Bản nghiên cứu không ghi người làm chứng nào: ngoài máy chủ, chưa ai thấy rằng chỉ có một lịch sử.
verify-envelopes = Phong bì có ở đây { $here }, đã rút bởi người mở được khoá { $withdrawn }, đã xoá sau ngày ghi trong bản nghiên cứu { $purged }.
verify-histories = Không thiếu gì. Khớp với { $checkpoints } bản chốt và { $receipts } biên nhận đã thấy ở nơi khác.
verify-missing = { $count } phong bì mà máy chủ đã ký nhận thì không có ở đây, cũng không có bằng chứng là đã rút.
verify-not-logged = { $count } phong bì có ở đây mà không có trong sổ.
verify-few-witnesses = { $cosigned } người làm chứng đã cùng ký sổ, mà bản nghiên cứu đòi { $needed }.
verify-history-differs = { $path } cho thấy lịch sử khác: ở { $size } mục, sổ này có gốc khác, hoặc ít mục hơn.
verify-receipt-fails = { $path } là biên nhận mà sổ này không giữ.
verify-findings = Có { $count } điều không đúng.
    .hint = Hãy giữ kiện và mọi tệp đã đem ra đối chiếu: gộp lại, đó là bằng chứng.
help-auditor-verify = Kiểm tra xem kiện hay bản sao có đủ mọi thứ máy chủ đã ký nhận không
    .long =
        Kiểm tra xem kiện hay bản sao có đủ mọi thứ máy chủ đã ký nhận không

        Chữ ký của sổ và những người làm chứng, cây được tính lại từng lá, mọi bản chốt và biên nhận đã thấy ở nơi khác, và với mỗi lá là phong bì của nó hoặc bằng chứng là đã rút. Không cần bí mật nào và không đọc câu trả lời nào.

        Bản sao nhớ đã kiểm tra tới đâu, lần sau đi tiếp từ đó.
help-auditor-verify-arg-parcel = Kiện phiếu, hoặc thư mục của bản sao
help-auditor-verify-arg-note = Bản nghiên cứu đã ký, có ghi tên sổ
help-auditor-verify-arg-roots = Các gốc đã ghim, như nhóm nghiên cứu ghi bên cạnh bản nghiên cứu
help-auditor-verify-arg-fingerprint = Tệp có dấu vân tay của các gốc từ giấy: đủ mười hai nhóm hoặc sáu nhóm trong đó
help-auditor-verify-arg-checkpoint = Một bản chốt đã thấy trước đây, của bất kỳ ai, có người cùng ký hay không; có thể ghi nhiều lần
help-auditor-verify-arg-receipt = Một biên nhận mà một máy đã nhận; có thể ghi nhiều lần
help-auditor-verify-arg-again = Kiểm tra bản sao lại từ đầu, dù trước đây đã kiểm tra tới đâu
help-auditor-verify-arg-json = In JSON, cho chương trình
verify-before = { $before } mục đầu đã được kiểm tra trước đây và lần này không đọc lại; { $now } mục là mới. --again đọc lại tất cả.
verify-purged-early = Sổ của máy chủ nói { $count } phong bì đã bị xoá theo hạn trước ngày ghi trong bản nghiên cứu.
verify-invented = Máy chủ bịa chuyện xoá: { $count } mục của sổ nói phong bì đã được rút mà không mở khoá nào.
verify-repeated = { $count } phong bì đứng trong sổ lần thứ hai.

## Bản sao

help-auditor-mirror = Lấy những gì máy chủ giữ của một nghiên cứu, hoặc phần mới
    .long =
        Lấy những gì máy chủ giữ của một nghiên cứu, hoặc phần mới

        Mọi thứ đều được đối chiếu với những gì máy chủ đã ký, và với những gì nó ký trước đây: máy chủ đưa ra lịch sử khác thì bị lộ, và không nhận gì từ nó. Những gì đã rút thì cũng xoá ở đây. Bị ngắt ở đâu, lần sau đi tiếp từ đó. Sau đó: kin-auditor parcel.
help-auditor-mirror-arg-mirror = Thư mục của bản sao: mới hoặc trống, hoặc bản sao cần cập nhật
help-auditor-mirror-arg-pass = Giấy đi đường, do người vận hành máy chủ đưa
help-auditor-mirror-arg-note = Bản nghiên cứu đã ký, có ghi tên sổ
help-auditor-mirror-arg-roots = Các gốc đã ghim, như nhóm nghiên cứu ghi bên cạnh bản nghiên cứu
help-auditor-mirror-arg-fingerprint = Tệp có dấu vân tay của các gốc từ giấy: đủ mười hai nhóm hoặc sáu nhóm trong đó
mirror-empty = Sổ của nghiên cứu này trên máy chủ chưa có mục nào.
mirror-done = Bản sao đã cập nhật tới { $entries } mục: { $new_entries } mục mới, đã lấy { $envelopes } phong bì.
mirror-standing = Phong bì có ở đây { $here }, đã rút { $withdrawn }, đã xoá theo hạn { $purged }.
mirror-leaves-so-far = { $here } trong { $all } mục …
mirror-envelopes-so-far = { $here } trong { $all } phong bì …
mirror-findings = Bản sao chưa đủ.
    .hint = Lát nữa hãy chạy lại. Nếu vẫn vậy, hãy báo nhóm nghiên cứu: kin-auditor verify cho biết thiếu gì.
mirror-missing = { $count } phong bì mà máy chủ đã ký nhận thì nó không đưa.
mirror-replaced = Thay cho { $count } phong bì, máy chủ đưa thứ khác.
mirror-purged-early = Sổ của máy chủ nói { $count } phong bì đã bị xoá theo hạn trước ngày ghi trong bản nghiên cứu. Không xoá gì vì chúng.
mirror-invented = Máy chủ bịa chuyện xoá: { $count } mục của sổ nói phong bì đã được rút mà không mở khoá nào. Không xoá gì vì chúng.
mirror-repeated = { $count } phong bì đứng trong sổ lần thứ hai.
mirror-of-another-study = Thư mục này sao nghiên cứu khác.
    .hint = Mỗi nghiên cứu hãy dùng một thư mục.
mirror-of-another-log = Thư mục này sao sổ { $origin }, còn bản nghiên cứu ghi sổ khác.
    .hint = Đã bắt đầu sổ mới: hãy giữ nguyên thư mục này và bắt đầu thư mục mới.
mirror-not-there = Không có bản sao nào trong { $path }.
    .hint = Hãy bắt đầu bằng: kin-auditor mirror
mirror-incomplete = Ở đây mới có { $held } trong { $signed } mục mà máy chủ đã ký nhận.
    .hint = Hãy chạy lại kin-auditor mirror: nó đi tiếp từ đó.
mirror-no-answer = Máy chủ không trả lời.
    .hint = Những gì đã lấy vẫn còn. Hãy chạy lại lệnh.
mirror-pass-refused = Máy chủ từ chối giấy đi đường.
    .hint = Hãy xin người vận hành máy chủ giấy mới: kin-server study reader
mirror-withheld = Máy chủ không đưa { $what }: { $status }
    .hint = Những gì đã lấy vẫn còn. Hãy chạy lại; nếu vẫn vậy, máy chủ đang giấu một phần sổ.
mirror-log-untrusted = Sổ của máy chủ không đáng tin. Không nhận gì từ nó.
    .hint = Hãy giữ nguyên bản sao: đó là bằng chứng. Hãy báo nhóm nghiên cứu ngay.
mirror-damaged = Những gì nằm trong bản sao không phải là những gì đã lấy.
    .hint = Hãy bắt đầu bản sao mới và giữ bản này. Để kiểm tra lại tất cả: kin-auditor verify --again
mirror-disk-failed = Ổ đĩa của bản sao bị lỗi.
audit-note-without-log = Bản nghiên cứu không ghi sổ nào: không có gì để đối chiếu máy chủ.
    .hint = Hãy lấy kiện ngay trên máy chủ: kin-server export
audit-pass-refused = Giấy đi đường { $path } bị từ chối.
audit-pass-foreign = Giấy đi đường này thuộc nghiên cứu khác với bản nghiên cứu.
audit-server-unfit = Không lấy được gì từ địa chỉ trong bản nghiên cứu.
    .hint = Nhóm nghiên cứu sửa lại địa chỉ trong bản nghiên cứu.

## Kiện

help-auditor-parcel = Ghi những gì bản sao giữ thành kiện cho nhóm nghiên cứu
    .long =
        Ghi những gì bản sao giữ thành kiện cho nhóm nghiên cứu

        Cả sổ đi cùng phong bì, để bàn làm việc thấy có thiếu gì không. Không cần mạng, không cần giấy đi đường.
help-auditor-parcel-arg-mirror = Thư mục của bản sao
help-auditor-parcel-arg-parcel = Kiện: một tệp mới
help-auditor-parcel-arg-note = Bản nghiên cứu đã ký, có ghi tên sổ
help-auditor-parcel-arg-roots = Các gốc đã ghim, như nhóm nghiên cứu ghi bên cạnh bản nghiên cứu
help-auditor-parcel-arg-fingerprint = Tệp có dấu vân tay của các gốc từ giấy: đủ mười hai nhóm hoặc sáu nhóm trong đó
parcel-done = Đã ghi { $envelopes } phong bì và sổ { $entries } mục vào { $path }.
parcel-missing = Trong kiện thiếu { $count } phong bì mà máy chủ đã ký nhận.
    .hint = Hãy chạy lại kin-auditor mirror. Bàn làm việc sẽ đếm những gì thiếu.

## Cùng ký sổ

help-auditor-cosign-key = Tạo khoá để người làm chứng cùng ký sổ
    .long =
        Tạo khoá để người làm chứng cùng ký sổ

        Phần công khai đưa cho nhóm nghiên cứu, để họ ghi vào bản nghiên cứu: kin-researcher study witnesses. Tệp khoá là riêng tư nhưng không có mật khẩu: hãy giữ nó, và những gì `cosign` ghi bên cạnh, ở nơi bạn giữ đồ của mình.
help-auditor-cosign-key-arg-name = Tên dùng khi cùng ký, ví dụ audit.example/2026: không dấu cách, không dấu cộng
help-auditor-cosign-key-arg-out = Tệp để ghi khoá; phần công khai ghi bên cạnh, tên kết thúc bằng .vkey
help-auditor-cosign = Cùng ký sổ, với tư cách người làm chứng: rằng nó lớn lên từ bản bạn ký lần trước
    .long =
        Cùng ký sổ, với tư cách người làm chứng: rằng nó lớn lên từ bản bạn ký lần trước

        Điều bạn ký là chỉ có một lịch sử, và bạn thấy nó khi nào; không phải nội dung bên trong. Bản chốt bạn ký lần trước nằm cạnh khoá; bản nào không lớn lên từ đó thì không bao giờ được ký. Hãy đưa tệp cho người vận hành máy chủ: kin-server study cosign.
help-auditor-cosign-arg-source = Kiện phiếu, hoặc thư mục của bản sao
help-auditor-cosign-arg-key = Khoá của bạn, như `cosign-key` đã ghi
help-auditor-cosign-arg-out = Bản chốt đã cùng ký: một tệp mới
help-auditor-cosign-arg-note = Bản nghiên cứu đã ký, có ghi tên sổ
help-auditor-cosign-arg-roots = Các gốc đã ghim, như nhóm nghiên cứu ghi bên cạnh bản nghiên cứu
help-auditor-cosign-arg-fingerprint = Tệp có dấu vân tay của các gốc từ giấy: đủ mười hai nhóm hoặc sáu nhóm trong đó
cosign-key-made = Dòng trên là phần công khai của khoá. Nó cũng nằm trong { $file }: hãy đưa cho nhóm nghiên cứu.
cosign-first = Đây là lần đầu khoá này ký sổ này: chưa có gì để đối chiếu.
cosign-done = Đã ghi { $path }: sổ có { $entries } mục, và lớn lên từ { $before } mục bạn ký lần trước.
audit-name-unfit = Tên người làm chứng có 1 đến 100 ký tự ASCII nhìn thấy được, không có dấu cộng.
audit-witness-unnamed = Bản nghiên cứu không ghi người làm chứng nào có khoá này: chữ ký sẽ không được tính.
    .hint = Hãy đưa phần công khai cho nhóm nghiên cứu: kin-researcher study witnesses
audit-cosign-key-refused = { $path } không phải là khoá để cùng ký.
    .hint = Hãy dùng tệp mà `kin-auditor cosign-key` đã ghi.

### Closing a study
closing-genuine = Giấy chứng nhận là thật: đủ số khoá gốc đã ký.
closing-study = Nghiên cứu { $study }, đóng ngày { $closed }, do { $by }
closing-destroyed = Kỳ { $epoch }: giấy chứng nhận huỷ khoá có SHA-256 { $digest }
closing-column-item = Việc phải kết thúc
closing-column-state = Kết thúc ra sao
closing-interviews = phỏng vấn
closing-quarantine = những gì để riêng
closing-requests = yêu cầu về dữ liệu của mình
closing-handovers = những gì đã bàn giao
closing-keys = khoá của mọi kỳ
closing-shares = các phần khoá của người giữ
closing-server = kho của máy chủ và các bản sao
closing-devices = máy hỏi đã xoá sạch
closing-exports = bản xuất đã xoá
closing-backups = bản sao của máy nhóm
closing-contacts = bảng liên lạc, khoá của người giữ liên lạc và của người giám sát
closing-absent = không có gì
closing-seen = máy của nhóm đã thấy
closing-stated = ngày { $on }, theo lời { $by }; không ai kiểm chứng
closing-unknown = không ai biết: { $why }
closing-cannot-show = Không cách kiểm tra nào cho thấy được:
closing-limit = {"  "}- { $limit }
help-auditor-closing = Kiểm tra giấy chứng nhận nghiên cứu đã đóng, không cần bí mật nào, và cho biết việc gì chỉ là lời nói, việc gì không ai biết
    .long =
        Kiểm tra giấy chứng nhận nghiên cứu đã đóng, không cần bí mật nào, và cho biết việc gì chỉ là lời nói, việc gì không ai biết

        Giấy chỉ được tin khi đủ số khoá gốc đã ký.
help-auditor-closing-arg-certificate = Giấy chứng nhận, do kin-researcher study close lập
help-auditor-closing-arg-roots = Các khoá gốc đã ghim, như nhóm nghiên cứu ghi bên cạnh thông báo
help-auditor-closing-arg-fingerprint = Tệp ghi dấu vân tay của khoá gốc lấy từ giấy: đủ mười hai nhóm hoặc sáu nhóm
