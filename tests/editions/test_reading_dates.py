"""The day of a page: which printed date counts, and when it is in doubt."""

from datetime import date

import pytest

from editions.reading import Page, read_page
from editions.reading.dates import printed_date
from tests.editions.pages import EDITOR, HEADLINE, PARAGRAPHS, plain_page, saved_page

FORMS = {
    "Tuesday, January 16th, 2024": date(2024, 1, 16),
    "Tuesday January 16th 2024": date(2024, 1, 16),
    "Tuesday , January 16 th , 2024": date(2024, 1, 16),
    "TUESDAY, JANUARY 16TH, 2024": date(2024, 1, 16),
    "January 16, 2024": date(2024, 1, 16),
    "Jan. 16, 2024": date(2024, 1, 16),
    "Tue, Jan 16 2024": date(2024, 1, 16),
    "January 16,2024": date(2024, 1, 16),
    "16 January 2024": date(2024, 1, 16),
    "16th of January, 2024": date(2024, 1, 16),
    "Tuesday the 16th of January 2024": date(2024, 1, 16),
    "16-Jan-2024": date(2024, 1, 16),
    "2024-01-16": date(2024, 1, 16),
    "16/01/2024": date(2024, 1, 16),
    "16.01.2024": date(2024, 1, 16),
    "Monday, January 1st, 2024": date(2024, 1, 1),
    "Sunday, September 2nd, 2018": date(2018, 9, 2),
    "Monday, Sept. 3rd, 2018": date(2018, 9, 3),
    "Tuesday, November 21st, 2017": date(2017, 11, 21),
    "Monday, May 22nd, 2017": date(2017, 5, 22),
    "Thursday, February 29th, 2024": date(2024, 2, 29),
}
DOUBTED = {
    "Friday, January 16th, 2024": (date(2024, 1, 16), "“Friday, January 16th, 2024” was a Tuesday; the date counts"),
    "05/04/2024": (date(2024, 4, 5), "“05/04/2024” is read as day, month, year"),
    "Friday, February 30th, 2024": (None, "“Friday, February 30th, 2024” is no day of any year"),
    "February 29, 2023": (None, "“February 29, 2023” is no day of any year"),
    "2024-13-01": (None, "“2024-13-01” is no day of any year"),
}
NO_DATES = [
    "January 2024",
    "16 January",
    "the winter of 2024",
    "Chapter 16, January",
    "January 16, 1394",
    "123/01/2024",
]


@pytest.mark.parametrize(("text", "day"), FORMS.items())
def test_a_printed_date_is_read(text: str, day: date) -> None:
    printed = printed_date(text)

    assert printed is not None
    assert (printed.words, printed.day, printed.doubt) == (text, day, "")


@pytest.mark.parametrize(("text", "day", "doubt"), [(text, *rest) for text, rest in DOUBTED.items()])
def test_a_doubtful_date_says_why(text: str, day: date | None, doubt: str) -> None:
    printed = printed_date(text)

    assert printed is not None
    assert (printed.words, printed.day, printed.doubt) == (text, day, doubt)


@pytest.mark.parametrize("text", NO_DATES)
def test_other_words_are_no_date(text: str) -> None:
    assert printed_date(text) is None


def day(page: Page) -> tuple[date | None, bool, str]:
    return page.issue_date.value, page.issue_date.sure, page.issue_date.how


MASTHEAD = "the masthead alone, where the old site prints the day of saving"
NO_DAY = "“Friday, February 30th, 2024” is no day of any year"
PLACES = {
    "in the masthead": (plain_page(), (date(2024, 1, 16), True, MASTHEAD)),
    "with a wrong weekday": (
        plain_page(masthead=f"Editor in Chief: {EDITOR} Friday, January 16th, 2024"),
        (
            date(2024, 1, 16),
            False,
            f"{MASTHEAD}; “Friday, January 16th, 2024” was a Tuesday; the date counts",
        ),
    ),
    "a day that does not exist": (
        plain_page(masthead=f"Editor in Chief: {EDITOR} Friday, February 30th, 2024"),
        (None, False, NO_DAY),
    ),
    "nowhere": (
        plain_page(masthead=f"Editor in Chief: {EDITOR}"),
        (None, False, "no line gives one"),
    ),
    "only in the text": (
        plain_page(
            masthead="", paragraphs=["On March 1st, 2021 the bakers of the lane closed their shops.", *PARAGRAPHS]
        ),
        (None, False, "no line gives one"),
    ),
    "alone on a line of the text": (
        plain_page(masthead="", paragraphs=[PARAGRAPHS[0], "March 1, 2021", PARAGRAPHS[1]]),
        (None, False, "no line gives one"),
    ),
    "in the headline": (
        plain_page(masthead="", head="What Happened on March 1, 2021"),
        (None, False, "no line gives one"),
    ),
    "in a menu line above the headline": (
        plain_page(masthead="", head=f"Home | Tuesday, January 16th, 2024 | Contact\n\n{HEADLINE}"),
        (date(2024, 1, 16), True, MASTHEAD),
    ),
    "beside the writer's name": (
        plain_page(head=f"{HEADLINE}\n\nNadia Karimi | January 3, 2016"),
        (date(2016, 1, 3), True, "the date beside the headline; the masthead says 2024-01-16"),
    ),
    "in the line with the bar": (
        plain_page(head=f"{HEADLINE}\n\n| January 3, 2016\n\n{HEADLINE}"),
        (date(2016, 1, 3), True, "the date beside the headline; the masthead says 2024-01-16"),
    ),
    "beside the headline and the same in the masthead": (
        saved_page(head=f"<h1>{HEADLINE}</h1><p>By Nadia Karimi - January 16, 2024</p>"),
        (date(2024, 1, 16), True, "the date beside the headline"),
    ),
    "no day beside the headline, so the masthead's": (
        plain_page(head=f"{HEADLINE}\n\nPosted on: February 30, 2016"),
        (date(2024, 1, 16), True, MASTHEAD),
    ),
}


@pytest.mark.parametrize(("data", "found"), PLACES.values(), ids=PLACES.keys())
def test_which_date_of_a_page_counts(data: bytes, found: tuple[date | None, bool, str]) -> None:
    assert day(read_page(data)) == found


def test_a_date_in_the_text_stays_in_the_text() -> None:
    text = [PARAGRAPHS[0], "March 1, 2021", PARAGRAPHS[1]]

    page = read_page(plain_page(paragraphs=text))

    assert [paragraph.text for paragraph in page.paragraphs.value or ()] == text
