"""Stored files. They have no address of their own: a page hands one out after asking who wants it."""

from django.core.files.storage import FileSystemStorage


class PrivateFiles(FileSystemStorage):
    def url(self, name):
        raise ValueError("Stored files have no address; a page that checks hands them out.")
