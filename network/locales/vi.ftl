# Địa chỉ, và những gì xảy ra trên đường tới đó.

address-insecure = Địa chỉ máy chủ không phải https, cũng không phải máy này: người khác có thể theo dõi những gì truyền đi.
address-unreadable = Không dùng được địa chỉ máy chủ.
line-too-slow = Đợi mãi không thấy trả lời.
line-name-unknown = Mạng không biết tên máy chủ.
line-no-connection = Không có đường tới máy chủ.
line-cut = Kết nối bị đứt giữa chừng.
line-untrusted = Kết nối không đáng tin: { $reason }
line-answer-too-long = Những gì gửi về dài hơn mọi câu trả lời có thể có.
line-answer-unreadable = Những gì gửi về không phải câu trả lời.
