"""Other published items about the same matter: those that name the same documents (ux 7.3, "Cùng việc này")."""

from __future__ import annotations

from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.bulletins.selectors import public_mentions
from dieuhanh.web.documents.models import RelationKind
from dieuhanh.web.portal.cards import Card, Cited

MOST = 6
_LAW = {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch"}


def same_matter(item: BulletinItem, card: Card) -> list[BulletinItem]:
    """Return the newest items beside this one that announce or name its document, or one that it names itself.

    Law that it only refers to does not count: half of all items have that in common.
    """
    cited = [card.announced] if card.announced else []
    cited += [one for label, named in card.related for one in named if not _is_law(label, one)]
    documents = {one.document.pk: one.document for one in cited if one.document}
    if not documents:
        return []
    others = (row.item for row in public_mentions(*documents.values()))
    return [other for other in others if other.address != item.address][:MOST]


def _is_law(label: str, cited: Cited) -> bool:
    return label == str(RelationKind.REFERS.label) and cited.document is not None and cited.document.type in _LAW
