"""The page of a board that closed with nothing in it."""

import pytest
from django.urls import reverse

from meetings.models import Board
from tests import make

pytestmark = pytest.mark.django_db


def test_nobody_is_sent_to_load_a_pack_for_a_board_that_closed(client):
    board, keeper = make.board(), make.person()
    make.appoint(keeper, board)
    client.force_login(keeper)
    Board.objects.filter(pk=board.pk).update(closed_on=make.TODAY)

    page = client.get(reverse("performance:board_progress", args=[board.slug]))

    assert "Nothing was recorded for this board" in page.content.decode()
    assert "Load the agenda pack" not in page.content.decode()
