"""Vietnamese."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, phrases, words

VIETNAMESE = Language(
    code="vi",
    name="Vietnamese",
    script="latin",
    seasons=phrases("mùa xuân | mùa hè | mùa thu | mùa đông"),
    conjunctions=phrases("và | cùng"),
    alternatives=phrases("hoặc"),
    date_words=words("ngày vào"),
    accessed=phrases(
        "truy cập | truy cập ngày | ngày truy cập | truy cập lần cuối | lần truy cập cuối | tra cứu ngày | xem ngày"
    ),
    available_at=phrases("có tại | có sẵn tại | xem tại | tại địa chỉ"),
    archived_at=phrases("lưu trữ | bản lưu | lưu trữ bản gốc | bản gốc lưu trữ"),
    ibid=phrases("ibid. | như trên | sđd."),
    same_author=phrases("cùng tác giả | idem"),
    op_cit=phrases("sách đã dẫn | sđd. | tlđd. | bài đã dẫn"),
    above=phrases("ở trên"),
    note_words=phrases("chú thích | ghi chú | cước chú"),
    signals=phrases("xem thêm | xem | so sánh | dẫn theo | trích theo | nguồn:"),
    kinds=phrases(
        "podcast | video | phim | báo cáo | bài báo | nghiên cứu | phỏng vấn | bài phát biểu | bản đồ | thông "
        "cáo báo chí"
    ),
    bylines=words("của"),
    others=phrases("và cộng sự | và những người khác"),
    editors=phrases("chủ biên | cb. | biên tập"),
    translators=phrases("dịch | người dịch"),
    volumes=phrases("tập | quyển | số"),
    pages=phrases("tr. | trang"),
    editions=phrases("xuất bản lần | tái bản"),
    note_headings=phrases("chú thích | ghi chú | cước chú | nguồn"),
    reference_headings=phrases(
        "tài liệu tham khảo | tham khảo | thư mục | nguồn tham khảo | nguồn | thư mục tham khảo"
        " | danh mục tài liệu tham khảo | tài liệu trích dẫn | nguồn tư liệu"
    ),
    link_headings=phrases("liên kết ngoài | đọc thêm"),
    in_language=words("bằng"),
    law_words=phrases(
        "luật | bộ luật | hiến pháp | nghị định | thông tư | nghị quyết | quyết định | pháp lệnh | hiệp định | công ước"
    ),
    that=words("rằng"),
    retracted=phrases("rút lại | bị rút"),
    adversatives=phrases("nhưng | tuy nhiên"),
    function_words=words("và của là các trong có được cho một không người với những đã này khi"),
    abbreviations=words("ths gs pgs tp"),
    errors=ErrorWords(
        subjects=words("trang bài viết nội dung tài liệu"),
        negations=words("không"),
        verbs=words("tìm thấy tồn tại có"),
        absences=words("xóa gỡ"),
        troubles=words("tạm thời bảo trì"),
        others=words(
            "xin lỗi bạn đang yêu cầu này đã bị được hoặc mà rất tiếc của với không kiếm muốn cần tới đến vào "
            "nhập địa chỉ hiện chúng tôi sự mục có thể"
        ),
        sites=words("trang web website máy chủ dịch vụ"),
        unavailable=words("khả dụng tải hiển thị truy cập"),
        over=words("còn nữa"),
    ),
    later=phrases("thử lại | vui lòng thử | ít phút | sau đó | bảo trì | tạm thời | sự cố kỹ thuật"),
    required=phrases("đăng nhập | đăng ký | thuê bao | trình duyệt | quyền truy cập"),
    headings=PageHeadings(
        gone=phrases("không tìm thấy trang | trang không tồn tại | bài viết không tồn tại | lỗi 404"),
        trouble=phrases(
            "lỗi | đang bảo trì | trang web đang bảo trì | dịch vụ không khả dụng | lỗi máy chủ | đã xảy ra lỗi"
        ),
        denied=phrases("truy cập bị từ chối | không có quyền truy cập"),
        challenge=phrases("vui lòng chờ | vui lòng đợi | kiểm tra bảo mật | tôi không phải là người máy"),
        login=phrases("đăng nhập | đăng ký | vui lòng đăng nhập"),
        paywall=phrases("chỉ dành cho người đăng ký | nội dung dành cho thuê bao"),
        region=phrases("không khả dụng ở quốc gia của bạn"),
        consent=phrases("cài đặt cookie | chúng tôi tôn trọng quyền riêng tư của bạn | trước khi tiếp tục"),
        placeholder=phrases("trang chủ | không có tiêu đề | chào mừng"),
        parked=phrases("tên miền này đang được bán"),
    ),
)
