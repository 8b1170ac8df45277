"""The part of the scene about questions for members: one they read, one that is only chosen, and one set aside."""

from desk.models import MemberQuestion
from desk.questions import deciding
from tests import make

STAMP = {"by": None, "now": make.NOW}


def questioned(scene, place, is_private):
    """About the item of a meeting to come; of a private one for those who may read private business."""
    seated = ("coordinator", "member", *(() if is_private else ("co_opted",)))

    def choose(what, *may, shared=False):
        words = {
            name: scene.canary(f"{what} question's {name}", *may)
            for name in ("text", "ask", "found_in")
        }
        about = {"meeting": place.coming, "item": place.agenda_item}
        question = deciding.choose(**words, **about, **STAMP)
        if shared:
            deciding.share(meeting=place.coming, seen={question.pk: 1}, **STAMP)
        return question

    place.shared_question = choose("shared", *seated, shared=True)
    aside = choose("refused", "coordinator")
    why = scene.canary("why a question was set aside", "coordinator")
    deciding.set_aside(question=aside, version=1, reason=why, **STAMP)
    place.question = choose("chosen", "coordinator")


def more_questions(place, n):
    for item in (place.agenda_item, None):
        words = {"text": f"More {n}?", "ask": "Una Reed", "item": item}
        shared, _, aside = (
            deciding.choose(meeting=place.coming, **words, **STAMP) for _ in range(3)
        )
        MemberQuestion.objects.filter(pk=shared.pk).update(state="shared", shared_at=make.NOW)
        deciding.set_aside(question=aside, version=1, reason="More", **STAMP)
