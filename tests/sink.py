"""A real mail server for tests: it keeps what it is given, or answers as it is told, stage by stage."""

import socket
from contextlib import contextmanager

from aiosmtpd.controller import Controller

#: Told to a stage: break the line there instead of answering.
DROP = "drop"


class Sink:
    """Keeps every message; `answers` says what else to do at MAIL, RCPT or DATA (asked once the message is there)."""

    def __init__(self):
        self.messages = []
        self.answers = {}

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return self._answer("MAIL", server) or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if refusal := self._answer("RCPT", server):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if refusal := self._answer("DATA", server):
            return refusal
        self.messages.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 kept"

    def _answer(self, stage, server):
        answer = self.answers.get(stage)
        if answer == DROP:
            server.transport.abort()
        return answer


@contextmanager
def listening():
    """A sink on a port of its own."""
    sink = Sink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        sink.port = free.getsockname()[1]
    server = Controller(sink, hostname="127.0.0.1", port=sink.port)
    server.start()
    try:
        yield sink
    finally:
        server.stop()
