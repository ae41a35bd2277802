"""Is a page that is the same as before kept as it was packed, and any other packed anew?"""

import brotli
import pytest

from paper.store import kept
from paper.store.kept import Headers
from paper.store.stamp import Numbers

HTML: Headers = [("Content-Type", "text/html; charset=utf-8"), ("X-Frame-Options", "DENY")]
BODY = b"<p>The gate was opened.</p>" * 40


def made(body: bytes = BODY, headers: Headers = HTML, *, number: int = 1, older: kept.Kept | None = None) -> kept.Kept:
    return kept.make("200 OK", headers, body, stamp=Numbers(number, 0), moment=1000.0, older=older)


def test_a_page_that_a_release_left_as_it_was_is_not_packed_again() -> None:
    before = made()
    packed = before.answer("br")
    after = made(number=2, older=before)
    assert after.answer("br") is packed
    assert (after.stamp, after.size) == (Numbers(2, 0), before.size)


def test_a_page_that_was_withdrawn_is_packed_anew_though_it_says_the_same() -> None:
    before = made()
    before.answer("br")
    after = kept.make("410 Gone", HTML, BODY, stamp=Numbers(2, 2), moment=1000.0, older=before)
    assert (before.answer("br").whole.status, after.answer("br").whole.status) == ("200 OK", "410 Gone")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"<p>The gate was closed.</p>" * 40, HTML),
        (BODY, [*HTML, ("X-Robots-Tag", "noindex")]),
        (BODY, [*HTML, ("Vary", "Save-Data")]),
        (BODY, [("Content-Type", "image/png"), HTML[1]]),
    ],
    ids=["text", "header", "vary", "kind"],
)
def test_any_other_page_is_packed_anew(body: bytes, headers: Headers) -> None:
    before = made()
    packed = before.answer("br")
    after = made(body, headers, number=2, older=before).answer("br")
    assert after is not packed
    told, sent = dict(after.whole.headers), after.whole.body[0]
    assert (brotli.decompress(sent) if "Content-Encoding" in told else sent) == body
    assert {pair for pair in headers if pair[0] != "Vary"} <= set(after.whole.headers)
    assert (
        after.whole.fields == b"".join(f"{name}: {value}\r\n".encode() for name, value in after.whole.headers) + b"\r\n"
    )
    assert ("Save-Data" in told["Vary"]) == (("Vary", "Save-Data") in headers)
