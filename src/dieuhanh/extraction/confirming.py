"""Stage 5: which facts are certain: those that a second look, by other signs than the rule that found them, confirms.

A rule says "surely" of what it was written for; a text of another office holds what it was not. The second look asks
for each kind what usually is wrong when a rule errs: a body that no list knows and so may end too early or too late, an
issuer left out although a body stands close by, a year among several, a relation read over a distance.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dieuhanh.extraction.bodywords import PLACE_WORDS, names_by_first_word
from dieuhanh.extraction.knowledge import PhraseTable, body_words
from dieuhanh.extraction.model import Assignment, Citation
from dieuhanh.extraction.tokens import has_any, starts_duty, tokens
from dieuhanh.language.prepared import compiled

# Relations read from the words right beside the mention; the others look further and stay unconfirmed.
_BESIDE = frozenset(
    f"relation.{rule}"
    for rule in (
        "announces",
        "replaces",
        "repeals",
        "forwards",
        "submitted",
        "amends",
        "amends-through",
        "implements",
        "by-rule",
        "basis",
        "in-title",
    )
) | {"document.number"}
# In a single document these are confirmed by their place: the words open the sentence of the mention.
_BY_PLACE = frozenset(("relation.implements", "relation.forwards", "relation.submitted"))
_BASIS_OPENS = compiled(r"\s*(?:[-+•]\s)?(?:Căn cứ(?: vào)?(?: các)?|Thực hiện|Xét)\s")
_NORMATIVE = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Hiến pháp")
_OPENS = compiled(r"\s*(?:[-+•]\s)?(?:Căn cứ|Thực hiện|Triển khai|Thi hành|Theo đề nghị|Xét|Sau khi|Theo)\b")
_AUTHOR_NEAR = compiled(
    r"(?:UBND|HĐND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Chính phủ|Thủ tướng|Quốc hội|Cục|Tổng|Hội đồng|Thanh tra|Kiểm toán|Công ty|"
    r"Tỉnh ủy|Thành ủy|Huyện ủy|Viện|Tòa án|Liên đoàn|Ngân hàng|Bảo hiểm)\s"
)
_AUTHOR_AFTER = compiled(
    r"\)?,\s(?:Chủ tịch|Giám đốc|Thường trực|Ban Thường vụ)?\s?(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|"
    r"Thành ủy|Sở|Bộ|Thủ tướng|Chính phủ)\s"
)
# Who directs by name issues nothing: the issuer is none then although the person's office names a body.
_BY_PERSON = compiled(r"\b(?:[Đđ]ồng chí|[ÔôBb](?:ng|à)|Phó Chủ tịch)\s")
# A superior's document may be what the item carries out, and not what it announces.
_SUPERIORS = compiled(
    r"Bộ\s(?!Chỉ huy|đội)|Thủ tướng|Chính phủ|Quốc hội|Ban Chỉ đạo [^,]*(?:quốc gia|Trung ương)|Ban Bí thư"
)
_TERM = compiled(r"\s(?:khóa|khoá|nhiệm kỳ|lần thứ)\s")
_BARE_COUNCIL = ("UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân")
_OF_AFTER = compiled(r"[^.;\n]{0,60}\s(?:của|do)\s")
_ASKED_BEFORE = 70
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_LETTERS = ("Công văn", "Công điện", "Văn bản", "Thông báo", "Kết luận", "Chỉ thị")
_DATE = compiled(r"[0-9]{1,2}(?:\s?[/.-]\s?[0-9]{1,2}\s?[/.-]\s?[0-9]{4}|\stháng\s[0-9]{1,2}\snăm\s[0-9]{4})")
_EVERY = compiled(r"\b(?:hằng|hàng|mỗi)\s(?:ngày|tuần|tháng|quý|năm)\b")
_PLAIN_DUE = ("date", "period", "recurring")
_DIGIT = compiled(r"[0-9]")
_LONGEST_MARK = 8
_ANY_TIME = (
    *("trước ", "chậm nhất", "muộn nhất", "xong ", "hạn ", "định kỳ", "hằng ", "hàng tháng", "hàng quý", "hàng năm"),
    *(
        "mỗi ",
        "ngay sau",
        "ngay khi",
        "sau khi",
        "trước khi",
        "đến khi",
        "tuần ",
        "tháng ",
        "quý ",
        "dịp ",
        "thời gian",
    ),
    *("trong tháng", "trong quý", "trong tuần", "trong năm", "trong vòng", "trong ngày", "trong thời", "trong quá"),
)
_EVERY_WORDS = ("hằng", "hàng", "mỗi")
# A day, a span or an event that a duty without a deadline names may be its deadline after all.
_TIME = compiled(r"[0-9](?:/[0-9]|\s(?:\([^)\n]{1,14}\)\s)?(?:ngày|tháng|tuần|giờ)\b)")
_TIME_WORDS = (
    *("ngày 0", "ngày 1", "ngày 2", "ngày 3", "tháng 0", "tháng 1", "quý I", "quý 1", "định kỳ", "chậm nhất"),
    *("rước khi", "au khi", "gay khi", "gay sau", "gay trong", "rước mùa", "rước Tết", "rước ngày"),
)
_SENTENCE = 300
_LONGEST_BODY = 120
_WITH_PARTNER = compiled(
    r"\b(?:phối hợp|cùng)\s(?:[^\W\d_]+\s){0,2}với\s|\bthống nhất\s[^,.;\n]{0,60}\bvới\s(?=[A-ZĐ]|các\s)|"
    r"\scùng\s(?=các\s|[A-ZĐỦ])"
)
# "…, Sở Xây dựng bố trí …": a second body acts behind a comma.
_SECOND_ACTOR = compiled(
    r",\s(?:còn\s)?(?:UBND|Sở|Ban|Cục|Công an|Thanh tra|Công ty)\s[^,.;\n]{2,60}?\s"
    r"(?:bố trí|chủ trì|rà soát|tổ chức|thực hiện|lập|xây dựng|hướng dẫn|kiểm tra|thẩm định|báo cáo|tham mưu|cử|lo)\s"
)
_MORE_NAMES = compiled(r"(?:,|\svà|,\svà)\s(?=[A-ZĐÁÀẢÃẠÂÊÔƠƯÓÒỌỦ])")
# In a later clause a body of its own may act: "; về phía địa phương, UBND huyện …", ". Hồ sơ do Sở Y tế giao …".
_NEXT_ACTOR = compiled(
    r"[;.]\s(?:[^.;,\n]{1,40},\s|[^.;\n]{1,90}\s(?:do|giao|yêu cầu|đề nghị)\s)?"
    r"(?:UBND|Sở|Bộ|Ban|Cục|Hội đồng|Thanh tra|Công ty|Công an|"
    r"Viện|Tòa án|Ngân hàng|Bảo hiểm|[Cc]ác (?:sở|cơ quan|đơn vị|địa phương|huyện|xã|chủ đầu tư))\s"
)
# What may follow a name of the list, a group or a council without making it another body.
_MODIFIERS = frozenset("liên quan có trên địa bàn trực thuộc của công lập cấp chuyên môn ban đảng nơi dự án".split())
_JOINTS = frozenset((",", "và", "-", "&"))
# Groups so wide that the words behind them usually say which are meant.
_WIDE = frozenset(("công ty", "doanh nghiệp", "cơ sở", "tổ chức", "hộ", "cá nhân", "trường", "nhà trường", "cấp"))
# These are plain where something narrows them down ("các cơ quan liên quan"); bare, a word behind may do so.
_WIDE_ALONE = frozenset(("đơn vị", "cơ quan", "cơ quan, đơn vị", "thành viên", "cấp ủy"))
_SURE_DUTIES = frozenset(("duty.subject", "duty.ordered", "duty.colon", "duty.inherited", "table.row"))


def confirmed_citation(text: str, citation: Citation, sentence_start: int, *, single: bool) -> Citation:
    """Return the citation, certain no longer where its relation or issuer may be another.

    sentence_start: where the sentence around the mention begins. single: the text is one document, not a bulletin.
    """
    if not citation.certain:
        return citation
    beside = (
        citation.rule in _BESIDE
        and not _keeps_rules_of(text, citation, sentence_start)
        and not (citation.rule == "relation.amends-through" and "hay thế" in text[sentence_start : citation.start])
        and (not single or _stands_in_place(text, citation, sentence_start))
    )
    sure = (
        beside
        and not _has_term(text, citation)
        and not _may_have_author(text, citation, sentence_start)
        and _has_sure_issuer(citation)
    )
    return citation if sure else replace(citation, certain=False)


def _keeps_rules_of(text: str, citation: Citation, sentence_start: int) -> bool:
    """Tell whether only the rules of a law are to be kept: what is carried out may then be another document."""
    if citation.rule != "relation.implements" or citation.type not in _NORMATIVE:
        return False
    return text[max(sentence_start, citation.start - 20) : citation.start].endswith(("quy định của ", "quy định tại "))


def _stands_in_place(text: str, citation: Citation, sentence_start: int) -> bool:
    """Tell whether a document's citation stands where its relation is plain: behind what opens its sentence."""
    if citation.rule == "relation.basis":
        return _BASIS_OPENS.fullmatch(text, sentence_start, citation.start) is not None
    if citation.rule == "relation.by-rule":
        return citation.type in _NORMATIVE
    return citation.rule not in _BY_PLACE or _OPENS.match(text, sentence_start, citation.start) is not None


