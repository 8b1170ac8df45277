"""Pages of the way in: packs are drafts, and only the co-ordinators of their board see them."""

from packs.views.asking import check_again, worth_asking
from packs.views.drafts import cancel_draft, delete_draft, draft, drafts
from packs.views.hidden import hidden
from packs.views.loading import PackList, cancel, load
from packs.views.naming import people
from packs.views.overview import outcome, pack
from packs.views.reviewing import review

__all__ = [
    "PackList",
    "cancel",
    "cancel_draft",
    "check_again",
    "delete_draft",
    "draft",
    "drafts",
    "hidden",
    "load",
    "outcome",
    "pack",
    "people",
    "review",
    "worth_asking",
]
