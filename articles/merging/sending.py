"""What would the article's form send, had somebody typed into it what two texts were put together to?"""

from collections.abc import Iterator

from articles.models import Article, Byline
from articles.typed import Credit, Typed


def as_sent(typed: Typed, *, over: Article, why: str = "") -> dict[str, str]:
    """Return what the form would send to save these texts over the article as it is now. Costs one query."""
    date, _, time = typed["fields"]["embargo_until"].partition(" ")
    sent = {name: value for name, value in typed["fields"].items() if name != "embargo_until"}
    sent |= {"embargo_until_0": date, "embargo_until_1": time, "why": why, "opened_at": str(over.version)}
    rows = list(_rows(typed["bylines"], list(over.bylines.all())))
    known = sum(1 for row in rows if "id" in row)
    sent |= {"bylines-TOTAL_FORMS": str(len(rows)), "bylines-INITIAL_FORMS": str(known)}
    sent |= {"bylines-MIN_NUM_FORMS": "0", "bylines-MAX_NUM_FORMS": "1000"}
    for number, row in enumerate(rows):
        sent |= {f"bylines-{number}-{name}": value for name, value in row.items()}
    return sent


def _rows(wanted: list[Credit], standing: list[Byline]) -> Iterator[dict[str, str]]:
    """Yield the rows of the form: those that stand, changed or to be taken out, and then the new ones."""
    left = list(wanted)
    for byline in standing:
        fits = next((each for each in left if _is(each, byline)), None)
        if fits is None:
            old: Credit = {
                "author": str(byline.author_id), "credit": str(byline.credit), "position": str(byline.position)
            }  # fmt: skip
            yield {"id": str(byline.pk), **_row(old), "DELETE": "on"}
        else:
            left.remove(fits)
            yield {"id": str(byline.pk), **_row(fits)}
    yield from (_row(each) for each in left)


def _is(credit: Credit, byline: Byline) -> bool:
    return (credit["author"], credit["credit"]) == (str(byline.author_id), str(byline.credit))


def _row(credit: Credit) -> dict[str, str]:
    return {"author": credit["author"], "credit": credit["credit"], "position": credit["position"]}
