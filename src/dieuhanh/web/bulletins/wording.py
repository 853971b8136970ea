"""The words of a bulletin that rules make: its title, opening sentence, lead of headings, and its whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.models import Bulletin, TitlePattern
from dieuhanh.web.pages.formatting import day, day_range, in_sentence

CENTRAL = ("Thủ tướng Chính phủ", "Chính phủ", "Bộ ")
_MEETING = "họp"


@dataclass(frozen=True, slots=True)
class Counted:
    """What the opening sentence counts of one item: its kind, who issued its document, and when its duties are due."""

    kind: str
    issuer: str
    days: tuple[date, ...]
    recurring: tuple[str, ...]
    topics: tuple[str, ...]


def title(start: date, end: date) -> str:
    """Return the title of a week by the pattern that is valid on its last day."""
    pattern = TitlePattern.objects.filter(valid_from__lte=end).first()
    text = pattern.text if pattern else "Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần ({start}–{end})"
    return text.replace("{start}", f"{start:%d/%m}" if start.year == end.year else day(start)).replace(
        "{end}", day(end)
    )


def kind_of(document_type: str, heading: str) -> str:
    """What an item is: the type of its document, or a meeting or something else where it announces none."""
    if document_type:
        return document_type
    return _("Cuộc họp") if _MEETING in heading.lower().split() else _("Nội dung khác")


def opening(bulletin: Bulletin, items: Sequence[Counted]) -> str:
    """Say in one sentence what the week holds: counts by kind, the greatest topics, then the deadlines."""
    week = _("Tuần %(number)s (%(days)s)") % {
        "number": bulletin.week,
        "days": day_range(bulletin.period_start, bulletin.period_end),
    }
    kinds = Counter(item.kind for item in items)
    counts = ", ".join(_counted(kind, count, items) for kind, count in kinds.most_common())
    held = _("%(week)s có %(total)s nội dung: %(counts)s") % {"week": week, "total": len(items), "counts": counts}
    return "; ".join([held, *themes(topic for item in items for topic in item.topics), *_due(items)]) + "."


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """Return what makes `new` of `old`, word by word: runs that are kept (""), taken out ("del") and put in ("ins")."""
    before, after = old.split(), new.split()
    runs: list[tuple[str, str]] = []
    for act, start, end, low, high in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if act == "equal":
            runs.append(("", " ".join(before[start:end])))
        runs += [("del", " ".join(before[start:end]))] if act in {"replace", "delete"} else []
        runs += [("ins", " ".join(after[low:high]))] if act in {"replace", "insert"} else []
    return runs


def _counted(kind: str, count: int, items: Sequence[Counted]) -> str:
    words = f"{count} {in_sentence(kind)}"
    above = Counter(item.issuer for item in items if item.kind == kind and item.issuer.startswith(CENTRAL))
    told = ", ".join(_("%(count)s của %(issuer)s") % {"count": n, "issuer": who} for who, n in above.most_common())
    return f"{words} ({told})" if told else words


def themes(topics: Iterable[str]) -> list[str]:
    """Name the three topics with most items, from the topics of all items; nothing where there are none."""
    most = Counter(topics).most_common(3)
    return [_("trọng tâm: %s") % ", ".join(in_sentence(topic) for topic, _count in most)] if most else []


def _due(items: Sequence[Counted]) -> list[str]:
    days = Counter(day_ for item in items for day_ in item.days)
    parts = []
    if days:
        nearest = min(days)
        parts.append(_("%(count)s việc hạn %(day)s") % {"count": days[nearest], "day": day(nearest)})
    return parts + _recurring(Counter(period for item in items for period in item.recurring))


def _recurring(counts: Mapping[str, int]) -> list[str]:
    """What comes back, by how often it does; the most frequent first."""
    periods = {
        "daily": _("%s việc báo cáo hằng ngày"),
        "weekly": _("%s việc báo cáo hằng tuần"),
        "monthly": _("%s việc báo cáo hằng tháng"),
        "quarterly": _("%s việc báo cáo hằng quý"),
        "yearly": _("%s việc báo cáo hằng năm"),
    }
    return [words % counts[period] for period, words in periods.items() if counts.get(period)]


def classic(headings: Iterable[str]) -> str:
    """Return all headings in one sentence, joined by ";": the form that is passed on in messages."""
    return "; ".join(" ".join(heading.split()) for heading in headings) + "."


def whole_text(bulletin_title: str, sections: Sequence[tuple[str, str]]) -> str:
    """Return a bulletin as plain text: title, lead of headings, then each section's heading and wording."""
    lead = classic(heading for heading, _text in sections)
    return "\n\n".join([bulletin_title, lead, *(_section(heading, text) for heading, text in sections)]) + "\n"


def _section(heading: str, text: str) -> str:
    body = text.strip()
    first, _newline, rest = body.partition("\n")
    same = " ".join(first.split()) == " ".join(heading.split())
    return f"{' '.join(heading.split())}\n{(rest if same else body).strip()}"
