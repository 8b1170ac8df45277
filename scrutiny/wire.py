"""The bytes of a plain message, put together at once: Python's own tree of parts takes longer than the mail server."""

import re
import secrets
from email.utils import formatdate

#: Octets of a line that every mail server takes, without its end: RFC 5322 section 2.1.1.
LONGEST = 998
HEAD = re.compile(r"[ -~]+")
END = re.compile(r"\r\n|\r|\n")


def as_bytes(message):
    """What `message.message()` makes of text and the same as HTML to one reader. None for whatever needs more than
    that: attachments, other readers, headings beyond ASCII or with a line's end in them, lines that are too long.
    """
    htmls = getattr(message, "alternatives", ())
    is_plain = [kind for _, kind in htmls] == ["text/html"] and not message.attachments
    is_to_one = message.recipients() == message.to[:1] and not message.reply_to
    if not (is_plain and is_to_one and message.body) or message.encoding:
        return None
    heads = {
        "Subject": message.subject,
        "From": message.from_email,
        "To": message.to[0],
        "Date": formatdate(),
        "MIME-Version": "1.0",
        **message.extra_headers,
    }
    lines = [f"{name}: {words}" for name, words in heads.items()]
    parts = [_part("plain", message.body), _part("html", htmls[0][0])]
    if not all(map(HEAD.fullmatch, lines)) or "," in message.to[0] + message.from_email:
        return None
    if max(map(len, [*lines, *b"".join(parts).split(b"\r\n")])) > LONGEST:
        return None
    between = secrets.token_hex(16)
    lines += [f'Content-Type: multipart/alternative; boundary="{between}"', "", f"--{between}", ""]
    return (
        "\r\n".join(lines).encode()
        + f"\r\n--{between}\r\n".encode().join(parts)
        + (f"\r\n--{between}--\r\n".encode())
    )


def _part(kind, words):
    bits = 7 if words.isascii() else 8
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {bits}bit\r\n\r\n'
    return (head + END.sub("\r\n", words)).encode()
