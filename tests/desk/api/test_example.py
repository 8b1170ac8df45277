"""The examples of docs/api.md and of the page work as they are written, against a server that runs."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from desk import tokens
from tests import make
from tests.conftest import CI

EXAMPLES = (Path(__file__).parents[3] / "docs/api.md").read_text()


def example(language):
    return re.search(rf"```{language}\n(.+?)```", EXAMPLES, re.S)[1]


@pytest.fixture
def asked(live_server, settings):
    """What an example is told, and three private actions of the board whose member asks."""
    settings.SITE_URL = live_server.url
    board, member = make.board(), make.person()
    make.seat(member, board)
    actions = [make.action(board, title="Private", is_private=True) for _ in range(3)]
    about = {"name": "Example", "days": 30, "by": member}
    token = tokens.make_token(person=member, now=timezone.now(), **about)
    return os.environ | {"SITE": live_server.url, "TOKEN": token}, actions


def run(program, env):
    done = subprocess.run(program, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not shutil.which("curl") and not CI, reason="curl is not installed")
def test_the_example_with_curl_answers_with_what_the_holder_may_read(asked):
    env, actions = asked

    told = json.loads(run(["sh", "-c", example("sh")], env))

    assert [row["reference"] for row in told["items"]] == [it.reference for it in actions[:2]]
    assert told["next"] == f"{env['SITE']}/api/v1/actions?status=live&limit=2&after={actions[1].pk}"


@pytest.mark.skipif(not shutil.which("curl") and not CI, reason="curl is not installed")
def test_the_examples_of_the_page_work_as_they_are_written(asked, client):
    env, actions = asked
    page = LexborHTMLParser(client.get("/api/").content)
    programs = [it.text() for it in page.css(".app-code") if it.text().startswith("curl ")]

    public, private = (json.loads(run(["sh", "-c", it], env))["items"] for it in programs)

    assert public == []
    assert len(private) == len(actions)


def test_the_example_in_python_reads_page_after_page(asked):
    env, actions = asked
    program = example("python").replace("limit=200", "limit=2")

    said = run([sys.executable, "-c", program], env)

    assert [line.split()[0] for line in said.splitlines()] == [it.reference for it in actions]
