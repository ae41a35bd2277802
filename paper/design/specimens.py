"""What does a paper look like that nobody has written? Articles in memory, for the styleguide and for tests of pages.

Nothing here is saved, and nothing here is served where DEBUG is off.
"""

import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from paper.languages import Genre, Language
from paper.models import Correction, Policy, PublishedArticle, PublishedEdition, Section, TakeAway
from paper.proving.keys import Key
from photos.models import Photo

DAY = datetime.date(2024, 4, 25)
_AT = datetime.datetime(2024, 4, 25, 1, 30, tzinfo=datetime.UTC)
LONGEST = (
    "Ministers, elders and engineers agree on who opens the upper gate, who pays its keeper, "
    "who keeps the ledger and who reads it aloud every Friday"
)
SECTIONS = [
    Section(pk=number, name=name, slug=name.lower(), position=number, is_opinion=name == "Opinion")
    for number, name in enumerate(("National", "World", "Economy", "Society", "Culture", "Sport", "Opinion"), start=1)
]
TEXTS = {
    Language.ENGLISH: {
        "headline": "Four keys to one gate: the north puts its water turn into writing",
        "standfirst": "Forty-one villages have signed two pages. When the river is low, no one turns the wheel alone.",
        "kicker": "Water",
        "dateline": "Mazar-e Sharif",
        "writer": "Maryam Shahdost",
        "body": "<p>The last dispute was about the word “dawn”. It took the elders nine hours.</p><h2>Two hands</h2>"
        "<p>The wheel is to be chained, with a lock for which there are <em>four</em> keys.</p>"
        "<blockquote><p>I had argued for a week that paper does not bend.</p></blockquote>",
        "first_headline": "Three keys to one gate: the north puts its water turn on paper",
        "notice": "The headline first spoke of three keys. There are four.",
        "policy": "<h2>Who is asked</h2><p>Whoever is criticised is asked before we print.</p>",
    },
    Language.DARI: {
        "headline": "چهار کلید برای یک دروازه: نوبت آب چهارباغ روی کاغذ آمد",
        "standfirst": "چهل‌ویک قریه دو صفحه را امضا کردند. هرگاه آب کم شود، کسی چرخ را تنها نمی‌گرداند.",
        "kicker": "آب",
        "dateline": "مزار شریف",
        "writer": "مریم شاه‌دوست",
        "body": "<p>بزرگان چهل‌ویک قریه پس از نُه ساعت گفت‌وگو پذیرفتند که نوبت آب نوشته شود.</p><h2>دو دست</h2>"
        "<p>چرخ با قفلی بسته می‌شود که چهار کلید دارد.</p><blockquote><p>کاغذ خم نمی‌شود.</p></blockquote>",
        "first_headline": "سه کلید برای یک دروازه: نوبت آب چهارباغ نوشته شد",
        "notice": "در عنوان نخست سه کلید آمده بود. کلیدها چهار اند.",
        "policy": "<h2>از کی می‌پرسیم</h2><p>پیش از چاپ از هر کسی که نقد می‌شود می‌پرسیم.</p>",
    },
}
TOPICS = {Language.ENGLISH: ["Water", "Rivers & canals"], Language.DARI: ["آب", "دریاها و کانال‌ها"]}


def edition(*, language: str = Language.ENGLISH, **fields: Any) -> PublishedEdition:
    """Return an edition in memory."""
    given: dict[str, Any] = {
        "issue_date": DAY,
        "number": 4321,
        "language": language,
        "paper_name": "The Kabul Lantern" if language == Language.ENGLISH else "فانوس کابل",
        "motto": "A light kept burning, every morning" if language == Language.ENGLISH else "چراغی که هر صبح روشن است",
        "editor_in_chief": "Soraya Wafamand",
        "publisher": "Lantern Press",
        "address": "Shahr-e Naw, Kabul",
        "released_at": _AT,
        "sha256": "9f" * 32,
    }
    return PublishedEdition(**given | fields)


def article(
    number: int = 1, *, of: PublishedEdition, section: int = 0, photo: Photo | None = None, **fields: Any
) -> PublishedArticle:
    """Return an article in memory, in the language of its edition, in the section so numbered from 0."""
    texts = TEXTS[Language(of.language)]
    credit = {"name": texts["writer"], "slug": "maryam-shahdost", "credit": "by", "standing": "", "portrait": None}
    given: dict[str, Any] = {
        "pk": number,
        "edition": of,
        "issue_date": of.issue_date,
        "slug": f"story-{number}",
        "position": number,
        "section": SECTIONS[section],
        "genre": Genre.OPINION if SECTIONS[section].is_opinion else Genre.NEWS,
        "language": of.language,
        "byline": f"By {texts['writer']}",
        "credits": [credit],
        "photo": photo,
        "photo_caption": texts["standfirst"] if photo else "",
        "photo_credit": "Drawing: The Kabul Lantern" if photo else "",
        "words": 640,
        **{name: texts[name] for name in ("headline", "standfirst", "kicker", "dateline", "body")},
    }
    return PublishedArticle(**given | fields)


def correction(kind: str, *, of: PublishedArticle, **fields: Any) -> Correction:
    """Return a notice in memory of what was changed in an article, in the article's language."""
    given: dict[str, Any] = {
        "article": of,
        "number": 1,
        "kind": kind,
        "at": of.edition.released_at,
        "text": TEXTS[Language(of.language)]["notice"],
    }
    return Correction(**given | fields)


def policy(kind: str, *, language: str) -> Policy:
    """Return one of the paper's own texts in memory."""
    return Policy(kind=kind, language=language, body=TEXTS[Language(language)]["policy"], changed_at=_AT)


def take_aways(*, of: PublishedEdition) -> list[TakeAway]:
    """Return an edition's files in memory, one of each kind, the smallest first."""
    return [
        TakeAway(edition=of, kind=kind, size=38_000 * 4**place, sha256=f"{place}a" * 32, made_at=of.released_at)
        for place, kind in enumerate(("text", "html", "epub", "pdf"))
    ]


def signing_key() -> Key:
    """Return a public key that nobody signs with: of RFC 8032, 7.1."""
    raw = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    return Key(Ed25519PublicKey.from_public_bytes(raw), "2024-04-25")
