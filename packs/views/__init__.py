"""Pages of the way in: packs are drafts, and only the co-ordinators of their board see them."""

from packs.views.asking import check_again, worth_asking
from packs.views.hidden import hidden
from packs.views.loading import PackList, cancel, load
from packs.views.naming import people
from packs.views.overview import outcome, pack
from packs.views.reviewing import review

__all__ = [
    "PackList",
    "cancel",
    "check_again",
    "hidden",
    "load",
    "outcome",
    "pack",
    "people",
    "review",
    "worth_asking",
]