def _has_term(text: str, citation: Citation) -> bool:
    """Tell whether the issuer's term follows its name ("… Trung ương Đảng khóa XII"), which may belong to it."""
    if citation.issuer is None:
        return False
    if _TERM.search(citation.issuer):
        return True
    at = text.find(citation.issuer, citation.end, citation.end + 120)
    return at >= 0 and _TERM.match(text, at + len(citation.issuer)) is not None


def _has_sure_issuer(citation: Citation) -> bool:
    """Tell whether the issuer is none, or one that the lists know; an office's letterhead names two bodies."""
    if citation.issuer is None:
        return citation.rule != "document.number"
    if (
        citation.issuer in _BARE_COUNCIL
        or citation.issuer.startswith("Phó ")
        or (citation.rule == "relation.announces" and _SUPERIORS.match(citation.issuer))
    ):
        return False
    if citation.rule == "document.number" and not _agrees(citation.number or "", citation.issuer):
        return False
    # What goes "by" a letter may carry it out: only laws and rules are just followed.
    told = citation.rule == "relation.by-rule" and citation.type in _LETTERS
    return not told and is_known(citation.issuer)


def _agrees(number: str, issuer: str) -> bool:
    """Tell whether a document's sign and its letterhead, two signs apart, name the same kind of body."""
    council = "UBND" in number or "HĐND" in number
    return council == ("nhân dân" in issuer) and "VP" not in number and not issuer.startswith("Văn phòng")


