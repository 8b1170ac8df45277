"""What a message is made of. Each section is a module that answers two questions:

`triggers(day, *found)` who is owed a message for it by today, as `Trigger`s; `ABOUT` says in a few words what that is;
`lines(people, day, since, *found)` what it says to each of these people, by their key. `since` is when each was last
told.

What it must find in the database for them, `triggers_from(day)` and `lines_from(people, day)` name as querysets: those
of all sections are read in one query.
"""

from desk.reminders.sections import briefing, escalated, follows, news, owed, requests

SECTIONS = (owed, news, requests, escalated, briefing, follows)
