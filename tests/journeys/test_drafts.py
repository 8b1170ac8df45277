"""An officer has a draft checked before it is published, reads the result, and deletes it."""

import pytest

from packs.models import Draft
from packs.tasks import read_waiting_packs

pytestmark = pytest.mark.browser
PAPER = "Subject: The harbour\n\n1.1 Two children were placed outside the county.\n"


def check_a_draft(who):
    who.sign_in("officer")
    who.go("/my-actions/")
    who.follow("Check a draft paper")
    who.press("Check the draft")
    who.sees("There is a problem")
    who.write("Paste the text", PAPER)
    who.press("Check the draft")
    who.leave()
    read_waiting_packs()
    who.go(Draft.objects.get().get_absolute_url())
    who.sees("1 thing to look at before it is published")
    who.sees("Two children were placed outside the county.")
    who.press("Delete now")
    who.sees("The draft is deleted, and all that was found in it.")
    who.sees_not("The harbour")


def test_an_officer_pastes_a_draft_reads_the_result_and_deletes_it(visitor):
    check_a_draft(visitor)


def test_the_same_on_a_small_telephone(phone):
    check_a_draft(phone)


def test_an_officer_sends_the_file_of_a_draft(visitor):
    visitor.sign_in("officer")
    visitor.go("/my-drafts/")
    visitor.page.get_by_label("Or choose a file").set_input_files(
        {"name": "harbour.md", "mimeType": "text/markdown", "buffer": PAPER.encode()}
    )
    visitor.press("Check the draft")
    visitor.leave()
    read_waiting_packs()
    visitor.go(Draft.objects.get().get_absolute_url())
    visitor.sees("harbour.md")
    visitor.sees("Small numbers")
