"""What does each check find, and what looks like it and is right?"""

import datetime
from collections.abc import Callable
from typing import Any

from articles import protecting
from editions.models import Edition
from newsroom.roles import EDITOR_IN_CHIEF
from tests.editions.preflight.made import (
    DARI,
    FRIDAY,
    HOUR,
    SATURDAY,
    changed,
    cleared_again,
    edition_of,
    embargoed,
    linking,
    noted,
    numbered,
    pictured,
    printed_before,
    ready,
    without_editor,
    without_lead,
)
from tests.factories import (
    NOW,
    make_article,
    make_author,
    make_byline,
    make_chair,
    make_edition,
    make_holiday,
    make_photo,
    make_protection,
    make_released_edition,
    make_section,
    make_staff_profile,
    make_user,
    person,
)

Make = Callable[[], Edition]
Row = tuple[str, Make]
LINK = '<p>It <a href="https://example.org/" title="{}">says</a> so.</p>'
NO_TOKEN = "0" * 32


def on_a_holiday(**fields: Any) -> Edition:
    make_holiday(SATURDAY)
    return make_edition(issue_date=SATURDAY, **fields)


def empty_section() -> Edition:
    make_section("Sport")
    return make_edition()


def chaired() -> Edition:
    edition = without_editor()
    make_chair(make_author("Laila Sadat"), since=edition.issue_date, until=edition.issue_date)
    return edition


def credited_twice(first: str = "Laila Sadat", second: str = "LAILA  SADAT", *, credit: str = "by") -> Edition:
    article = ready(authors=[make_author(first, slug="one")])
    make_byline(article, author=make_author(second, slug="two"), credit=credit)
    return make_edition(articles=[article])


def named_not(name: str, *, authors: Any = None, lifted: bool = False, **fields: Any) -> Edition:
    """An edition of one article, and somebody of this name who must not be named, by it or by the own name."""
    author = make_author(name, slug="protected", public_email="laila@paper.example")
    login = make_user(first_name="Maryam", last_name="Ahmadi", email="maryam@login.example")
    make_staff_profile(login, author=author)
    protection = make_protection(author)
    if lifted:
        protecting.lift(protection, by=person(EDITOR_IN_CHIEF), at=NOW)
    if authors:
        fields["authors"] = [author] if authors is True else authors
    return edition_of(**fields)


def protected_chief() -> Edition:
    edition = make_edition()
    assert edition.editor_in_chief
    make_protection(edition.editor_in_chief)
    return edition


def linking_to_a_neighbour() -> Edition:
    edition = make_edition(articles=[ready(slug="dam")], issue_date=SATURDAY)
    article = edition.placements.get().article
    type(article).objects.update(body='<p>It <a href="/2026/05/16/dam/">says</a> so.</p>')
    return edition


def linking_to_print(slug: str = "dam") -> Edition:
    make_released_edition([ready(slug="dam")], issue_date=SATURDAY, number=0)
    return linking(f"/2026/05/16/{slug}/")


def numbered_twice(*, label: str = "", days: int = 1) -> Edition:
    make_edition(issue_date=SATURDAY, number=77)
    return make_edition(issue_date=SATURDAY + datetime.timedelta(days=days), number=77, label=label)


