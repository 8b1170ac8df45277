"""From the message to the answer: the link opens the action, and a code comes to the same address."""

import re

import pytest
from django.core import mail
from selectolax.lexbor import LexborHTMLParser

from actions.models import Update
from desk.reminders import sending
from tests import make

pytestmark = pytest.mark.django_db


def kept(page):
    """What the form of a page carries without being seen, as a browser sends it back."""
    form = LexborHTMLParser(page.content).css_first("main form")
    return {it.attributes["name"]: it.attributes["value"] for it in form.css("input[type=hidden]")}


def test_an_owner_without_a_password_answers_from_the_message(client):
    owner = make.person("Olive Owner", email="olive@example.org")
    action = make.action(make.board(), owner=owner, due_on=make.TODAY)
    sending.run(lambda: make.NOW)
    link = re.search(r"http\S+/update/", mail.outbox[0].body).group()
    path = link.removeprefix("http://testserver").partition("8000")[2] or link

    door = client.get(path, follow=True)
    ask = re.search(r'href="(/accounts/login/code/[^"]*)"', door.content.decode()).group(1)
    ask = ask.replace("&amp;", "&")
    asked = client.post(ask.partition("?")[0], kept(client.get(ask)) | {"email": owner.email})
    code = re.search(r"^\W*([A-Z0-9]{4}-?[A-Z0-9]+)\W*$", mail.outbox[-1].body, re.M).group(1)
    confirm = kept(client.get(asked["Location"])) | {"code": code}
    came = client.post("/accounts/login/code/confirm/", confirm, follow=True)

    assert mail.outbox[-1].to == ["olive@example.org"]
    assert came.request["PATH_INFO"] == f"/actions/{action.pk}/update/"
    vague = client.post(came.request["PATH_INFO"], {"changed": "Ongoing"})
    assert vague.status_code == 200
    assert not Update.objects.exists()
    client.post(
        came.request["PATH_INFO"],
        {"changed": "The second post is filled.", "version": action.version},
    )
    assert Update.objects.get().by == owner
