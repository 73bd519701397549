"""The site's own sentences and their translations: locale/<language>/LC_MESSAGES/django.po.

Everything is Python (Babel, Django's ``templatize``), so no gettext programs are needed.  A .po file
has no dates and no line numbers, and nothing is guessed from similar sentences: it changes only when
a sentence or its translation does.  ``manage.py messages`` is the command line of this module.
"""

from __future__ import annotations

import ast
import fcntl
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cctns.runtime import home
from cctns.runtime.env import CLONE

LANGUAGES = ("hi", "ne")
APPS = ("cctns", "stations", "criminals", "cases", "courts", "citizens", "governance")
TEMPLATES_LEFT_OUT = ("templates/dev/",)  # the style guide is for those who build pages

# Django's own rules for these languages: two forms, and the first is for 1 alone.
_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
# Function -> places of context, singular and plural among its arguments.
_CALLS = {
    "_": ("id",),
    "gettext": ("id",),
    "gettext_lazy": ("id",),
    "gettext_noop": ("id",),
    "ngettext": ("id", "plural"),
    "ngettext_lazy": ("id", "plural"),
    "pgettext": ("context", "id"),
    "pgettext_lazy": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
    "npgettext_lazy": ("context", "id", "plural"),
}
_TEXT = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL_IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(\s*({_TEXT}(?:\s*,\s*{_TEXT})*)")
_PLACEHOLDER = re.compile(r"%\(\w+\)[\d.]*[sdif]|%[sd]|\{\w*\}|%%")
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b")


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence of ours; ``where`` are the files that say it."""

    id: str
    plural: str = ""
    context: str = ""
    where: tuple[str, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """Eight hexadecimal digits that name the sentence in a batch."""
        return key_of(self.id, self.context)


def key_of(text: str, context: str = "") -> str:
    return hashlib.sha256(f"{context}\x04{text}".encode()).hexdigest()[:8]


# ---------------------------------------------------------------- what the code says


def extract(root: Path = CLONE) -> list[Message]:
    """Every sentence in the code and the templates, by file and then in the order it is said."""
    found: dict[tuple[str, str], Message] = {}
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        read = from_python if path.suffix == ".py" else from_template
        for said in read(path.read_text(encoding="utf-8"), name):
            known = found.get((said.context, said.id), said)
            found[said.context, said.id] = Message(
                id=said.id,
                plural=known.plural or said.plural,
                context=said.context,
                where=tuple(dict.fromkeys((*known.where, name))),
            )
    keys = Counter(each.key for each in found.values())
    if len(keys) != len(found):
        raise ValueError("Two sentences have the same key: make the key longer.")
    return list(found.values())


def sources(root: Path = CLONE) -> Iterator[Path]:
    """The files that speak to people: ours, without tests and migrations."""
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            if not {"migrations", "__pycache__"} & set(path.parts):
                yield path
    folders = [root / "templates", *(root / app / "templates" for app in APPS)]
    for folder in folders:
        for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.txt")]):
            if not path.relative_to(root).as_posix().startswith(TEMPLATES_LEFT_OUT):
                yield path


def from_python(text: str, name: str = "") -> Iterator[Message]:
    """The gettext calls of a Python file, whatever names it imports the functions under."""
    tree = ast.parse(text, name)
    calls = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in _CALLS
    }
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node.func, ast.Name):
            function = calls.get(node.func.id, "")
        elif isinstance(node.func, ast.Attribute):
            function = node.func.attr
        else:
            function = ""
        parts = _CALLS.get(function, ())
        values = [arg.value for arg in node.args[: len(parts)] if isinstance(arg, ast.Constant)]
        if parts and len(values) == len(parts) and all(isinstance(v, str) for v in values):
            yield Message(**dict(zip(parts, values, strict=True)))


def from_template(text: str, name: str = "") -> Iterator[Message]:
    """The translation tags and ``_("...")`` arguments of a template."""
    from django.utils.translation.template import templatize

    for function, arguments in _CALL_IN_TEMPLATE.findall(templatize(text, name)):
        values = [ast.literal_eval(each) for each in re.findall(_TEXT, arguments)]
        parts = _CALLS[function]
        yield Message(**dict(zip(parts, values[: len(parts)], strict=True)))


# ---------------------------------------------------------------- the .po files


def path_of(language: str, root: Path = CLONE) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str, root: Path = CLONE) -> Catalog:
    path = path_of(language, root)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def translations(language: str, root: Path = CLONE) -> dict[tuple[str, str], tuple[str, ...]]:
    """(context, sentence) -> its forms; a form that is not translated yet is ""."""
    result = {}
    for entry in read(language, root):
        if entry.id:
            sentence = entry.id[0] if isinstance(entry.id, tuple) else entry.id
            forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            if entry.fuzzy:
                forms = ("",) * len(forms)
            result[entry.context or "", sentence] = tuple(form or "" for form in forms)
    return result


def write(
    language: str,
    messages: Iterable[Message],
    known: dict[tuple[str, str], tuple[str, ...]],
    root: Path = CLONE,
) -> None:
    """Writes the file of a language: these sentences with the translations that are known."""
    catalog = Catalog(locale=language)
    for place, message in enumerate(messages):
        forms = known.get((message.context, message.id), ())
        string: str | tuple[str, ...] = forms[0] if forms else ""
        if message.plural:
            string = (*forms, "", "")[:2]
        catalog.add(
            (message.id, message.plural) if message.plural else message.id,
            string,
            locations=[(name, place) for name in message.where],
            context=message.context or None,
        )
    path = path_of(language, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(path) as file:
        file.write(_HEADER.format(language=language).encode())
        write_po(
            file, catalog, width=0, omit_header=True, sort_by_file=True, include_lineno=False
        )


@contextmanager
def _replacing(path: Path) -> Iterator:
    """A file that takes its place only when it is whole: others may be reading it."""
    passing = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with passing.open("wb") as file:
            yield file
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)


@contextmanager
def alone(root: Path = CLONE) -> Iterator[None]:
    """Two commands never change the files at the same time."""
    folder = root / "locale"
    folder.mkdir(exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def update(languages: Iterable[str] = LANGUAGES, root: Path = CLONE) -> list[Message]:
    """Brings the .po files to what the code says; a sentence that is gone is dropped."""
    with alone(root):
        messages = extract(root)
        for language in languages:
            write(language, messages, translations(language, root), root)
    return messages


def compile_all(root: Path = CLONE) -> list[Path]:
    """Makes each .mo that is missing or older than its .po.  Returns those that were made."""
    made = []
    for source in home.uncompiled_messages(root):
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name)
        target = source.with_suffix(".mo")
        with _replacing(target) as file:
            write_mo(file, catalog)
        made.append(target)
    return made


# ---------------------------------------------------------------- what is wrong with them


@dataclass(frozen=True, slots=True)
class Fault:
    language: str
    what: str
    message: str

    def __str__(self) -> str:
        return f"{self.language}: {self.what}: {self.message!r}"


def faults(languages: Iterable[str] = LANGUAGES, root: Path = CLONE) -> list[Fault]:
    """Sentences that are missing, left over, empty, guessed or have other placeholders."""
    said = {(each.context, each.id): each for each in extract(root)}
    found = []
    for language in languages:
        fuzzy = {entry.id for entry in read(language, root) if entry.id and entry.fuzzy}
        known = translations(language, root)
        for key, message in said.items():
            what = _fault_of(message, known.get(key))
            if what and ({message.id, (message.id, message.plural)} & fuzzy):
                what = "fuzzy"
            if what:
                found.append(Fault(language, what, message.id))
        found += [Fault(language, "left over", key[1]) for key in known if key not in said]
    return found


def _fault_of(message: Message, forms: tuple[str, ...] | None) -> str:
    if forms is None:
        return "missing"
    if not forms or not all(form.strip() for form in forms):
        return "empty"
    return next(
        (fault for i, form in enumerate(forms) if (fault := wrong(message, form, i))), ""
    )


def wrong(message: Message, form: str, number: int = 0) -> str:
    """Why a translation cannot stand for the sentence; "" when it can.

    ``number`` 0 is the form for one: it may name the number or leave it out, as English does.
    """
    sources_ = [message.plural] if message.plural and number else [message.id]
    if message.plural and not number:
        sources_.append(message.plural)
    if _marks(_PLACEHOLDER, form) not in [_marks(_PLACEHOLDER, text) for text in sources_]:
        return "other placeholders"
    if _marks(_TAG, form) not in [_marks(_TAG, text) for text in sources_]:
        return "other HTML"
    if (form[:1] == "\n", form[-1:] == "\n") != (
        message.id[:1] == "\n",
        message.id[-1:] == "\n",
    ):
        return "other line ends"
    return ""


def _marks(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(pattern.findall(text))


# ---------------------------------------------------------------- batches for translators


def batch(language: str, *, everything: bool = False, root: Path = CLONE) -> Iterator[str]:
    """Lines "key, English, file, translation" parted by tabs: what is still to be translated.

    A sentence with a plural has two lines, ``key.0`` for one and ``key.1`` for many.  A line break
    within a sentence is written \\n.
    """
    known = translations(language, root)
    for message in extract(root):
        forms = known.get((message.context, message.id), ())
        english = [message.id, message.plural] if message.plural else [message.id]
        for number, text in enumerate(english):
            form = forms[number] if number < len(forms) else ""
            if everything or not form:
                key = f"{message.key}.{number}" if message.plural else message.key
                context = f" ({message.context})" if message.context else ""
                cells = (key, text, message.where[0] + context, form)
                yield "\t".join(_escape(cell) for cell in cells)


def fill(language: str, lines: Iterable[str], root: Path = CLONE) -> list[str]:
    """Takes translations from such lines, or from lines "key, translation".

    Returns what was refused, a sentence each; the rest is written.
    """
    refused = []
    with alone(root):
        messages = extract(root)
        by_key = {message.key: message for message in messages}
        known = translations(language, root)
        for place, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if not line.strip() or line.startswith("#"):
                continue
            key, _, number = cells[0].strip().partition(".")
            message = by_key.get(key)
            if message is None:
                refused.append(f"line {place}: no sentence has the key {key}")
            elif len(cells) not in {2, 4}:
                refused.append(f"line {place}: 2 or 4 columns are expected, not {len(cells)}")
            elif form := _unescape(cells[-1].strip()):
                form = _with_ends(form, message.id)
                if fault := wrong(message, form, int(number or 0)):
                    refused.append(f"line {place}: {fault}: {message.id!r} -> {form!r}")
                    continue
                place_of = (message.context, message.id)
                forms = [*known.get(place_of, ()), "", ""][: 2 if message.plural else 1]
                forms[int(number or 0)] = form
                known[place_of] = tuple(forms)
        write(language, messages, known, root)
    return refused


def _with_ends(form: str, sentence: str) -> str:
    """The translation with the spaces and line breaks around it that the sentence has."""
    body = sentence.strip()
    before, _, after = sentence.partition(body) if body else ("", "", "")
    return f"{before}{form.strip()}{after}"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _unescape(text: str) -> str:
    letters = {"n": "\n", "t": "\t", "\\": "\\"}
    return re.sub(r"\\([nt\\])", lambda found: letters[found[1]], text)
