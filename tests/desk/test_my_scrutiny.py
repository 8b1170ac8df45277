"""What a councillor raised and follows: on the record, never guessed, and only what they may see."""

import pytest
from django.urls import reverse

from actions.models import Action
from desk import following
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return assemble()


def test_the_co_ordinator_enters_who_raised_an_action_and_everybody_reads_it(cast, client):
    client.force_login(cast.coordinator)
    address = reverse("actions:change_action", args=[cast.action.pk])
    form = client.get(address).context["form"].initial

    client.post(address, form | {"owner": "", "raised_by": "Max Member"})

    assert Action.objects.get(pk=cast.action.pk).raised_by == cast.member
    client.logout()
    assert "Councillor Max Member" in client.get(cast.action.get_absolute_url()).content.decode()
    listed = client.get(reverse("actions:actions"), {"raised_by": "member"}).content.decode()
    assert "<strong>1</strong> action" in listed


def test_a_councillor_reads_what_they_raised_and_follow_and_what_of_the_board_is_owed(cast, client):
    make.action(cast.board, title="Asked by me", raised_by=cast.member)
    make.action(make.board(is_public=False), title="SECRET of another board", raised_by=cast.member)
    following.follow(
        person=cast.member, action=cast.action, often="daily", by=cast.member, now=make.NOW
    )
    client.force_login(cast.member)

    mine = client.get(reverse("desk:my_scrutiny")).content.decode()
    board = client.get(cast.board.get_absolute_url()).content.decode()

    assert "Asked by me" in mine and "Report back on early help" in mine
    assert "SECRET" not in mine + board, "no longer theirs to see"
    assert "Asked by me" in board and f"raised_by={cast.member.pk}" in board
