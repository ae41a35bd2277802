"""Can the editor's toolbar produce what the allow-list would drop? Can the paper's key be used?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from paper.proving import keys
from paper.text.html import ALLOWED_ATTRIBUTES, ALLOWED_TAGS, EDNOTE

# What each button of CKEditor 4 writes: tags, or tag[attribute]. A button that is not here is not known to be safe.
# https://ckeditor.com/docs/ckeditor4/latest/features/toolbar.html
_BUTTONS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("-", "/", "Undo", "Redo", "Cut", "Copy", "Paste", "PasteText", "PasteFromWord"), ()),
    **dict.fromkeys(("Find", "Replace", "SelectAll", "RemoveFormat", "Maximize", "ShowBlocks"), ()),
    **dict.fromkeys(("SpecialChar", "Unlink", "Format", "Indent", "Outdent"), ()),
    "Bold": ("strong",),
    "Italic": ("em",),
    "Strike": ("s",),
    "Subscript": ("sub",),
    "Superscript": ("sup",),
    "Link": ("a[href]",),
    "NumberedList": ("ol", "li"),
    "BulletedList": ("ul", "li"),
    "Blockquote": ("blockquote",),
    "Table": ("table", "caption", "thead", "tbody", "tr", "th[scope]", "td[colspan]", "td[rowspan]"),
    "HorizontalRule": ("hr",),
    "Language": ("span[lang]", "span[dir]"),
    # Our own (static/js/writing/plugins.js): two heights of headings, a photo, and a passage for colleagues.
    "Heading": ("h2",),
    "Subheading": ("h3",),
    "LibraryPhoto": ("figure", "img[src]", "img[alt]", "img[width]", "img[height]", "figcaption"),
    "Ednote": (EDNOTE,),
    "BidiLtr": ("p[dir]",),
    "BidiRtl": ("p[dir]",),
}
# Each of them lets the editor send whatever somebody pastes into it.
_UNFILTERED: Final = {"allowedContent": True, "fullPage": True}


def toolbar_findings(config: Mapping[str, Any]) -> list[str]:
    """Return one sentence for each thing in a CKEditor configuration that writers would lose on saving."""
    findings = [f"{name} is switched on." for name, value in _UNFILTERED.items() if config.get(name) is value]
    for button in _buttons(config):
        if button not in _BUTTONS:
            findings.append(f"The button {button} is not known to write only what is printed.")
        findings += [f"The button {button} writes {made}." for made in _BUTTONS.get(button, ()) if not _printed(made)]
    formats = str(config.get("format_tags", "p;h1;h2;h3;h4;h5;h6;pre;address;div")).split(";")
    return findings + [f"The paragraph format {tag} is not printed." for tag in formats if not _printed(tag)]


@register
def editor_writes_what_is_printed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a toolbar whose work the cleaner would silently undo."""
    configs: Mapping[str, Mapping[str, Any]] = getattr(settings, "CKEDITOR_CONFIGS", {})
    return [
        Error(
            f"CKEDITOR_CONFIGS['{name}']: {finding}",
            hint="Take it off the toolbar; or, if it is to be printed, allow it in paper/text/html.py.",
            id="paper.E001",
        )
        for name, config in configs.items()
        for finding in toolbar_findings(config)
    ]


@register
def key_can_be_used(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a start with a signing key that is there and of no use: editions would go out unsigned."""
    try:
        keys.signing_key()
        keys.known()
    except keys.KeyRefused as error:
        return [Error(str(error), hint="See docs/verifying.md.", id="paper.E002")]
    return []


def _printed(made: str) -> bool:
    tag, _, attribute = made.rstrip("]").partition("[")
    allowed = ALLOWED_ATTRIBUTES["*"] | ALLOWED_ATTRIBUTES.get(tag, set())
    # What colleagues alone see is not printed, and nobody means it to be.
    return tag == EDNOTE or (tag in ALLOWED_TAGS and (not attribute or attribute in allowed))


def _buttons(config: Mapping[str, Any]) -> Iterator[str]:
    """Give the names on the toolbar, which is a name of another setting, a list of rows, or rows with a title."""
    toolbar = config.get("toolbar", "Full")
    if isinstance(toolbar, str):
        toolbar = config.get(f"toolbar_{toolbar}", [[f"(toolbar {toolbar})"]])
    for row in toolbar:
        yield from _row(row)


def _row(row: str | Sequence[str] | Mapping[str, Iterable[str]]) -> Iterable[str]:
    if isinstance(row, str):
        return [row]
    return row.get("items", []) if isinstance(row, Mapping) else row
