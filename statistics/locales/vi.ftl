# Ước lượng.

statistics-weight-out-of-range = Có trọng số âm, hoặc lớn quá mức.
    .hint = Trọng số là số người mà một dòng đại diện: từ 0 trở lên.
statistics-value-out-of-range = Có giá trị lớn quá, không tính được.
    .hint = Giá trị nằm trong khoảng từ -1e60 đến 1e60. Mã dùng cho giá trị khuyết thì khai bằng --missing.
statistics-population-out-of-range = Quy mô tổng thể của tầng “{ $stratum }” không phải là số dương.
    .hint = Cột khai là fpc ghi số đơn vị giai đoạn một có trong tổng thể của tầng.
statistics-population-differs = Hai dòng ghi quy mô tổng thể khác nhau cho cùng tầng “{ $stratum }”.
    .hint = Cột khai là fpc phải như nhau ở mọi dòng của một tầng: số đơn vị giai đoạn một của tầng đó.
statistics-population-too-small = Tầng “{ $stratum }” có { $units } đơn vị trong mẫu, nhiều hơn trong tổng thể.
    .hint = Cột khai là fpc đếm đơn vị giai đoạn một (PSU, nếu có), không đếm người và không phải tỷ lệ.
statistics-lonely-unit = Tầng “{ $stratum }” chỉ có một đơn vị mẫu cấp một (PSU) trong mẫu: không thể biết các đơn vị trong tầng khác nhau bao nhiêu.
    .hint = Gộp tầng này với một tầng tương tự; hoặc ghi trong tệp thiết kế "lonely_psu": "center", hay "certainty" nếu đơn vị ấy chắc chắn được chọn.
statistics-too-many-values = Có hơn { $most } giá trị khác nhau.
    .hint = Hãy gộp giá trị thành nhóm trước, hoặc chọn cột khác.
statistics-designs-differ = Không thể gộp những phần được tính theo các thiết kế khác nhau.
    .hint = Tính mọi phần theo cùng một thiết kế.
statistics-person-twice = Một người xuất hiện hai lần trong cùng một vòng.
    .hint = Hãy quyết định dòng nào được tính, rồi bỏ dòng kia.
