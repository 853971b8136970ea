"""What a person can do with a performer now, as steps of the page: each with its fields, and the action it calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.tasks.actions import answering, assigning, deciding, extending, handing
from dieuhanh.web.tasks.actions.deciding import Basis
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Extension, Performer
from dieuhanh.web.tasks.parameters import UNTAKEN_DAYS
from dieuhanh.web.tasks.requests import OPEN_ANSWERS
from dieuhanh.web.tasks.states import ANSWERS, STOPPED, TABLE, Kind, Role, State
from dieuhanh.web.tasks.timeliness import untaken_days

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a step's form: `kind` is line, area, day, body or choice."""

    name: str
    label: Words
    kind: str = "line"
    required: bool = True
    help: Words = ""
    choices: tuple[str, ...] = ()


class Typed:
    """What was typed into a form, with the day; asks for values and says what is wrong with one beside its field."""

    def __init__(self, fields: Mapping[str, str], today: date) -> None:
        self._fields = fields
        self.today = today

    def text(self, name: str) -> str:
        """The trimmed text of a field."""
        return self._fields.get(name, "").strip()

    def day(self, name: str) -> date | None:
        """The day of a field, None where it is empty; "5/1" is meant of the nearest such day to come."""
        typed = self.text(name)
        if not typed:
            return None
        found = typed_day(typed) or self._without_year(typed)
        if found is None:
            raise TaskError(_("Không đọc được ngày “%(typed)s”. Hãy viết như 05/01/2024.") % {"typed": typed}, name)
        return found

    def _without_year(self, typed: str) -> date | None:
        found = typed_day(f"{typed}/{self.today.year}")
        if found is None or found >= self.today:
            return found
        return typed_day(f"{typed}/{self.today.year + 1}")

    def needed_day(self, name: str) -> date:
        """The day of a field that must be filled."""
        found = self.day(name)
        if found is None:
            raise TaskError(_("Nhập ngày."), name)
        return found

    def body(self, name: str) -> Organisation:
        """The body that a field names, by its key or its name of today."""
        typed = self.text(name)
        found = Organisation.objects.filter(key=typed).first() if typed else None
        if found is None and typed:
            meant = directory().resolve(typed, self.today).one
            found = Organisation.objects.filter(key=meant.key).first() if meant else None
        if found is None:
            raise TaskError(_("Chọn một cơ quan, đơn vị trong danh bạ."), name)
        return found

    def basis(self) -> Basis:
        """The document that a decision rests on, as it is written."""
        return Basis(self.text("can-cu"))


