"""An answer in the words and pieces of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.language.searching import Word, one_spelling, words
from dieuhanh.web.pages.formatting import day, number
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.search.matching import Phrase
from dieuhanh.web.search.models import Entry
from dieuhanh.web.search.questions import Question
from dieuhanh.web.search.selectors import Answer, FacetCount
from dieuhanh.web.search.snippets import Piece, marked, snippet
from dieuhanh.web.search.sources.facets import BODY, DUE, TOPIC, TYPE, YEAR
from dieuhanh.web.search.wanted import LAST_PAGE, Wanted

DIMENSION_NAMES = {
    TYPE: gettext_lazy("Loại"),
    BODY: gettext_lazy("Cơ quan chủ trì"),
    TOPIC: gettext_lazy("Chủ đề"),
    DUE: gettext_lazy("Hạn"),
    YEAR: gettext_lazy("Năm"),
}
_SHOWN_FIRST = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One thing found."""

    entry: Entry
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One dimension to narrow by: its first values, and the rest behind a fold."""

    name: str
    label: str
    first: tuple[FacetCount, ...]
    rest: tuple[FacetCount, ...]


def rows(answer: Answer) -> list[Row]:
    """Return the things of the page with the words of the question marked."""
    phrases = _phrases(answer.question)
    wanted = frozenset(word for phrase in phrases for word in phrase)
    return [Row(one, marked(one.title, wanted), snippet(one.text, phrases)) for one in answer.rows]


def _phrases(question: Question) -> tuple[Phrase, ...]:
    """What to look for in a text, the whole question first."""
    groups = [phrase for group in question.wide.groups for phrase in group]
    return tuple(dict.fromkeys((question.folded, *groups))) if question.folded else ()


def groups(answer: Answer) -> list[Group]:
    """Return the dimensions that have more than one value, or a chosen one."""
    return [
        Group(name, str(DIMENSION_NAMES[name]), values[:_SHOWN_FIRST], values[_SHOWN_FIRST:])
        for name, values in answer.facets.items()
        if len(values) > 1 or values[0].chosen
    ]


def chips(answer: Answer) -> list[Link]:
    """Return each filter in use with the way to the answer without it."""
    wanted = answer.wanted
    labels = {(one.dimension, one.value): one.label for values in answer.facets.values() for one in values}
    found = [
        Link(f"?{wanted.without(name, value).query()}", f"{DIMENSION_NAMES[name]}: {labels.get((name, value), value)}")
        for name, values in wanted.facets.items()
        for value in values
    ]
    return [*found, *_day_chips(wanted)]


def _day_chips(wanted: Wanted) -> list[Link]:
    found = []
    if wanted.since:
        found.append(Link(f"?{replace(wanted, since=None, page=1).query()}", _("Từ %s") % day(wanted.since)))
    if wanted.until:
        found.append(Link(f"?{replace(wanted, until=None, page=1).query()}", _("Đến %s") % day(wanted.until)))
    return found


def total(answer: Answer) -> str:
    """Return the number of things found in words: "23 kết quả", "trên 1.000 kết quả"."""
    if answer.capped:
        return _("trên %s kết quả") % number(answer.total)
    return _("%s kết quả") % number(answer.total)


def page_links(answer: Answer) -> list[Link]:
    """Return the ways to the pages around this one."""
    wanted, last = answer.wanted, answer.pages
    near = [one for one in range(wanted.page - 2, wanted.page + 3) if 1 <= one <= last]
    numbers = dict.fromkeys([1, *near, last])
    links = [Link(f"?{wanted.on_page(one).query()}", str(one), "page" if one == wanted.page else "") for one in numbers]
    if wanted.page < last:
        links.append(Link(f"?{wanted.on_page(wanted.page + 1).query()}", _("Trang sau ›")))
    return links if last > 1 else []


def is_last_of_all(answer: Answer) -> bool:
    """Whether the reader stands on the last page that there is, with more behind it."""
    return answer.wanted.page >= LAST_PAGE and (answer.capped or answer.pages >= LAST_PAGE)


def with_marks(answer: Answer) -> str:
    """Return how most texts write what was typed without marks ("giải ngân"); "" where it was typed with them."""
    question = answer.question
    if question.has_marks or not question.words or question.number or answer.wanted.exact:
        return ""
    forms = Counter(form for one in answer.rows for form in _forms(one, question.folded))
    form = forms.most_common(1)[0][0] if forms else ""
    return "" if form == " ".join(question.toned) else form


def _forms(entry: Entry, phrase: Phrase) -> Iterable[str]:
    said = words(f"{entry.title}\n{entry.text}")
    for at in range(len(said) - len(phrase) + 1):
        if _same(said[at : at + len(phrase)], phrase):
            yield " ".join(word.toned for word in said[at : at + len(phrase)])


def _same(said: list[Word], phrase: Phrase) -> bool:
    return all(one_spelling(word.folded) == wanted for word, wanted in zip(said, phrase, strict=True))
