"""Requests for more time in step with the events: one lapses when its duty ends, and comes back with an undo."""

from __future__ import annotations

from dieuhanh.web.tasks.models import Extension, Performer
from dieuhanh.web.tasks.states import ANSWERS, Kind

Answer = Extension.Answer
OPEN_ANSWERS = (Answer.WAITING, Answer.PROPOSED)


def follow(performer: Performer, kind: Kind, undone: Kind | None, *, was_asked: bool) -> None:
    """Bring the requests of a performer up to its latest event; `undone` is what an undo took back.

    The performer is locked and projected already; `was_asked` tells how it stood before. What answers a request writes
    its own answer.
    """
    if undone is not None:
        _bring_back(performer, undone)
    elif kind == Kind.ASK_EXTENSION or (was_asked and not performer.asked and kind not in ANSWERS):
        Extension.objects.filter(performer=performer, answer__in=OPEN_ANSWERS).update(answer=Answer.LAPSED)


def _bring_back(performer: Performer, undone: Kind) -> None:
    last = performer.requests.exclude(answer=Answer.UNDONE).order_by("asked_at", "id").last()
    if last is None:
        return
    if undone == Kind.ASK_EXTENSION:
        last.answer = Answer.UNDONE
        last.save(update_fields=["answer"])
    elif undone in ANSWERS or (performer.asked and last.answer == Answer.LAPSED):
        _reopen(last, offered=undone != Kind.PROPOSE_EXTENSION)


def _reopen(request: Extension, *, offered: bool) -> None:
    """The request waits again, for its first answer or, where the Office `offered` another date, for the asker's."""
    if offered and request.proposed_at is not None:
        request.answer, request.answer_on = Answer.PROPOSED, request.proposed_on
        request.answer_words, request.decided_at = request.proposed_words, request.proposed_at
        request.decided_by = request.proposed_by
    else:
        request.answer, request.answer_on, request.answer_words = Answer.WAITING, None, ""
        request.decided_at = request.decided_by = None
        request.proposed_on = request.proposed_at = request.proposed_by = None
        request.proposed_words = ""
    request.save()
