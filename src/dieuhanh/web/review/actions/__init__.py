"""Every write to claims: importing a text with what was read from it, a person's decisions, reading again."""

from dieuhanh.web.review.actions.deciding import (
    Addition,
    Choice,
    StaleError,
    accept,
    accept_all,
    accept_certain,
    add,
    correct,
    decide,
    reject,
    reopen,
)
from dieuhanh.web.review.actions.importing import Imported, import_text
from dieuhanh.web.review.actions.items import ItemError, drop_item, merge_item, split_item
from dieuhanh.web.review.actions.presence import enter, leave
from dieuhanh.web.review.actions.releasing import release
from dieuhanh.web.review.actions.rereading import Comparison, compare, reread
from dieuhanh.web.review.actions.undoing import NothingToUndoError, undo

__all__ = [
    "Addition",
    "Choice",
    "Comparison",
    "Imported",
    "ItemError",
    "NothingToUndoError",
    "StaleError",
    "accept",
    "accept_all",
    "accept_certain",
    "add",
    "compare",
    "correct",
    "decide",
    "drop_item",
    "enter",
    "import_text",
    "leave",
    "merge_item",
    "reject",
    "release",
    "reopen",
    "reread",
    "split_item",
    "undo",
]
