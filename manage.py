#!/usr/bin/env python
"""Django's entry point; a setting that makes no sense is one sentence here, not a traceback."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 (reading it reads the environment)
    except ImproperlyConfigured as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(2)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