def _may_have_author(text: str, citation: Citation, sentence_start: int) -> bool:
    """Tell whether a body stands so near a mention without an issuer that it may be the issuer."""
    if citation.issuer is not None or citation.type in _LAWS:
        return False
    if citation.rule == "relation.announces":
        begin = max(sentence_start, citation.start - _SENTENCE)
        by_whom = _AUTHOR_NEAR.search(text, begin, citation.start)
        if by_whom and not _BY_PERSON.search(text, begin, citation.start):
            return True
    elif _AUTHOR_NEAR.search(text, max(sentence_start, citation.start - _ASKED_BEFORE), citation.start):
        return True
    return _OF_AFTER.match(text, citation.end) is not None or _AUTHOR_AFTER.match(text, citation.end) is not None


def confirmed_duty(text: str, duty: Assignment, *, single: bool) -> Assignment:
    """Return the duty, certain no longer where a body is in no list, or where its time may be another.

    single: the text is one document, whose office writes as it likes; more is asked of it than of a bulletin.
    """
    if not duty.certain or (
        duty.rule in _SURE_DUTIES
        and all(map(is_known, _in_full(duty)))
        and _has_one_time(text, duty)
        and not _may_be_another(text, duty)
        and (not single or duty.rule == "table.row" or _is_plain_duty(text, duty))
    ):
        return duty
    return replace(duty, certain=False)


