"""The templates: one file for each kind of letter and language, and a layout for all.

A coordinator may override any of them, file by file. Logic stops at `if` and `for`; a
template that asks for anything else, or for a fact that its letter doesn't have, stops
with the file and the line.
"""

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    DictLoader,
    StrictUndefined,
    Template,
    TemplateAssertionError,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from nimsmail.errors import ConfigError
from nimsmail.writing.filters import FILTERS
from nimsmail.writing.slots import Open, Slot, value_slot

# Folders whose templates are parts of letters, without a subject.
PARTS = (
    "layout",
    "noted",
    "afterword",
    "due",
    "duty",
    "edition",
    "matters",
    "points",
    "changes",
)
_LIMIT = 1_000_000  # characters; a letter is a few thousand
_SUBJECT = "Subject:"
_LOGIC_LINE = re.compile(r"\s*(\{%((?!%\}).)*%\}\s*)+")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.Const,
    nodes.Name,
    nodes.Tuple,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Include,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A template as it stands in its file."""

    path: Path
    text: str


def shipped_templates() -> Path:
    """Return the folder of the templates that come with nimsmail.

    In a checkout they lie at its top; a wheel carries them in the package.
    """
    packaged = Path(str(files("nimsmail"))) / "shipped" / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


def read_templates(*folders: Path) -> dict[str, Source]:
    """Read all templates, `kind/language.md` and the frame; the first folder that has one wins."""
    sources: dict[str, Source] = {}
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(f"The template folder {folder} is missing; make it, or correct it.")
        for path in sorted([*folder.glob("*/*.md"), *folder.glob("*/*.html")]):
            sources.setdefault(f"{path.parent.name}/{path.name}", Source(path, _read(path)))
    return sources


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}; save it as UTF-8 text.") from error


class Templates:
    """All templates, checked and ready to be rendered."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = dict(sources)
        self._parts = {n: s for n, s in self._sources.items() if _is_of_parts(n)}
        self._environment = _environment(self._parts)
        self._compiled = {
            name: self._compile(name, source)
            for name, source in self._sources.items()
            if name.endswith(".md")
        }

    @classmethod
    def read(cls, own: Path | None = None) -> "Templates":
        """Read the shipped templates, and the coordinator's own, which win.

        The same texts are checked once in a process: that takes longer than most commands.
        """
        sources = read_templates(*([own] if own else []), shipped_templates())
        return _checked(tuple(sources.items()))

    def frame(self) -> Source:
        """Return the HTML around every letter."""
        return self._source("layout/frame.html")

    def path(self, name: str) -> Path:
        """Return the file of the template `kind/language`."""
        return self._source(f"{name}.md").path

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """Return the template `kind/language` with slots for its values."""
        source = self._source(f"{name}.md")
        try:
            text = self._compiled[f"{name}.md"].render(values)
        except (TemplateError, TypeError, ValueError, LookupError, AttributeError) as error:
            raise ConfigError(f"{_place(source, error)}: {_sentence(error)}") from error
        if len(text) > _LIMIT:
            raise ConfigError(f"{source.path}: the letter is over {_LIMIT:,} letters; shorten it.")
        return text

    def _source(self, name: str) -> Source:
        try:
            return self._sources[name]
        except KeyError:
            raise ConfigError(f"The template {name} is missing; put it back.") from None

    def _compile(self, name: str, source: Source) -> Template:
        if not _is_of_parts(name):
            _check_head(source)
        try:
            text = _with_line_ends(source.text)
            tree = self._environment.parse(text, name, str(source.path))
            _check_logic(tree, source, tuple(self._parts))
            code = self._environment.compile(tree, name, str(source.path))
        except TemplateSyntaxError as error:
            place = f"{source.path}:{error.lineno}"
            raise ConfigError(f"{place}: {_what_is_expected(error)}") from error
        return Template.from_code(self._environment, code, {})


