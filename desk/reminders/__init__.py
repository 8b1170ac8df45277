"""One message per person per local date: who is owed one, what it says and why, and sending it at most once.

`days` says when something due is worth a message, `owing` who is owed one today, `saying` what it holds, `writing`
how it reads, `sending` what became of it.
"""