# code → what it finds
FOUND: dict[tuple[str, str], list[Row]] = {
    ("block", "no_editor"): [("no editor-in-chief", without_editor)],
    ("block", "empty"): [("nothing placed", lambda: make_edition(articles=0))],
    ("block", "no_lead"): [("no lead", without_lead)],
    ("block", "not_ready"): [
        ("a draft", lambda: make_edition(articles=[make_article()])),
        ("a submitted piece", lambda: make_edition(articles=[make_article(state="submitted")])),
    ],
    ("block", "no_headline"): [("spaces", lambda: edition_of(headline="  "))],
    ("block", "no_text"): [
        ("an empty paragraph", lambda: edition_of(body="<p> </p>")),
        ("only a rule", lambda: edition_of(body="<hr>")),
    ],
    ("warn", "no_standfirst"): [("none", lambda: edition_of(standfirst=""))],
    ("block", "no_byline"): [("none", lambda: edition_of(authors=[]))],
    ("warn", "byline_twice"): [("two entries for one name", credited_twice)],
    ("block", "protected_byline"): [
        ("a byline", lambda: named_not("Laila Sadat", authors=True)),
        (
            "another entry of the same name",
            lambda: named_not("Laila Sadat", authors=[make_author("laila sadat", slug="b")]),
        ),
    ],
    ("block", "protected_credit"): [
        ("the author note", lambda: named_not("Laila Sadat", author_note="Laila Sadat writes from Kabul.")),
        ("a pen name of one word", lambda: named_not("Laila", author_note="By Laila.")),
        (
            "the photo",
            lambda: named_not("Laila Sadat", lead_photo=make_photo(credit_line="Photo: LAILA SADAT/Lantern")),
        ),
    ],
    ("block", "protected_editor"): [("the chief", protected_chief)],
    ("warn", "protected_name"): [
        ("in the text", lambda: named_not("Laila Sadat", body="<p>So <b>Laila</b> Sadat, who was there.</p>")),
        ("in the headline", lambda: named_not("Laila Sadat", headline="Laila Sadat’s day", slug="x")),
        ("an address", lambda: named_not("Laila Sadat", body="<p>Write to Laila@Paper.example now.</p>")),
        (
            "a link's address",
            lambda: named_not("Laila Sadat", body='<p><a href="mailto:laila@paper.example">x</a></p>'),
        ),
        ("the name behind a pen name", lambda: named_not("Lantern Bearer", body="<p>Said Maryam Ahmadi.</p>")),
        ("the login's address", lambda: named_not("Lantern Bearer", body="<p>maryam@login.example</p>")),
        (
            "written with other letters",
            lambda: named_not("ليلا سادات", body="<p>Then لیلا سادات came to the river.</p>"),
        ),
    ],
    ("block", "no_credit"): [
        # The database refuses a photo without a credit line; a space is what slips through.
        ("a space", lambda: edition_of(lead_photo=make_photo(credit_line=" "))),
        ("a space, in the text", lambda: pictured(credit_line=" ")),
    ],
    ("block", "no_alt_text"): [("none", lambda: edition_of(lead_photo=make_photo(alt_text="")))],
    ("block", "no_alt_text_in_body"): [("a space", lambda: pictured(alt=" "))],
    ("warn", "no_caption"): [("none", lambda: edition_of(lead_photo=make_photo(caption=" ")))],
    ("warn", "unknown_picture"): [("a token that is nobody's", lambda: pictured(token=NO_TOKEN))],
    ("warn", "no_credit_in_body"): [
        ("a caption without it", lambda: pictured(caption="The dam.")),
        (
            "no caption",
            lambda: edition_of(body=f'<p>x</p><img src="/media/photos/{make_photo().token}/1.jpg" alt="x">'),
        ),
    ],
    ("block", "leftover"): [
        ("TK in the text", lambda: edition_of(body="<p>He is TK years old.</p>")),
        ("TK between tags", lambda: edition_of(body="<p>He is <b>TK</b>.</p>")),
        ("TK split by tags", lambda: edition_of(body="<p>He is <b>T</b>K.</p>")),
        ("TKTK", lambda: edition_of(standfirst="By TKTK")),
        ("TK_AGE", lambda: edition_of(body="<p>He is TK_AGE.</p>")),
        ("XXX in the headline", lambda: edition_of(headline="XXX wins")),
        ("[check]", lambda: edition_of(standfirst="About [check] 40")),
        ("[check the name]", lambda: edition_of(kicker="[Check the name]")),
        ("an open [check", lambda: edition_of(body="<p>About 40 [cHeck with the ministry</p>")),
        ("[ednote: …]", lambda: edition_of(body="<p>Forty died. [EdNote: two sources?]</p>")),
        ("[note to desk]", lambda: edition_of(body="<p>Forty. [Note to the desk: hold this]</p>")),
        ("lorem ipsum", lambda: edition_of(body="<p>Lorem ipsum dolor.</p>")),
        ("TK in an address", lambda: edition_of(slug="water-tk")),
        ("TK in a topic", lambda: edition_of(tags="water, TK")),
        ("TK in a link's title", lambda: edition_of(body=LINK.format("TK"))),
        ("[check] in a picture's alt text", lambda: pictured(alt="[check]")),
    ],
    ("block", "photo_leftover"): [
        ("TK in the caption", lambda: edition_of(lead_photo=make_photo(caption="TK"))),
        ("TK in the alt text", lambda: edition_of(lead_photo=make_photo(alt_text="TK"))),
    ],
    ("block", "ednote_in_text"): [
        ("a passage", lambda: edition_of(body="<p>Forty<mark>, says one source</mark>.</p>")),
        ("two, told as one", lambda: edition_of(body="<p>x <mark>one</mark></p><p>y <mark>two</mark></p>")),
        ("under a picture", lambda: pictured(caption="The dam. Photo: Photographer <mark>paid?</mark>")),
    ],
    ("warn", "ednote"): [("a word to the desk", lambda: edition_of(ednote="Ask the lawyer."))],
    ("warn", "open_note"): [("one", lambda: noted(resolved=False))],
    ("warn", "long_standfirst"): [("241 characters", lambda: edition_of(standfirst="x" * 241))],
    ("warn", "long_headline"): [("111 characters", lambda: edition_of(headline="x" * 111))],
    ("warn", "repeated_headline"): [
        ("yesterday's", lambda: printed_before("Rain in Kabul", 2)),
        ("of a month ago", lambda: printed_before("Rain in Kabul", 30)),
        ("in capitals and with a stop", lambda: printed_before("Rain in Kabul", 2, now="RAIN, in Kabul!")),
        ("twice", lambda: printed_before("Rain in Kabul", 2, 4)),
        (
            "with other letters for the same",
            lambda: printed_before("باران در كابل", 2, now="باران در کابل", language="fa-AF"),
        ),
    ],
    ("block", "embargo"): [
        ("into the next day", lambda: embargoed(hours=24)),
        ("after the release", lambda: embargoed(hours=2, release_at=NOW + HOUR)),
    ],
    ("info", "deadline_passed"): [("by a minute", lambda: make_edition(deadline=NOW - HOUR / 60))],
    ("info", "release_passed"): [("by a minute", lambda: make_edition(release_at=NOW - HOUR / 60))],
    ("warn", "no_publishing_day"): [
        ("a Friday", lambda: make_edition(issue_date=FRIDAY)),
        ("a holiday", on_a_holiday),
        ("a late edition of a Friday", lambda: make_edition(issue_date=FRIDAY, label="late")),
    ],
    ("warn", "number_used"): [
        ("by the day before", numbered_twice),
        ("a month later", lambda: numbered_twice(days=28)),
    ],
    ("warn", "number_gap"): [
        ("one too many", lambda: numbered(78)),
        ("one back", lambda: numbered(75)),
        ("a late edition with a number of its own", lambda: numbered(77, days=0, label="late")),
    ],
    ("warn", "language"): [("another", lambda: edition_of(language="fa-AF", headline="سد", body=f"<p>{DARI}</p>"))],
    ("warn", "other_letters"): [
        ("Dari marked as English", lambda: edition_of(body=f"<p>{DARI}</p>")),
        ("a headline in Dari", lambda: edition_of(headline="سد آب کابل امروز", slug="x")),
    ],
    ("warn", "open_direction"): [
        ("an embedding", lambda: edition_of(body="<p>He said \u202bسلام and left.</p><p>Then\u202c more.</p>")),
        ("an isolate in the headline", lambda: edition_of(headline="A \u2067headline")),
        ("an end without a beginning", lambda: edition_of(standfirst="So\u2069 it is")),
        ("crossed", lambda: edition_of(standfirst="\u202bSo \u2067it\u202c is\u2069")),
        ("in the photo's own caption", lambda: edition_of(lead_photo=make_photo(caption="A \u202edam"))),
    ],
    ("warn", "changed_since_cleared"): [
        ("the text", lambda: changed(body="<p>Another text.</p>")),
        ("the headline", lambda: changed(headline="Another headline")),
        ("a link's address alone", lambda: changed(body='<p><a href="https://example.org/other">x</a></p>')),
    ],
    ("block", "local_link"): [
        ("this machine", lambda: linking("http://localhost:8000/x")),
        ("an office's server", lambda: linking("http://192.168.1.5/archive")),
        ("a name in the house", lambda: linking("https://files.local/")),
        ("the newsroom", lambda: linking("/newsroom/articles/article/1/change/")),
    ],
    ("warn", "malformed_link"): [
        ("two schemes", lambda: linking("http://http://example.org/")),
        ("two schemes without a colon", lambda: linking("http://http//example.org/")),
        ("a space", lambda: linking("https://example.org/a b")),
        ("no e-mail address", lambda: linking("mailto:laila at example.org")),
    ],
    ("warn", "unreleased_link"): [
        ("an edition to come", lambda: linking("/2026/12/01/")),
        ("an article that is not there", lambda: linking_to_print("damm")),
        ("no page of the paper", lambda: linking("/no/such/page/")),
    ],
    ("info", "empty_section"): [("one", empty_section)],
}

