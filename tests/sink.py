"""A real mail server for tests: it keeps what it is given, or answers as it is told, stage by stage."""

import asyncio
import socket
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

#: Told to a stage: break the line there instead of answering.
DROP = "drop"


class Sink:
    """Keeps every message; `answers` says what else to do at a stage: an answer to give, DROP, or seconds to wait.

    The stages are EHLO, MAIL, RCPT, DATA (before the message is taken) and DOT (once it is there). `delay` is how long
    an ordinary message takes.
    """

    def __init__(self):
        self.messages = []
        self.answers = {}
        self.lines = 0
        self.delay = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.lines += 1
        refusal = await self.answer("EHLO", server)
        return [refusal] if refusal else responses

    async def handle_HELO(self, server, session, envelope, hostname):
        session.host_name = hostname
        return await self.answer("EHLO", server) or "250 hello"

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return await self.answer("MAIL", server) or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if refusal := await self.answer("RCPT", server):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if refusal := await self.answer("DOT", server):
            return refusal
        await asyncio.sleep(self.delay)
        # Kept before it is answered: whoever dies meanwhile has sent it.
        self.messages.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 kept"

    async def answer(self, stage, server):
        answer = self.answers.get(stage)
        if answer == DROP:
            server.transport.abort()
        if isinstance(answer, int):
            await asyncio.sleep(answer)
            return None
        return answer


class Server(SMTP):
    """Refuses DATA itself where it is told to, which a handler alone cannot."""

    async def smtp_DATA(self, arg):
        if refusal := await self.event_handler.answer("DATA", self):
            await self.push(refusal)
        else:
            await super().smtp_DATA(arg)


class Listener(Controller):
    def factory(self):
        return Server(self.handler, hostname="sink.example.org")


@contextmanager
def listening():
    """A sink on a port of its own."""
    sink = Sink()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        sink.port = free.getsockname()[1]
    server = Listener(sink, hostname="127.0.0.1", port=sink.port)
    server.start()
    try:
        yield sink
    finally:
        server.stop()
