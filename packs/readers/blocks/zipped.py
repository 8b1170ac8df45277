"""Office files are zips of XML: a look at what one would unpack to, since a small file can hold a very large one."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from packs.readers.blocks import Unreadable

MB = 1024 * 1024
MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * MB
#: A long paper of nothing but words unpacks to some twenty-five times its size.
MOST_RATIO = 200
#: Of one part: the text of a paper is far smaller, and a tree of it takes several times its size.
MOST_XML = 25 * MB
XML = (".xml", ".rels", ".vml", ".rdf")
#: No office program declares a document type; who does wants entities, which can grow or fetch without end.
DECLARED = [word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in (
    "utf-8", "utf-16-le", "utf-16-be")]  # fmt: skip
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def unzipped(data: bytes, what: str) -> zipfile.ZipFile:
    """The zip; refuses what is damaged, locked or unpacks to more than a paper can be. `what` is "Word file"."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        _refuse_bombs(file, len(data), what)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # of the zip, or of what is packed in it
        raise Unreadable(damaged(what)) from error
    return file


def damaged(what: str) -> str:
    return f"The {what} is damaged and cannot be opened."


def tree_of(file: zipfile.ZipFile, name: str):
    """The XML of one part, or None where the file has no such part."""
    if name not in file.namelist():
        return None
    return etree.fromstring(file.read(name), etree.XMLParser(**SAFE))


def elements_of(file: zipfile.ZipFile, name: str, *tags: str) -> Iterator:
    """The elements of these names in a large part as each of them ends, for whoever clears what has been read."""
    with file.open(name) as part:
        for _, element in etree.iterparse(part, tag=[f"{{*}}{tag}" for tag in tags], **SAFE):
            yield element


def called(element) -> str:
    """Its name without the name space: the strict and the usual kind of a file differ only there."""
    return etree.QName(element).localname


def named(root, *names: str) -> Iterator:
    """The elements of these names anywhere below."""
    return root.iter(*(f"{{*}}{name}" for name in names))


def _refuse_bombs(file: zipfile.ZipFile, size: int, what: str) -> None:
    entries = file.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"The {what} is made of more than {MOST_ENTRIES:,} pieces.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > max(size, 1) * MOST_RATIO:
        raise Unreadable(f"The {what} unpacks to far more than a paper can be.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(f"The {what} is locked with a password.")
    for entry in entries:
        if entry.filename.lower().endswith(XML):
            _refuse_declarations(file, entry, what)


def _refuse_declarations(file: zipfile.ZipFile, entry: zipfile.ZipInfo, what: str) -> None:
    if entry.file_size > MOST_XML:
        raise Unreadable(f"The {what} holds more text than a paper can.")
    words = file.read(entry)
    if any(mark in words for mark in DECLARED):
        raise Unreadable(f"The {what} declares entities, which no paper needs: save it again.")
