"""Which Word documents do the tests send in? Good ones and hostile ones, all written here."""

import io
import zipfile
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_PIC = 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STYLE_NAMES = {
    "Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1", "Heading2": "heading 2", "Quote": "Quote",
}  # fmt: skip

Parts = dict[str, bytes | str]


def paragraph(words: str, style: str = "", *, bold: bool = False, link: str = "") -> str:
    """Write a paragraph of one run."""
    properties = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    return f"<w:p>{properties}{f'<w:hyperlink r:id={quoteattr(link)}>{run}</w:hyperlink>' if link else run}</w:p>"


def drawing(relation: str, *, alt: str = "", attribute: str = "embed") -> str:
    """Write a paragraph with a picture."""
    blip = f'<a:blip r:{attribute}="{relation}"/>'
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr={quoteattr(alt)}/><a:graphic><a:graphicData>'
        f"<pic:pic><pic:blipFill>{blip}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r></w:p>"
    )


def parts(
    body: Iterable[str], *, relations: Iterable[str] = (), media: dict[str, bytes] | None = None, main: str = _MAIN
) -> Parts:
    """Return the parts of a document's package by name."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLE_NAMES.items()
    )
    written: Parts = {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
        ),
        "_rels/.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rStyles" '
            f'Type="{_OFFICE}/styles" Target="styles.xml"/>{"".join(relations)}</Relationships>'
        ),
        "word/styles.xml": f"{_XML}<w:styles {_W}>{styles}</w:styles>",
        "word/document.xml": (
            f"{_XML}<w:document {_W} {_R} {_A} {_WP} {_PIC}><w:body>{''.join(body)}</w:body></w:document>"
        ),
    }
    return written | {f"word/media/{name}": content for name, content in (media or {}).items()}


def relation(key: str, kind: str, target: str, *, external: bool = False) -> str:
    """Write a relationship of the document."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>'


def packed(written: Parts) -> bytes:
    """Pack parts as a file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in written.items():
            package.writestr(name, content)
    return stream.getvalue()


def docx(*body: str, relations: Iterable[str] = (), media: dict[str, bytes] | None = None) -> bytes:
    """Write a document of these paragraphs."""
    return packed(parts(body, relations=relations, media=media))


def with_pictures(*pictures: bytes) -> bytes:
    """Write a document with a headline, a sentence and these pictures."""
    relations = [relation(f"p{number}", "image", f"media/{number}.png") for number, _ in enumerate(pictures)]
    drawn = [drawing(f"p{number}") for number, _ in enumerate(pictures)]
    media = {f"{number}.png": picture for number, picture in enumerate(pictures)}
    body = [paragraph("The bridge", "Title"), paragraph("It stands."), *drawn]
    return docx(*body, relations=relations, media=media)


def _without(name: str) -> bytes:
    return packed({each: content for each, content in parts([paragraph("Words.")]).items() if each != name})


def _with(**changed: str | bytes) -> bytes:
    written = parts([paragraph("Words.")])
    names = {"document": "word/document.xml", "relations": "word/_rels/document.xml.rels"}
    return packed(written | {names.get(name, name): content for name, content in changed.items()})


def _entities(levels: int = 9) -> str:
    lines = ['<!ENTITY a0 "ha ha ha">'] + [
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels)
    ]
    return (
        f"{_XML}<!DOCTYPE w:document [{''.join(lines)}]><w:document {_W}><w:body><w:p><w:r><w:t>&a{levels - 1};</w:t>"
        "</w:r></w:p></w:body></w:document>"
    )


def _file_entity() -> str:
    return (
        f'{_XML}<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {_W}><w:body><w:p><w:r>'
        "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )


def _deep(levels: int) -> str:
    inner = "<w:r><w:t>x</w:t></w:r>"
    nested = "<w:tbl><w:tr><w:tc><w:p>" * levels + inner + "</w:p></w:tc></w:tr></w:tbl>" * levels
    return f"{_XML}<w:document {_W}><w:body>{nested}</w:body></w:document>"


def _two_of_one_name() -> bytes:
    stream = io.BytesIO(docx(paragraph("Words.")))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/Document.xml", "<x/>")
    return stream.getvalue()


def _encrypted() -> bytes:
    content = bytearray(docx(paragraph("Words.")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def _lying() -> bytes:
    """A part whose own size is said to be small."""
    content = bytearray(_with(document=f"{_XML}<w:document {_W}>{'<w:p/>' * 500_000}</w:document>"))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as package:
        size = package.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    return bytes(content).replace(size, (1000).to_bytes(4, "little"))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "words": lambda: b"The minister said on Thursday that",
    "HTML": lambda: b"<!DOCTYPE html><script>alert(1)</script>",
    "an old .doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "more than 20 MB": lambda: b"PK\x03\x04" + bytes(20 * 1024 * 1024),
    "a zip of something else": lambda: packed({"readme.txt": "Words."}),
    "a zip of nothing": lambda: packed({}),
    "a workbook": lambda: packed(
        parts([], main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
    ),
    "a document with macros": lambda: packed(
        parts([paragraph("x")], main="application/vnd.ms-word.document.macroEnabled.main+xml")
    ),
    "a document that hides macros": lambda: _with(**{"word/vbaProject.bin": b"macro"}),
    "half a document": lambda: docx(paragraph("Words. " * 500))[:700],
    "a document without its text": lambda: _without("word/document.xml"),
    "a document without its list of parts": lambda: _without("[Content_Types].xml"),
    "XML that is none": lambda: _with(document="<w:document><w:body>"),
    "a document of no words": docx,
    "a locked document": _encrypted,
    "a name that leads out": lambda: _with(**{"../../etc/cron.d/x": "x"}),
    "a name from the root": lambda: _with(**{"/etc/passwd": "x"}),
    "a name of another system": lambda: _with(**{"..\\..\\x": "x"}),
    "one name twice": _two_of_one_name,
    "a billion laughs": lambda: _with(document=_entities()),
    "a billion laughs in UTF-16": lambda: _with(
        document=_entities().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    ),
    "an entity that is a file": lambda: _with(document=_file_entity()),
    "an entity among the relations": lambda: _with(relations=_file_entity()),
    "tables in tables without end": lambda: _with(document=_deep(400)),
    "a zip bomb of one part": lambda: _with(**{"word/media/1.png": bytes(200 * 1024 * 1024)}),
    "a zip bomb of many parts": lambda: _with(**{f"word/media/{n}.png": bytes(1024 * 1024) for n in range(100)}),
    "a zip bomb of the text": lambda: _with(document=f"{_XML}<w:document {_W}>{'<w:p/>' * 3_000_000}</w:document>"),
    "a part that lies about its size": _lying,
    "a hundred thousand parts": lambda: packed({f"x{n}": b"" for n in range(100_000)}),
    "more elements than an article has": lambda: docx(*[paragraph("x")] * 60_000),
    "more pictures than an article has": lambda: with_pictures(*[b"\x89PNG"] * 60),
}
