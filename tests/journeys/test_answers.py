"""A recommendation goes out from its limb and its answer comes back, and a group's work comes back to its board."""

import pytest

from actions.models import Notice
from meetings.models import Resolution

pytestmark = pytest.mark.browser


def choose(who, label):
    who.page.get_by_label(label, exact=True).first.check()


def test_a_recommendation_is_sent_from_its_limb_answered_and_published(visitor):
    visitor.sign_in("coordinator")
    board = "children-and-families"
    limbs = Resolution.objects.filter(kind="recommend", minute__meeting__board__slug=board)
    limb = limbs.filter(is_private=False, addressees__isnull=False).last()

    visitor.go(f"/resolutions/{limb.pk}/notices/")
    visitor.press("Write the notice")
    visitor.press("Save the notice")
    visitor.follow("Record that it was sent")
    visitor.write("How was it sent, and to which address?", "by e-mail to the cabinet office")
    visitor.press("Record the sending")
    visitor.sees("It is recorded as sent.")

    visitor.follow("Enter the answer")
    choose(visitor, "Refused")
    visitor.press("Save the answer")
    visitor.sees("Say why it is refused or accepted in part")
    visitor.write("In their own words", "There is no money for it.")
    visitor.press("Save the answer")
    visitor.follow("Publish the answer")
    visitor.press("Publish")
    assert Notice.objects.get(resolution=limb).published_on

    visitor.go(f"{limb.minute.meeting.get_absolute_url()}#resolution-{limb.pk}")
    visitor.sees("There is no money for it.")


def test_what_a_group_recommends_is_adopted_without_javascript(plain):
    plain.sign_in("coordinator")
    plain.go("/boards/children-missing-school/group/")
    plain.sees("1 nomination open since")
    plain.follow("Adopt recommendations at a meeting of the board")
    plain.page.locator("select[name=minute]").select_option(index=1)
    plain.press("Adopt them")
    plain.sees("They are adopted.")
    plain.go("/boards/children-missing-school/group/")
    plain.sees("Adopted as")
