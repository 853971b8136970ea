from __future__ import annotations

import pytest

from tests.extraction.asking import ask

Bodies = list[tuple[tuple[str, ...], tuple[str, ...]]]

DUTIES: list[tuple[str, Bodies]] = [
    (
        "Yêu cầu Giám đốc Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát nhu cầu thuốc.",
        [(("Giám đốc Sở Y tế",), ("Sở Tài chính",))],
    ),
    (
        "Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài nguyên và Môi trường, UBND huyện Lạc Thủy kiểm tra hiện trường.",
        [(("Sở Xây dựng",), ("Sở Tài nguyên và Môi trường", "UBND huyện Lạc Thủy"))],
    ),
    (
        "UBND các huyện, thành phố chỉ đạo các phòng chuyên môn tổ chức trực 24/24 giờ.",
        [(("UBND các huyện, thành phố",), ())],
    ),
    (
        "Các sở, ban, ngành, UBND các huyện, thành phố khẩn trương rà soát thủ tục hành chính.",
        [(("Các sở, ban, ngành", "UBND các huyện, thành phố"), ())],
    ),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội vận động hội viên tham gia.",
        [(("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"), ())],
    ),
    ("Công an tỉnh tiếp tục tăng cường tuần tra, xử lý nghiêm các vi phạm.", [(("Công an tỉnh",), ())]),
    (
        "UBND các xã, phường thuộc vùng đỏ tiếp tục thực hiện nghiêm giãn cách.",
        [(("UBND các xã, phường thuộc vùng đỏ",), ())],
    ),
    ("Đồng chí yêu cầu Sở Xây dựng tham mưu thành lập Tổ công tác.", [(("Sở Xây dựng",), ())]),
    ("Đề nghị liên danh nhà đầu tư huy động đủ máy móc, nhân lực.", [(("liên danh nhà đầu tư",), ())]),
    (
        "Công ty Điện lực Hòa Bình, các chủ hồ thủy lợi, thủy điện vận hành hồ chứa đúng quy trình.",
        [(("Công ty Điện lực Hòa Bình", "các chủ hồ thủy lợi, thủy điện"), ())],
    ),
    ("Giao phòng Tài chính - Kế hoạch bố trí kinh phí dự phòng.", [(("phòng Tài chính - Kế hoạch",), ())]),
    (
        "Ngân hàng Nhà nước Chi nhánh tỉnh chỉ đạo các tổ chức tín dụng tạo điều kiện cho vay.",
        [(("Ngân hàng Nhà nước Chi nhánh tỉnh",), ())],
    ),
    (
        "Yêu cầu Chủ tịch UBND quận, huyện bám sát kịch bản tăng trưởng.",
        [(("Chủ tịch UBND quận, huyện",), ())],
    ),
    (
        "Đề nghị các doanh nghiệp khai thác khoáng sản ký cam kết không xếp hàng quá tải.",
        [(("các doanh nghiệp khai thác khoáng sản",), ())],
    ),
    (
        "Sở Công Thương phối hợp với các doanh nghiệp trồng sâm quản lý vùng trồng.",
        [(("Sở Công Thương",), ("các doanh nghiệp trồng sâm",))],
    ),
    (
        "Sở Y tế phối hợp với Trung tâm Khuyến nông Quốc gia biên soạn tài liệu.",
        [(("Sở Y tế",), ("Trung tâm Khuyến nông Quốc gia",))],
    ),
    ("Các đơn vị chưa giải ngân khẩn trương giải trình.", [(("Các đơn vị chưa giải ngân",), ())]),
    ("Các chủ đầu tư, bên mời thầu thực hiện nghiêm quy định.", [(("Các chủ đầu tư", "bên mời thầu"), ())]),
    ("Sở Giao thông vận tải có trách nhiệm cắm biển cảnh báo tại các điểm sạt lở.", [(("Sở Giao thông vận tải",), ())]),
    (
        "Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Công Thương, Cục trưởng Cục Quản lý thị trường kiểm tra giá cả dịp lễ.",
        [(("Giám đốc Sở Công Thương", "Cục trưởng Cục Quản lý thị trường"), ())],
    ),
    ("Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện.", [(("Văn phòng UBND tỉnh",), ())]),
    (
        "Sở Nông nghiệp và Phát triển nông thôn hướng dẫn UBND các huyện phòng trừ sâu bệnh.",
        [(("Sở Nông nghiệp và Phát triển nông thôn",), ())],
    ),
    (
        "Giao Sở Tài chính tham mưu bố trí kinh phí; Kho bạc Nhà nước tỉnh kiểm soát chi theo quy định.",
        [(("Sở Tài chính",), ()), (("Kho bạc Nhà nước tỉnh",), ())],
    ),
    (
        "Sở Giáo dục và Đào tạo phối hợp với Công an tỉnh tuyên truyền an toàn giao thông trong trường học.",
        [(("Sở Giáo dục và Đào tạo",), ("Công an tỉnh",))],
    ),
    (
        "Yêu cầu Chủ tịch UBND các huyện, thành phố chịu trách nhiệm toàn diện về công tác bảo vệ rừng.",
        [(("Chủ tịch UBND các huyện, thành phố",), ())],
    ),
    (
        "Giao Ban Quản lý dự án đầu tư xây dựng tỉnh đẩy nhanh tiến độ giải phóng mặt bằng.",
        [(("Ban Quản lý dự án đầu tư xây dựng tỉnh",), ())],
    ),
    ("Các chủ đầu tư khẩn trương hoàn thiện hồ sơ thanh toán.", [(("Các chủ đầu tư",), ())]),
    (
        "Đài Phát thanh và Truyền hình tỉnh, Báo Hòa Bình tăng thời lượng tuyên truyền.",
        [(("Đài Phát thanh và Truyền hình tỉnh", "Báo Hòa Bình"), ())],
    ),
    (
        "Bộ Chỉ huy Quân sự tỉnh chủ trì, phối hợp với Công an tỉnh và UBND các xã, phường duy trì lực lượng ứng trực.",
        [(("Bộ Chỉ huy Quân sự tỉnh",), ("Công an tỉnh", "UBND các xã, phường"))],
    ),
    (
        "Thủ trưởng các sở, ban, ngành chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả giải ngân.",
        [(("Thủ trưởng các sở, ban, ngành",), ())],
    ),
    (
        "Giao Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan thẩm định hồ sơ.",
        [(("Sở Nội vụ",), ("các cơ quan liên quan",))],
    ),
    (
        "Yêu cầu các sở, ngành liên quan, UBND huyện Đà Bắc nghiêm túc thực hiện.",
        [(("các sở, ngành liên quan", "UBND huyện Đà Bắc"), ())],
    ),
    (
        "Sở Thông tin và Truyền thông (TTTT) chỉ đạo các doanh nghiệp viễn thông bảo đảm thông tin liên lạc.",
        [(("Sở Thông tin và Truyền thông",), ())],
    ),
    ("Giao Công ty Điện lực Hòa Bình bảo đảm cung ứng điện an toàn.", [(("Công ty Điện lực Hòa Bình",), ())]),
    ("UBND xã Tân Mai tổ chức di dời các hộ dân ra khỏi vùng nguy hiểm.", [(("UBND xã Tân Mai",), ())]),
    ("Trường hợp vượt thẩm quyền, Sở Xây dựng báo cáo UBND tỉnh xem xét, quyết định.", [(("Sở Xây dựng",), ())]),
    ("Theo đó, yêu cầu Sở Y tế tăng cường giám sát dịch tễ.", [(("Sở Y tế",), ())]),
    ("Đề nghị Hội Nông dân tỉnh vận động hội viên không đốt rơm rạ.", [(("Hội Nông dân tỉnh",), ())]),
    (
        "Đề nghị Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh phối hợp xử lý.",
        [(("Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"), ())],
    ),
    (
        "Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với UBND các xã, phường kiểm kê rừng.",
        [(("Sở Nông nghiệp và Môi trường",), ("UBND các xã, phường",))],
    ),
    ("UBND các xã, phường, đặc khu rà soát, sắp xếp trụ sở dôi dư.", [(("UBND các xã, phường, đặc khu",), ())]),
    (
        "Cục Thuế tỉnh chủ động phối hợp với Công an tỉnh chống thất thu ngân sách.",
        [(("Cục Thuế tỉnh",), ("Công an tỉnh",))],
    ),
    ("Bảo hiểm xã hội tỉnh công khai danh sách đơn vị nợ đóng.", [(("Bảo hiểm xã hội tỉnh",), ())]),
    (
        "Các đồng chí Thành viên UBND tỉnh theo lĩnh vực phụ trách kiểm tra, đôn đốc.",
        [(("Các đồng chí Thành viên UBND tỉnh",), ())],
    ),
    ("Giao Tổ công tác 1352 đôn đốc giải ngân.", [(("Tổ công tác 1352",), ())]),
    (
        "Trung tâm Phục vụ hành chính công tỉnh niêm yết công khai thủ tục.",
        [(("Trung tâm Phục vụ hành chính công tỉnh",), ())],
    ),
    ("Giao Sở Y tế kiểm tra, xử lý. Kết quả báo cáo UBND tỉnh trước ngày 20/3/2024.", [(("Sở Y tế",), ())]),
    (
        "Sở Nội vụ, Sở Tài chính, UBND thành phố Hòa Bình và các đơn vị liên quan triển khai thực hiện.",
        [(("Sở Nội vụ", "Sở Tài chính", "UBND thành phố Hòa Bình", "các đơn vị liên quan"), ())],
    ),
    ("2. Sở Y tế: Tăng cường giám sát, phát hiện sớm ca bệnh.", [(("Sở Y tế",), ())]),
    ("UBND tỉnh giao Sở Y tế tham mưu kế hoạch tiêm chủng.", [(("Sở Y tế",), ())]),
    (
        "Chủ tịch UBND tỉnh giao Thủ trưởng các cơ quan, đơn vị tổ chức quán triệt.",
        [(("Thủ trưởng các cơ quan, đơn vị",), ())],
    ),
    (
        "Công an tỉnh, Bộ Chỉ huy quân sự tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh tổ chức tuần tra.",
        [(("Công an tỉnh", "Bộ Chỉ huy quân sự tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"), ())],
    ),
    (
        "Giao Ban Quản lý các khu công nghiệp tỉnh rà soát các dự án chậm tiến độ.",
        [(("Ban Quản lý các khu công nghiệp tỉnh",), ())],
    ),
    ("Chi cục Chăn nuôi và Thú y hướng dẫn tiêm phòng cho đàn vật nuôi.", [(("Chi cục Chăn nuôi và Thú y",), ())]),
    (
        "Đề nghị Liên đoàn Lao động tỉnh, Hội Liên hiệp Phụ nữ tỉnh, Tỉnh đoàn vận động đoàn viên tham gia.",
        [(("Liên đoàn Lao động tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn"), ())],
    ),
    ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh giám sát việc thực hiện.", [(("Ủy ban MTTQ Việt Nam tỉnh",), ())]),
    ("Đài Khí tượng Thủy văn tỉnh dự báo sớm các đợt rét.", [(("Đài Khí tượng Thủy văn tỉnh",), ())]),
    ("Yêu cầu các nhà thầu bố trí đủ nhân lực, máy móc.", [(("các nhà thầu",), ())]),
    ("Các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện.", [(("Các cơ quan, đơn vị, địa phương",), ())]),
    ("Đề nghị các cơ quan báo chí đưa tin kịp thời.", [(("các cơ quan báo chí",), ())]),
    ("Nhiệm vụ này giao cho Sở Y tế thực hiện.", [(("Sở Y tế",), ())]),
    ("Việc thẩm định do Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện.", [(("Sở Y tế",), ("Sở Nội vụ",))]),
    (
        "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh trực ban nghiêm túc.",
        [(("Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh",), ())],
    ),
    (
        "Công ty TNHH MTV Khai thác công trình thủy lợi Hòa Bình vận hành hồ chứa đúng quy trình.",
        [(("Công ty TNHH MTV Khai thác công trình thủy lợi Hòa Bình",), ())],
    ),
    (
        "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Nội vụ để tổng hợp.",
        [(("các đơn vị",), ())],
    ),
    ("Để kịp thời vụ, UBND tỉnh yêu cầu UBND các huyện tập trung làm đất.", [(("UBND các huyện",), ())]),
    ("Trên cơ sở đó, Sở Tài chính tổng hợp, trình UBND tỉnh.", [(("Sở Tài chính",), ())]),
    ("Đồng thời, giao Thanh tra tỉnh thanh tra đột xuất các dự án có dấu hiệu vi phạm.", [(("Thanh tra tỉnh",), ())]),
    (
        "Đề nghị Đoàn Đại biểu Quốc hội tỉnh, Thường trực HĐND tỉnh giám sát.",
        [(("Đoàn Đại biểu Quốc hội tỉnh", "Thường trực HĐND tỉnh"), ())],
    ),
    ("Các địa phương có rừng tổ chức ký cam kết bảo vệ rừng với các hộ dân.", [(("Các địa phương có rừng",), ())]),
    (
        "Yêu cầu Chủ tịch UBND huyện Mai Châu, Giám đốc Sở Xây dựng khẩn trương khắc phục sạt lở.",
        [(("Chủ tịch UBND huyện Mai Châu", "Giám đốc Sở Xây dựng"), ())],
    ),
    (
        "Giao Sở Khoa học và Công nghệ là cơ quan đầu mối, phối hợp với các đơn vị liên quan theo dõi, tổng hợp.",
        [(("Sở Khoa học và Công nghệ",), ("các đơn vị liên quan",))],
    ),
    (
        "Các trường học trên địa bàn tỉnh tổ chức cho học sinh ký cam kết.",
        [(("Các trường học trên địa bàn tỉnh",), ())],
    ),
    ("Hạt Kiểm lâm huyện Lạc Sơn tăng cường tuần tra, canh gác.", [(("Hạt Kiểm lâm huyện Lạc Sơn",), ())]),
    (
        "Văn phòng Điều phối nông thôn mới tỉnh đôn đốc các xã hoàn thiện hồ sơ.",
        [(("Văn phòng Điều phối nông thôn mới tỉnh",), ())],
    ),
    (
        "Sở Văn hóa, Thể thao và Du lịch tổ chức các hoạt động văn hóa mừng Đảng, mừng Xuân.",
        [(("Sở Văn hóa, Thể thao và Du lịch",), ())],
    ),
    (
        "Sở Lao động - Thương binh và Xã hội rà soát, hỗ trợ các đối tượng yếu thế.",
        [(("Sở Lao động - Thương binh và Xã hội",), ())],
    ),
    (
        "Yêu cầu Giám đốc Sở Nội vụ và Chủ tịch UBND các huyện, thành phố chịu trách nhiệm về số liệu.",
        [(("Giám đốc Sở Nội vụ", "Chủ tịch UBND các huyện, thành phố"), ())],
    ),
    ("Đảng ủy UBND tỉnh lãnh đạo thực hiện việc sắp xếp tổ chức.", [(("Đảng ủy UBND tỉnh",), ())]),
    (
        "Ủy ban nhân dân các xã, phường trên địa bàn tỉnh khẩn trương kiện toàn bộ máy.",
        [(("Ủy ban nhân dân các xã, phường trên địa bàn tỉnh",), ())],
    ),
    (
        "Thuế tỉnh Phú Thọ phối hợp với UBND các xã, phường rà soát nợ thuế.",
        [(("Thuế tỉnh Phú Thọ",), ("UBND các xã, phường",))],
    ),
    (
        "Đề nghị Ban Tổ chức Tỉnh ủy, Ủy ban Kiểm tra Tỉnh ủy cho ý kiến về nhân sự.",
        [(("Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy"), ())],
    ),
    (
        "Giao Giám đốc Sở Kế hoạch và Đầu tư chủ trì, cùng Sở Tài chính, Kho bạc Nhà nước tỉnh rà soát dự án.",
        [(("Giám đốc Sở Kế hoạch và Đầu tư",), ("Sở Tài chính", "Kho bạc Nhà nước tỉnh"))],
    ),
    ("Đề nghị Ban Tuyên giáo Tỉnh ủy định hướng công tác tuyên truyền.", [(("Ban Tuyên giáo Tỉnh ủy",), ())]),
    (
        "Giao Giám đốc Sở Nội vụ, căn cứ quy định, chủ trì, phối hợp với Thủ trưởng các sở, ban, ngành rà soát.",
        [(("Giám đốc Sở Nội vụ",), ("Thủ trưởng các sở, ban, ngành",))],
    ),
    ("Sở Y tế (cơ quan thường trực) theo dõi, đôn đốc.", [(("Sở Y tế",), ())]),
    ("UBND cấp huyện, UBND cấp xã bố trí kinh phí đối ứng.", [(("UBND cấp huyện", "UBND cấp xã"), ())]),
    (
        "Các đơn vị sự nghiệp công lập thuộc UBND tỉnh xây dựng phương án tự chủ.",
        [(("Các đơn vị sự nghiệp công lập thuộc UBND tỉnh",), ())],
    ),
    (
        "Người đứng đầu các cơ quan, đơn vị chịu trách nhiệm nếu để xảy ra vi phạm.",
        [(("Người đứng đầu các cơ quan, đơn vị",), ())],
    ),
    (
        "Chủ đầu tư các dự án trọng điểm cam kết tiến độ giải ngân từng tháng.",
        [(("Chủ đầu tư các dự án trọng điểm",), ())],
    ),
    ("Công an tỉnh chỉ đạo Công an các huyện, thành phố tăng cường xử lý vi phạm.", [(("Công an tỉnh",), ())]),
    ("Sở Tài chính sớm có văn bản hướng dẫn các địa phương.", [(("Sở Tài chính",), ())]),
    (
        "Đối với kiến nghị của UBND huyện Yên Thủy, giao Sở Giao thông vận tải xem xét, giải quyết.",
        [(("Sở Giao thông vận tải",), ())],
    ),
    ("Về kinh phí: Giao Sở Tài chính thẩm định, trình UBND tỉnh.", [(("Sở Tài chính",), ())]),
    ("Riêng UBND huyện Đà Bắc hoàn thành việc di dân trước ngày 30/6/2024.", [(("UBND huyện Đà Bắc",), ())]),
    (
        "Yêu cầu Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn điều tiết phương tiện.",
        [(("Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",), ())],
    ),
    (
        "Giao Trường Cao đẳng Nghề Hòa Bình, Trường Chính trị tỉnh tổ chức tuyển sinh.",
        [(("Trường Cao đẳng Nghề Hòa Bình", "Trường Chính trị tỉnh"), ())],
    ),
    ("Giao Quỹ Đầu tư phát triển tỉnh giải ngân vốn vay.", [(("Quỹ Đầu tư phát triển tỉnh",), ())]),
    (
        "Giao Bệnh viện Đa khoa tỉnh, Trung tâm Kiểm soát bệnh tật tỉnh chuẩn bị thuốc, vật tư.",
        [(("Bệnh viện Đa khoa tỉnh", "Trung tâm Kiểm soát bệnh tật tỉnh"), ())],
    ),
    ("Đề nghị Ngân hàng Chính sách xã hội tỉnh giải ngân kịp thời.", [(("Ngân hàng Chính sách xã hội tỉnh",), ())]),
    (
        "UBND phường Tân Thịnh, UBND phường Hữu Nghị và Công an thành phố Hòa Bình lập lại trật tự vỉa hè.",
        [(("UBND phường Tân Thịnh", "UBND phường Hữu Nghị", "Công an thành phố Hòa Bình"), ())],
    ),
    (
        "Các cơ quan chuyên môn thuộc UBND tỉnh tự kiểm tra, báo cáo.",
        [(("Các cơ quan chuyên môn thuộc UBND tỉnh",), ())],
    ),
    ("Sở Tư pháp thẩm định dự thảo trong 05 ngày làm việc.", [(("Sở Tư pháp",), ())]),
    (
        "Giao Sở Kế hoạch và Đầu tư chủ trì, phối hợp các cơ quan, đơn vị liên quan tổng hợp.",
        [(("Sở Kế hoạch và Đầu tư",), ("các cơ quan, đơn vị liên quan",))],
    ),
    (
        "Sở Xây dựng phối hợp chặt chẽ với UBND các huyện, thành phố và các chủ đầu tư tháo gỡ vướng mắc.",
        [(("Sở Xây dựng",), ("UBND các huyện, thành phố", "các chủ đầu tư"))],
    ),
    ("Đề nghị Tổng Công ty Điện lực miền Bắc đầu tư lưới điện nông thôn.", [(("Tổng Công ty Điện lực miền Bắc",), ())]),
    ("Yêu cầu Sở Nội vụ: (1) rà soát biên chế; (2) báo cáo trước ngày 20/3/2024.", [(("Sở Nội vụ",), ())]),
    (
        "Sở Giáo dục và Đào tạo, các trường trực thuộc thực hiện nghiêm quy chế thi.",
        [(("Sở Giáo dục và Đào tạo", "các trường trực thuộc"), ())],
    ),
    (
        "Ban Dân tộc tỉnh, Sở Nội vụ, theo chức năng, nhiệm vụ được giao, hướng dẫn các địa phương.",
        [(("Ban Dân tộc tỉnh", "Sở Nội vụ"), ())],
    ),
    ("Đồng ý với đề nghị của Sở Xây dựng; giao Sở Xây dựng hoàn thiện hồ sơ.", [(("Sở Xây dựng",), ())]),
    ("Lãnh đạo UBND các huyện trực tiếp xuống cơ sở kiểm tra.", [(("Lãnh đạo UBND các huyện",), ())]),
    ("Các doanh nghiệp kinh doanh vận tải niêm yết giá cước.", [(("Các doanh nghiệp kinh doanh vận tải",), ())]),
    (
        "Văn phòng Đoàn Đại biểu Quốc hội và Hội đồng nhân dân tỉnh tổng hợp ý kiến cử tri.",
        [(("Văn phòng Đoàn Đại biểu Quốc hội và Hội đồng nhân dân tỉnh",), ())],
    ),
    (
        "Hội Cựu chiến binh tỉnh, Hội Người cao tuổi tỉnh, Hội Chữ thập đỏ tỉnh vận động quyên góp.",
        [(("Hội Cựu chiến binh tỉnh", "Hội Người cao tuổi tỉnh", "Hội Chữ thập đỏ tỉnh"), ())],
    ),
    ("Liên minh Hợp tác xã tỉnh hỗ trợ thành lập mới hợp tác xã.", [(("Liên minh Hợp tác xã tỉnh",), ())]),
    (
        "Giao Sở Ngoại vụ chủ trì đón tiếp; Văn phòng UBND tỉnh chuẩn bị nội dung; Công an tỉnh bảo đảm an ninh.",
        [(("Sở Ngoại vụ",), ()), (("Văn phòng UBND tỉnh",), ()), (("Công an tỉnh",), ())],
    ),
    ("Giao Sở KH&ĐT tham mưu điều chỉnh kế hoạch vốn.", [(("Sở KH&ĐT",), ())]),
    (
        "Yêu cầu Công ty CP Nước sạch Hòa Bình khắc phục sự cố trong ngày 07/3/2024.",
        [(("Công ty CP Nước sạch Hòa Bình",), ())],
    ),
    ("Giao Chi cục Thủy lợi kiểm tra an toàn đập.", [(("Chi cục Thủy lợi",), ())]),
    ("Giao Phòng Kinh tế - Hạ tầng huyện Lương Sơn lập hồ sơ.", [(("Phòng Kinh tế - Hạ tầng huyện Lương Sơn",), ())]),
    ("Cục Thống kê tỉnh công bố số liệu đúng lịch.", [(("Cục Thống kê tỉnh",), ())]),
    ("Kho bạc Nhà nước Khu vực VII thanh toán kịp thời.", [(("Kho bạc Nhà nước Khu vực VII",), ())]),
    ("Đề nghị Đảng ủy các xã, phường lãnh đạo, chỉ đạo giải phóng mặt bằng.", [(("Đảng ủy các xã, phường",), ())]),
    (
        "Yêu cầu Ủy ban nhân dân xã Mai Hạ, Ủy ban nhân dân xã Tân Mai kiểm đếm đất đai.",
        [(("Ủy ban nhân dân xã Mai Hạ", "Ủy ban nhân dân xã Tân Mai"), ())],
    ),
    # One board manages an economic zone and the industrial zones.
    (
        "Yêu cầu Ban Quản lý KKT Vũng Mẫu và các KCN Phú Sơn khẩn trương bàn giao mặt bằng.",
        [(("Ban Quản lý KKT Vũng Mẫu và các KCN Phú Sơn",), ())],
    ),
    (
        "Giao Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh, UBND các huyện đôn đốc nhà đầu tư.",
        [(("Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh", "UBND các huyện"), ())],
    ),
    (
        "Ban Quản lý Khu kinh tế tỉnh và các khu công nghiệp trên địa bàn tỉnh báo cáo tình hình lao động.",
        [(("Ban Quản lý Khu kinh tế tỉnh và các khu công nghiệp trên địa bàn tỉnh",), ())],
    ),
    (
        "Ban Quản lý các KCN và Chế xuất Thạch Mẫu phối hợp với Sở Xây dựng kiểm tra hạ tầng.",
        [(("Ban Quản lý các KCN và Chế xuất Thạch Mẫu",), ("Sở Xây dựng",))],
    ),
    (
        "Giao Ban Quản lý Khu kinh tế tỉnh và các sở, ngành liên quan rà soát quy hoạch.",
        [(("Ban Quản lý Khu kinh tế tỉnh", "các sở, ngành liên quan"), ())],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), DUTIES, ids=[sentence for sentence, _ in DUTIES])
def test_who_must_act_and_with_whom(sentence: str, expected: Bodies) -> None:
    assert [(fact.lead, fact.support) for fact in ask(sentence).assignments] == expected


def test_councils_of_several_named_places_are_one_body() -> None:
    duty = ask("Giao Sở Y tế phối hợp với UBND các huyện Nam Trà My, Bắc Trà My và Hiệp Đức tiêm vét.").assignments[0]
    assert duty.support == ("UBND các huyện Nam Trà My, Bắc Trà My và Hiệp Đức",)
    duty = ask("Yêu cầu UBND các huyện Lộc Bình, Cao Lộc, Sở Tài chính rà soát danh mục.").assignments[0]
    assert duty.lead == ("UBND các huyện Lộc Bình, Cao Lộc", "Sở Tài chính")
