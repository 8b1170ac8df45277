"""What holds for the whole project: arrows, documents, and who may know which database it is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands

ROOT = Path(__file__).resolve().parent.parent
ORDER = ["people", "meetings", "actions", "performance", "packs", "desk"]
CODE = [
    path
    for folder in ["scrutiny", *ORDER]
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
#: The only modules that ask which database they speak to; settings choose it, checks advise on it.
KNOWS_THE_DATABASE = {
    "scrutiny/history/append_only.py",
    "desk/process_lock.py",
    "desk/search/index.py",
    "scrutiny/settings.py",
    "scrutiny/environment.py",
    "scrutiny/checks.py",
}
#: Where packages come from is each machine's own business.
REGISTRIES = (
    "pypi." + "org",
    "pythonhosted." + "org",
    "registry.npmjs." + "org",
    "deb.debian." + "org",
)


def tracked():
    """Every text file that the project keeps."""
    said = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    paths = [ROOT / name for name in said.split("\0") if name]
    return [
        path for path in paths if path.is_file() and path.suffix not in (".pdf", ".png", ".xlsx")
    ]


def commands():
    return sorted(name for name, app in get_commands().items() if app in ORDER)


def test_foreign_keys_point_down():
    """A foreign key is an import that the import linter cannot see."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model:
                ends = [model._meta.app_label, field.related_model._meta.app_label]
                if set(ends) <= set(ORDER):
                    assert ORDER.index(ends[0]) >= ORDER.index(ends[1]), field


def test_imports_keep_to_the_contracts():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-logo"], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


@pytest.mark.django_db
def test_no_migration_is_forgotten():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_configuration_lists_exactly_the_settings_that_are_read():
    read = set()
    for path in CODE:
        words = path.read_text()
        read |= set(re.findall(r"""env\.\w+\(\s*"([A-Z_]+)\"""", words))
        read |= set(re.findall(r"""os\.environ(?:\.get\(|\[)\s*"([A-Z_]+)\"""", words))
    listed = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/configuration.md").read_text(), re.M)

    assert sorted(listed) == sorted(read)


def test_operations_tells_of_every_command():
    told = re.findall(r"^\| `manage\.py (\w+)", (ROOT / "docs/operations.md").read_text(), re.M)

    assert sorted(told) == commands()


def test_only_named_modules_know_the_database():
    knowing = {
        str(path.relative_to(ROOT))
        for path in CODE
        if re.search(r"sqlite|postgres|\.vendor\b", path.read_text(), re.I)
    }

    assert knowing <= KNOWS_THE_DATABASE


def test_no_file_names_a_registry():
    naming = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if any(host in path.read_text(errors="ignore") for host in REGISTRIES)
    ]

    assert naming == []