def _may_be_another(text: str, duty: Assignment) -> bool:
    """Tell whether the words hold a sign of other bodies: a partner unread, a list that goes on, who acts next."""
    if not duty.support and (
        _WITH_PARTNER.search(text, duty.start, duty.end)
        or _SECOND_ACTOR.search(text, _after_lead(text, duty), duty.end)
    ):
        return True
    if f"{duty.lead[-1]} là " in text[duty.start : duty.end]:
        return True
    if duty.rule == "duty.inherited" and not starts_duty(tokens(text, duty.start, duty.end, 6), 0):
        return True
    return _goes_on(text, duty) or _NEXT_ACTOR.search(text, duty.start, duty.end) is not None


def _after_lead(text: str, duty: Assignment) -> int:
    """Return where the words of a duty begin behind its last lead."""
    return max(duty.start, text.find(duty.lead[-1], duty.start, duty.end))


def _goes_on(text: str, duty: Assignment) -> bool:
    """Tell whether a capital that no name took follows the last body: "UBND các huyện Nam Trà My", ", Bắc Trà My"."""
    name = (duty.support or duty.lead)[-1]
    at = text.find(name, duty.start, duty.end)
    if at < 0:
        return False
    more = _MORE_NAMES.match(text, at + len(name), duty.end)
    if more is None:
        return False
    rest = text[more.end() : more.end() + _LONGEST_BODY]
    return not any(map(rest.startswith, (*duty.lead, *duty.support)))


def _in_full(duty: Assignment) -> list[str]:
    full = dict(duty.full_names)
    return [full.get(name, name) for name in (*duty.lead, *duty.support)]


def _is_plain_duty(text: str, duty: Assignment) -> bool:
    """Tell whether a duty holds nothing unusual: a plain deadline or no number and word of time, no partner unread."""
    words = text[duty.start : duty.end]
    if not duty.support and ("phối hợp" in words or "cùng " in words):
        return False
    if duty.due_text is not None:
        return duty.due is not None and duty.due.kind in _PLAIN_DUE
    return _DIGIT.search(words, _LONGEST_MARK) is None and not any(map(words.lower().__contains__, _ANY_TIME))


def _has_one_time(text: str, duty: Assignment) -> bool:
    """Tell whether the span names one day at most and none that was not read; "hằng năm" alone may be of a budget."""
    bare = duty.due_text is not None and duty.due_text.lower().startswith(("hằng ", "hàng ", "mỗi "))
    if bare or (duty.recurrence and duty.deadline):
        return False
    if duty.recurrence is None and _recurs(text, duty.start, duty.end):
        return False
    if duty.due_text is None:
        said = has_any(text, duty.start, duty.end, _TIME_WORDS) or _TIME.search(text, duty.start, duty.end)
        return not said
    return len(_DATE.findall(text, duty.start, duty.end)) <= 1


def _recurs(text: str, start: int, end: int) -> bool:
    return has_any(text, start, end, _EVERY_WORDS) and _EVERY.search(text, start, end) is not None


@lru_cache(maxsize=5_000)
def is_known(name: str) -> bool:
    """Tell whether a body's name holds nothing but what the lists know: offices, bodies, groups, places."""
    words = tokens(name, 0, len(name))
    low, raw = words.low, words.raw
    at, core, plural, bare = 0, "", False, False
    while at < len(low):
        count = _known_words(low, at, core != "" or plural)
        bare = count > 0
        if count:
            core = " ".join(low[at : at + count])
        elif low[at] in body_words().plural:
            plural, count = True, 1
        elif low[at] in _JOINTS or (core and (low[at] in _MODIFIERS or low[at] in PLACE_WORDS or raw[at][0].isupper())):
            count = 1
        else:
            return False
        at += count
    return core != "" and core not in _WIDE and not (bare and core in _WIDE_ALONE)


def _known_words(low: list[str], at: int, grouped: bool) -> int:
    """Return how many tokens a body, an office or (behind "các") a noun of a group takes at `at`, 0 for none."""
    known = body_words()
    if low[at] in ("ubnd", "hđnd"):
        return 1
    tables: tuple[PhraseTable, ...] = (names_by_first_word(), known.offices)
    for table in (*tables, known.groups) if grouped else tables:
        for entry in table.get(low[at], ()):
            if tuple(low[at : at + len(entry)]) == entry:
                return len(entry)
    return 0