Run = Callable[[Actor, Performer, Typed, datetime], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: its part of the address, the event of the table it makes, its words and its form."""

    key: str
    kind: Kind
    label: Words
    run: Run
    fields: tuple[Field, ...] = ()
    right: str = ""
    note: Words = ""


_REASON = Field("ly-do", gettext_lazy("Lý do"), "area")
_BASIS = Field("can-cu", gettext_lazy("Văn bản làm căn cứ"), help=gettext_lazy("Số và ngày, ví dụ 1672/NQ-UBTVQH15"))
_NEW_DATE = Field("han-moi", gettext_lazy("Hạn mới"), "day", help=gettext_lazy("Ví dụ 10/01/2024"))
_BODY = Field("don-vi", gettext_lazy("Cơ quan, đơn vị nhận"), "body")


def _extension(performer: Performer) -> Extension:
    found = performer.requests.filter(answer__in=OPEN_ANSWERS).first()
    if found is None:
        raise TaskError(_("Đề nghị gia hạn này đã được trả lời."))
    return found


def _accept(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    answering.accept(actor=actor, performer=performer, at=at)


def _ask_reassignment(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    answering.ask_reassignment(actor=actor, performer=performer, reason=typed.text("ly-do"), at=at)


def _ask_extension(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    request = extending.Request(typed.needed_day("han-moi"), typed.text("ly-do"), typed.text("da-lam"))
    extending.ask(actor=actor, performer=performer, request=request, at=at)


def _drop_extension(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    extending.drop(actor=actor, extension=_extension(performer), at=at)


def _take_proposal(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    extending.take_proposal(actor=actor, extension=_extension(performer), at=at)


def _split(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    due = typed.day("han")
    units = [line.strip() for line in typed.text("phong").splitlines() if line.strip()]
    parts = [handing.UnitPart(unit, due) for unit in units]
    handing.split(actor=actor, performer=performer, parts=parts, at=at, text=typed.text("noi-dung"))


def _explain(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    answering.explain(actor=actor, performer=performer, text=typed.text("noi-dung"), at=at)


def _confirm(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.confirm(actor=actor, performer=performer, at=at, text=typed.text("noi-dung"))


def _send_back(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.send_back(actor=actor, performer=performer, reason=typed.text("ly-do"), text=typed.text("noi-dung"), at=at)


def _grant(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    until = typed.day("han-moi")
    extending.grant(actor=actor, extension=_extension(performer), at=at, words=typed.text("noi-dung"), until=until)


def _refuse(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    extending.refuse(actor=actor, extension=_extension(performer), reason=typed.text("ly-do"), at=at)


def _propose(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    until = typed.needed_day("han-moi")
    extending.propose(actor=actor, extension=_extension(performer), until=until, at=at, words=typed.text("noi-dung"))


def _keep(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.keep(actor=actor, performer=performer, reason=typed.text("ly-do"), at=at)


def _reassign(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    heir = typed.body("don-vi")
    handing.reassign(actor=actor, performer=performer, heir=heir, reason=typed.text("ly-do"), at=at)


def _set_due(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    due = typed.needed_day("han-moi")
    assigning.set_due(actor=actor, performers=[performer], due_on=due, at=at, text=typed.text("noi-dung"))


def _remind(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.remind(actor=actor, performer=performer, text=typed.text("noi-dung"), at=at)


def _ask_explanation(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.ask_explanation(actor=actor, performer=performer, text=typed.text("noi-dung"), at=at)


def _suspend(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.suspend(actor=actor, performer=performer, reason=typed.text("ly-do"), basis=typed.basis(), at=at)


def _resume(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.resume(actor=actor, performer=performer, at=at, text=typed.text("noi-dung"))


def _withdraw(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.withdraw(actor=actor, performer=performer, reason=typed.text("ly-do"), basis=typed.basis(), at=at)


def _hand_over(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    heir, basis = typed.body("don-vi"), typed.basis()
    handing.hand_over(actor=actor, performer=performer, heir=heir, basis=basis, at=at, text=typed.text("noi-dung"))


def _reopen(actor: Actor, performer: Performer, typed: Typed, at: datetime) -> None:
    deciding.reopen(actor=actor, performer=performer, reason=typed.text("ly-do"), at=at)


def _words(label: Words, *, required: bool = False) -> Field:
    return Field("noi-dung", label, "area", required=required)


_NOTE = _words(gettext_lazy("Ghi chú"))
STEPS: tuple[Step, ...] = (
    Step("tiep-nhan", Kind.ACCEPT, gettext_lazy("Tiếp nhận"), _accept),
    Step("xac-nhan", Kind.CONFIRM, gettext_lazy("Xác nhận hoàn thành"), _confirm, (_NOTE,)),
    Step(
        "tra-lai",
        Kind.SEND_BACK,
        gettext_lazy("Trả lại"),
        _send_back,
        (
            Field("ly-do", gettext_lazy("Lý do"), "choice", choices=deciding.SEND_BACK_REASONS),
            _words(gettext_lazy("Cần bổ sung gì"), required=True),
        ),
    ),
    Step(
        "dong-y-gia-han",
        Kind.GRANT_EXTENSION,
        gettext_lazy("Đồng ý gia hạn"),
        _grant,
        (
            Field(
                "han-moi",
                gettext_lazy("Đến ngày khác"),
                "day",
                required=False,
                help=gettext_lazy("Bỏ trống: đúng ngày đơn vị xin"),
            ),
            _words(gettext_lazy("Điều kiện kèm theo")),
        ),
    ),
    Step("khong-gia-han", Kind.REFUSE_EXTENSION, gettext_lazy("Không đồng ý gia hạn"), _refuse, (_REASON,)),
    Step("ngay-khac", Kind.PROPOSE_EXTENSION, gettext_lazy("Đề nghị ngày khác"), _propose, (_NEW_DATE, _NOTE)),
    Step("giu-nguyen", Kind.KEEP, gettext_lazy("Giữ nguyên đơn vị"), _keep, (_REASON,)),
    Step("giao-lai", Kind.HAND_OVER, gettext_lazy("Giao lại đơn vị khác"), _reassign, (_BODY, _REASON)),
    Step(
        "giai-trinh",
        Kind.EXPLAIN,
        gettext_lazy("Gửi giải trình"),
        _explain,
        (_words(gettext_lazy("Nội dung giải trình"), required=True),),
    ),
    Step(
        "xin-gia-han",
        Kind.ASK_EXTENSION,
        gettext_lazy("Xin gia hạn"),
        _ask_extension,
        (_NEW_DATE, _REASON, Field("da-lam", gettext_lazy("Phần đã làm được"), "area")),
    ),
    Step("nhan-ngay-khac", Kind.DROP_EXTENSION, gettext_lazy("Nhận ngày Văn phòng đề nghị"), _take_proposal),
    Step("rut-gia-han", Kind.DROP_EXTENSION, gettext_lazy("Rút đề nghị gia hạn"), _drop_extension),
    Step(
        "de-nghi-giao-lai",
        Kind.ASK_REASSIGNMENT,
        gettext_lazy("Đề nghị giao lại cho cơ quan khác"),
        _ask_reassignment,
        (_REASON,),
    ),
    Step(
        "chia-viec",
        Kind.SPLIT,
        gettext_lazy("Giao trong đơn vị"),
        _split,
        (
            Field("phong", gettext_lazy("Phòng, đơn vị (mỗi dòng một tên)"), "area"),
            Field("han", gettext_lazy("Hạn trong đơn vị"), "day", required=False),
            _NOTE,
        ),
    ),
    Step("an-dinh-han", Kind.SET_DUE, gettext_lazy("Ấn định hạn"), _set_due, (_NEW_DATE, _NOTE)),
    Step("nhac", Kind.REMIND, gettext_lazy("Nhắc đơn vị"), _remind, (_words(gettext_lazy("Lời nhắc")),)),
    Step(
        "yeu-cau-giai-trinh",
        Kind.ASK_EXPLANATION,
        gettext_lazy("Yêu cầu giải trình"),
        _ask_explanation,
        (_words(gettext_lazy("Nội dung yêu cầu"), required=True),),
    ),
    Step("tam-dung", Kind.SUSPEND, gettext_lazy("Tạm dừng"), _suspend, (_BASIS, _REASON)),
    Step("tiep-tuc", Kind.RESUME, gettext_lazy("Tiếp tục"), _resume, (_NOTE,)),
    Step("chuyen-giao", Kind.HAND_OVER, gettext_lazy("Chuyển giao"), _hand_over, (_BODY, _BASIS, _NOTE)),
    Step("thu-hoi", Kind.WITHDRAW, gettext_lazy("Thu hồi"), _withdraw, (_BASIS, _REASON)),
    Step("mo-lai", Kind.REOPEN, gettext_lazy("Mở lại"), _reopen, (_REASON,)),
)
BY_KEY = {step.key: step for step in STEPS}
MAIN = frozenset(
    {"tiep-nhan", "xac-nhan", "tra-lai", "dong-y-gia-han", "khong-gia-han", "giu-nguyen", "giao-lai", "nhan-ngay-khac"}
)


def possible(actor: Actor, performer: Performer, today: date) -> Iterator[Step]:
    """Yield what the actor can do with a performer as it stands; the actions decide again when they are called."""
    for step in STEPS:
        if _fits(step, performer, today) and may(actor, _right(step, performer), performer.organisation_id):
            yield step


def _right(step: Step, performer: Performer) -> str:
    inside = performer.parent_id is not None and step.kind in {
        Kind.CONFIRM,
        Kind.SEND_BACK,
        Kind.SET_DUE,
        Kind.WITHDRAW,
    }
    return "tasks.split" if inside else TABLE[step.kind].right


def _fits(step: Step, performer: Performer, today: date) -> bool:
    rule = TABLE[step.kind]
    if performer.state not in rule.sources or (rule.lead_only and performer.role != Role.LEAD):
        return False
    if step.kind in ANSWERS:
        return performer.asked and (step.key != "nhan-ngay-khac" or _is_offered(performer))
    if step.kind == Kind.ASK_EXTENSION:
        return not performer.asked and performer.due_on is not None
    if step.key in {"giao-lai", "giu-nguyen"} and performer.state != State.REASSIGNMENT_ASKED:
        limit = UNTAKEN_DAYS.on(today)
        return step.key == "giao-lai" and untaken_days(performer.state, performer.since, today, limit) > 0
    if step.key == "giai-trinh":
        return performer.events.filter(kind=Kind.ASK_EXPLANATION).exists()
    if step.key == "chia-viec":
        return performer.parent_id is None
    return step.key != "nhac" or performer.state not in STOPPED


def _is_offered(performer: Performer) -> bool:
    return performer.requests.filter(answer=Extension.Answer.PROPOSED).exists()


def split_by_weight(steps: Sequence[Step]) -> tuple[list[Step], list[Step]]:
    """Return the steps that stand as buttons in the box, and those that are ways to a page of their own."""
    main = [step for step in steps if step.key in MAIN]
    return main, [step for step in steps if step.key not in MAIN]