# code → what it leaves alone
NEAR: dict[str, list[Row]] = {
    "no_editor": [("somebody holds the chair", chaired)],
    "empty": [("one article", make_edition)],
    "no_lead": [("the first of two leads", lambda: make_edition(articles=2))],
    "not_ready": [("cleared", edition_of)],
    "no_headline": [("a letter", lambda: edition_of(headline="A"))],
    "no_text": [("a word", lambda: edition_of(body="<p>Yes</p>"))],
    "no_standfirst": [("a letter", lambda: edition_of(standfirst="x"))],
    "no_byline": [
        ("an editorial", lambda: edition_of(authors=[], genre="editorial")),
        ("a letter", lambda: edition_of(authors=[], genre="letter")),
    ],
    "byline_twice": [
        ("text and photographs by one", lambda: credited_twice(credit="photographs")),
        ("a sister", lambda: credited_twice(second="Leila Sadat")),
    ],
    "protected_byline": [
        ("lifted", lambda: named_not("Laila Sadat", authors=True, lifted=True)),
        ("a sister", lambda: named_not("Laila Sadat", authors=[make_author("Leila Sadat", slug="b")])),
    ],
    "protected_credit": [("a longer name", lambda: named_not("Laila", author_note="By Lailah."))],
    "protected_editor": [("somebody else", lambda: named_not("Laila Sadat"))],
    "protected_name": [
        ("a pen name of one word, in a text", lambda: named_not("Laila", body="<p>Laila is a common name.</p>")),
        ("first name and another", lambda: named_not("Laila Sadat", body="<p>Laila and Sadat met.</p>")),
        ("lifted", lambda: named_not("Laila Sadat", body="<p>Laila Sadat came.</p>", lifted=True)),
    ],
    "no_credit": [("a photo with everything", lambda: edition_of(lead_photo=make_photo())), ("in the text", pictured)],
    "no_alt_text": [("decorative", lambda: edition_of(lead_photo=make_photo(alt_text="", decorative=True)))],
    "no_alt_text_in_body": [("described", pictured)],
    "no_caption": [
        ("only here", lambda: edition_of(lead_caption="The dam", lead_photo=make_photo(caption=""))),
        ("decorative", lambda: edition_of(lead_photo=make_photo(caption="", alt_text="", decorative=True))),
    ],
    "unknown_picture": [("one of ours", pictured)],
    "no_credit_in_body": [("in capitals", lambda: pictured(caption="THE DAM. PHOTO: PHOTOGRAPHER"))],
    "leftover": [
        ("words that hold a mark", lambda: edition_of(body="<p>The ATKINS box, LXXX, [checked] and [cheque].</p>")),
        ("an editor's note for readers", lambda: edition_of(body="<p>x</p><p>[Editor’s note: he resigned.]</p>")),
        ("a note that tells of one", lambda: edition_of(body="<p>A note to the editors said so.</p>")),
    ],
    "photo_leftover": [
        ("a caption that is not printed", lambda: edition_of(lead_caption="x", lead_photo=make_photo(caption="TK")))
    ],
    "ednote_in_text": [
        ("one with nothing in it", lambda: edition_of(body="<p>x<mark> </mark></p>")),
        ("a sign that somebody typed", lambda: edition_of(body="<p>The tag &lt;mark&gt; is for lists.</p>")),
    ],
    "ednote": [("spaces", lambda: edition_of(ednote="  "))],
    "open_note": [("resolved", lambda: noted(resolved=True))],
    "long_standfirst": [("it just fits", lambda: edition_of(standfirst="x" * 240))],
    "long_headline": [("it just fits", lambda: edition_of(headline="x" * 110))],
    "duplicate_headline": [
        ("one word more", lambda: make_edition(articles=[ready(headline="Rain"), ready(headline="Rain!?s")]))
    ],
    "repeated_headline": [
        ("31 days ago", lambda: printed_before("Rain in Kabul", 31)),
        ("a column's name", lambda: printed_before("Letters", 2, 3, 4)),
        ("another", lambda: printed_before("Rain in Kabul", 2, now="Rain in Herat")),
        ("of the same day's main edition", lambda: printed_before("Rain in Kabul", 0, label="late")),
    ],
    "duplicate_address": [("one letter more", lambda: make_edition(articles=[ready(slug="a"), ready(slug="ab")]))],
    "embargo": [
        ("until today", lambda: embargoed(hours=2)),
        ("until the release", lambda: embargoed(hours=2, release_at=NOW + 2 * HOUR)),
    ],
    "deadline_passed": [("in a minute", lambda: make_edition(deadline=NOW + HOUR / 60))],
    "release_passed": [("in a minute", lambda: make_edition(release_at=NOW + HOUR / 60))],
    "no_publishing_day": [
        ("a Saturday", lambda: make_edition(issue_date=SATURDAY)),
        ("an extra of a holiday", lambda: on_a_holiday(label="extra")),
        ("an extra on a Friday", lambda: make_edition(issue_date=FRIDAY, label="extra")),
    ],
    "number_used": [
        ("by the same day's main edition", lambda: numbered_twice(label="late", days=0)),
        ("0 says that none is known", lambda: numbered(0, after=0)),
    ],
    "number_gap": [
        ("it follows on", lambda: numbered(77)),
        ("after days without a paper", lambda: numbered(77, days=4)),
        ("nobody knows the number before", lambda: numbered(500, after=0)),
        ("the first of all", lambda: make_edition(number=4321)),
    ],
    "language": [("the same", lambda: edition_of(language="en"))],
    "other_letters": [
        ("a line of verse", lambda: edition_of(body=f"<p>{'He quoted the old poem about water. ' * 6}{DARI}</p>")),
        ("a name in Latin letters", lambda: edition_of(headline="BBC", slug="x")),
    ],
    "open_direction": [
        ("closed", lambda: edition_of(body="<p>He said \u2067سلام\u2069 and left.</p>")),
        ("one within the other", lambda: edition_of(standfirst="\u202bSo \u2067it\u2069 is\u202c")),
        ("a mark that needs no end", lambda: edition_of(standfirst="سلام\u200f, he said")),
    ],
    "changed_since_cleared": [
        ("topics alone", lambda: changed(tags="water, dams")),
        ("and changed back", lambda: changed(back=True, headline="Another headline")),
        ("and cleared again", cleared_again),
        ("a note to nobody in print", lambda: changed(slugline="another name")),
    ],
    "local_link": [("a site whose name only begins so", lambda: linking("https://localhost.example.org/"))],
    "malformed_link": [
        ("one that hands another on", lambda: linking("https://web.archive.org/web/2020/http://example.org/")),
        ("an e-mail with a subject", lambda: linking("mailto:laila@example.org?subject=Dams%20again")),
    ],
    "unreleased_link": [
        ("to a neighbour in this edition", linking_to_a_neighbour),
        ("to what was printed", linking_to_print),
        ("to the archive", lambda: linking("/archive/#y2020")),
        ("to a site", lambda: linking("https://example.org/2026/12/01/")),
    ],
    "empty_section": [("all filled", lambda: make_edition(articles=2))],
}
# What comes two by two.
PAIRS: dict[str, tuple[Make, list[tuple[str, str]]]] = {
    "one address twice": (
        lambda: make_edition(articles=[ready(slug="a"), ready(slug="a")]),
        [("block", "duplicate_address")] * 2,
    ),
    "one headline twice": (
        lambda: make_edition(articles=[ready(headline="Rain", slug="a"), ready(headline="RAIN!", slug="b")]),
        [("warn", "duplicate_headline"), ("warn", "duplicate_headline")],
    ),
    "TK twice": (lambda: edition_of(headline="TK", standfirst="TK", slug="x"), [("block", "leftover")] * 2),
    "Dari and an edition in Pashto": (
        lambda: make_edition(articles=[ready(language="ps", headline="سد", slug="x", body=f"<p>{DARI * 5}</p>")]),
        [("warn", "language"), ("warn", "other_letters")],
    ),
}
