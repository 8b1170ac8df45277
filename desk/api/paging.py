"""Lists of the API, page by page: what comes after a key, never more than so many, and where the rest is found."""

from typing import Generic, TypeVar

from django.conf import settings
from django.shortcuts import get_object_or_404
from ninja import Field, Schema

from desk.api.door import Refused
from meetings.models import Board

MOST = 200
Told = TypeVar("Told")


class Page(Schema, Generic[Told]):
    """One page of a list, in the order of ids."""

    items: list[Told]
    next: str | None = Field(description="The address of the next page; null on the last one")


class Asked(Schema):
    """What every list may be asked."""

    after: int = Field(0, ge=0, lt=2**63, description="Only what has a higher id than this")
    limit: int = Field(50, ge=1, le=MOST, description="How many rows a page has")


class AskedOfBoard(Asked):
    board: str | None = Field(None, description="Only of the board with this slug")


def page(request, rows, asked):
    """A page of rows that were narrowed to what the reader may see. What is asked for and not known is refused."""
    if unknown := set(request.GET) - set(type(asked).model_fields):
        raise Refused(422, f"“{sorted(unknown)[0]}” is nothing that this list can be asked.")
    found = list(rows.filter(pk__gt=asked.after).order_by("pk")[: asked.limit + 1])
    shown = found[: asked.limit]
    return {"items": shown, "next": next_page(request, shown[-1]) if found[len(shown) :] else None}


def next_page(request, last):
    query = request.GET.copy()
    query["after"] = last.pk
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def of_board(request, rows, asked, path="board"):
    """Rows of the board that was asked for; one that the reader may not see is as if it were not there."""
    if asked.board is None:
        return rows
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=asked.board)
    return rows.filter(**{path: board})


def where(row):
    """The address of its page, for people."""
    return settings.SITE_URL + row.get_absolute_url()


class Linked(Schema):
    """What belongs to a board and has a page of its own tells both alike."""

    @staticmethod
    def resolve_board(row):
        return row.board.slug

    @staticmethod
    def resolve_page(row):
        return where(row)


class Worded(Linked):
    """Words that may be private, each as its reader may have them."""

    @staticmethod
    def resolve_title(row):
        return row.word("title")

    @staticmethod
    def resolve_text(row):
        return row.word("text")

    @staticmethod
    def resolve_asked(row):
        return row.word("asked")

    @staticmethod
    def resolve_due_said(row):
        return row.word("due_said")
