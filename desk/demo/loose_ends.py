"""What the co-ordinator has looked at of the loose ends: some that others see, and one that waits."""

from desk.loose_ends.board import kept_ends
from desk.loose_ends.deciding import let_be_seen, set_aside

#: The last of each of these on a board may be seen.
SEEN = (
    "informal-promise",
    "booked-late",
    "addressee-not-told",
    "answer-overdue",
    "invitation-without-outcome",
    "undated-too-long",
    "standing-not-taken",
    "recommendation-without-owner",
)
#: Of these the last on a board waits.
WAITS = "item-without-question"
REASON = "Its officer writes the question with the members at the next planning meeting."


def build_loose_ends(demo):
    for board in demo.boards.values():
        ends = kept_ends(board, demo.people["coordinator"], demo.today).ends
        last = {end.rule: end for end in ends if not end.is_private}
        seen = [last[rule].mark for rule in SEEN if rule in last]
        let_be_seen(board=board, ends=seen, **demo.start(0))
        if waiting := last.get(WAITS):
            set_aside(
                board=board,
                ends=[waiting],
                reason=REASON,
                ask_again_on=demo.day(6),
                **demo.start(0),
            )