@lru_cache(maxsize=2)
def _checked(sources: tuple[tuple[str, Source], ...]) -> Templates:
    return Templates(dict(sources))


class _Missing(StrictUndefined):
    """What a template names in vain, told in the template's own words and not Python's."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        if not is_dataclass(owner) and not isinstance(owner, dict):
            return super()._undefined_message
        return f"'{_named(owner)}' has no '{self._undefined_name}'"


def _named(value: Any) -> str:
    """Return what a template calls `value`: facts are named as their classes."""
    if isinstance(value, Open):
        return value.name
    # Of all that a letter knows, only intents in their plain form are dicts.
    return "intent" if isinstance(value, dict) else type(value).__name__.lstrip("_").lower()


def _environment(parts: Mapping[str, Source]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({name: _with_line_ends(each.text) for name, each in parts.items()}),
        undefined=_Missing,
        finalize=_slotted,
        autoescape=False,  # nothing is HTML here: values become slots
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.clear()
    environment.filters.update(FILTERS)
    environment.globals.clear()
    return environment


def _slotted(value: Any) -> str:
    """Return what stands in the output for the value of `{{ … }}`."""
    if isinstance(value, Slot):
        return value
    if isinstance(value, Open):
        return value.slot
    if isinstance(value, Undefined):
        return str(value)  # raises, and says what is missing
    if isinstance(value, str) or type(value) is int:
        return value_slot(str(value))
    if value is None:
        raise TypeError("this may be empty: put {% if … %} around it")
    raise TypeError(f"{type(value).__name__} is not plain words: name a field of it, or a filter")


def _with_line_ends(text: str) -> str:
    """Return `text` so that only lines that hold nothing but logic leave no line behind."""
    return "\n".join(
        f"{line[:-2]}+%}}" if line.endswith("%}") and not _LOGIC_LINE.fullmatch(line) else line
        for line in text.replace("\r\n", "\n").split("\n")
    )


def _is_of_parts(name: str) -> bool:
    return name.endswith(".md") and name.partition("/")[0] in PARTS


def _check_head(source: Source) -> None:
    first, _, rest = source.text.partition("\n")
    if not first.startswith(_SUBJECT):
        raise ConfigError(f"{source.path}:1: the first line must begin with “{_SUBJECT}”.")
    if rest.partition("\n")[0].strip():
        raise ConfigError(f"{source.path}:2: leave a blank line after the subject.")


def _check_logic(tree: nodes.Template, source: Source, parts: tuple[str, ...]) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            what = type(node).__name__.lower()
            raise ConfigError(
                f"{source.path}:{node.lineno}: {what} has no place in a letter; "
                "use {{ value }}, {% if %} and {% for %}."
            )
        if isinstance(node, nodes.Include) and not _is_part(node, parts):
            raise ConfigError(
                f"{source.path}:{node.lineno}: what is included is a part of letters; "
                f"there are: {', '.join(parts)}."
            )


def _is_part(node: nodes.Include, parts: tuple[str, ...]) -> bool:
    return isinstance(node.template, nodes.Const) and node.template.value in parts


def _place(source: Source, error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(source.path)]
    return f"{source.path}:{lines[-1]}" if lines else str(source.path)


def _sentence(error: Exception) -> str:
    return f"{str(error).rstrip('.')}; docs/letters.md lists what each letter knows."


def _what_is_expected(error: TemplateSyntaxError) -> str:
    what = str(error.message).rstrip(".")
    if isinstance(error, TemplateAssertionError) and "filter" in what:
        return f"{what}; the filters are: {', '.join(FILTERS)}."
    return (
        f"{what}; a value is {{{{ name }}}}, and what begins with {{% if … %}} or {{% for … %}} "
        "ends with {% endif %} or {% endfor %}."
    )


def split_letter(rendered: str) -> tuple[str, str]:
    """Part a rendered letter into its subject and its body."""
    first, _, body = rendered.partition("\n")
    return first.removeprefix(_SUBJECT).strip(), body
