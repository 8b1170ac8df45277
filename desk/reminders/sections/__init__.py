"""What a message is made of. Each section is a module that answers two questions:

`triggers(day)` who is owed a message for it by today, as `Trigger`s, in a constant number of queries;
`ABOUT` says in a few words what that is;
`lines(people, day, since)` what it says to each of these people, by their key. `since` is when each was last told.
"""

from desk.reminders.sections import briefing, escalated, follows, news, owed, requests

SECTIONS = (owed, news, requests, escalated, briefing, follows)
