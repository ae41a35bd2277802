"""Are many articles moved by the rules of one, is every refusal told, and does a form sent twice do nothing twice?"""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.finding import together
from articles.finding.together import Seen, move_together
from articles.models import Article, Move
from articles.moves import MoveRefused
from articles.states import TRANSITIONS, State
from tests.factories import NOW, People, make_article

pytestmark = pytest.mark.django_db

TOGETHER = "/newsroom/articles/article/together/"
Desk = Callable[[User], Client]


def seen(*articles: Article) -> list[Seen]:
    return [Seen(each.pk, str(each.version)) for each in articles]


def chosen(*articles: Article) -> list[str]:
    return [f"{each.pk}.{each.version}" for each in articles]


def send(client: Client, verb: str, *articles: Article, **more: str) -> tuple[int, list[str]]:
    answer = client.post(TOGETHER, {"verb": verb, "article": chosen(*articles), **more})
    return answer.status_code, [str(message) for message in get_messages(answer.wsgi_request)]


def states(*articles: Article) -> list[str]:
    known = {each.pk: each.state for each in Article.objects.filter(pk__in=[each.pk for each in articles])}
    return [known[each.pk] for each in articles]


def test_those_that_can_be_are_cleared_and_the_others_told_by_name(people: People, sign_in: Desk) -> None:
    good = [make_article(state=State.SUBMITTED) for _ in range(2)]
    own = make_article(people.section_editor, state=State.SUBMITTED, headline="Of my own <b>")
    draft = make_article(headline="Not handed in")
    status, said = send(sign_in(people.section_editor), "clear", *good, own, draft)
    assert status == 302
    assert states(*good, own, draft) == ["ready", "ready", "submitted", "draft"]
    assert said[0] == "2 cleared."
    assert said[1].startswith("2 not cleared:<ul><li>")
    assert (
        f'<a href="/newsroom/articles/article/{own.pk}/change/">Of my own &lt;b&gt;</a>: You may not clear' in said[1]
    )
    assert "Not handed in</a>: This is draft by now" in said[1]


def test_every_move_is_written_down_with_its_reason(people: People) -> None:
    articles = [make_article(state=State.SUBMITTED) for _ in range(2)]
    outcome = move_together(seen(*articles), "return_to_writer", by=people.section_editor, at=NOW, note="Too long.")
    assert outcome.moved == articles
    moves = Move.objects.filter(verb="return_to_writer")
    assert [(move.article_id, move.by, move.note) for move in moves.order_by("article_id")] == [
        (each.pk, people.section_editor, "Too long.") for each in articles
    ]


def test_what_was_saved_meanwhile_is_not_moved_unseen(people: People) -> None:
    article = make_article(state=State.SUBMITTED)
    as_seen = seen(article)
    Article.objects.filter(pk=article.pk).update(version=article.version + 1)
    outcome = move_together(as_seen, "clear", by=people.section_editor, at=NOW)
    assert [(each, "after you opened the list" in why) for each, why in outcome.refused] == [(article, True)]
    assert states(article) == ["submitted"]


def test_the_same_form_twice_moves_once_and_says_so(people: People, sign_in: Desk) -> None:
    articles = [make_article(state=State.SUBMITTED) for _ in range(2)]
    client = sign_in(people.section_editor)
    assert send(client, "clear", *articles)[1] == ["2 cleared."]
    assert send(client, "clear", *articles)[1][-1] == "2 were cleared already."
    assert Move.objects.filter(verb="clear").count() == 2


def test_another_writers_draft_is_not_to_be_found(people: People, sign_in: Desk) -> None:
    theirs, mine = make_article(people.other_writer, headline="Secret"), make_article(people.writer)
    status, said = send(sign_in(people.writer), "submit", theirs, mine)
    assert (status, said) == (302, ["1 submitted.", "1 was not to be found."])
    assert states(theirs, mine) == ["draft", "submitted"]
    page = sign_in(people.writer).post(TOGETHER, {"verb": "spike", "article": chosen(theirs)})
    assert "Secret" not in page.content.decode()


@pytest.mark.parametrize("verb", ["retract", "kill", "approve", "release", "fly", ""])
def test_what_is_done_one_by_one_or_by_an_edition_is_not_done_here(verb: str, people: People, sign_in: Desk) -> None:
    article = make_article(state=State.RELEASED)
    _, said = send(sign_in(people.editor_in_chief), verb, article, note="why")
    assert said == ["This is done with one article at a time, on its own page."]
    assert states(article) == ["released"]


def test_why_is_asked_before_anything_is_moved(people: People, sign_in: Desk) -> None:
    articles = [make_article(headline=f"Piece {number}") for number in range(2)]
    client = sign_in(people.section_editor)
    page = client.post(TOGETHER, {"verb": "spike", "article": chosen(*articles), "back": "state=draft"})
    assert page.status_code == 200
    assert [each for each, _ in page.context["chosen"]] == articles
    assert states(*articles) == ["draft", "draft"]
    again = client.post(TOGETHER, {"verb": "spike", "article": chosen(*articles), "confirmed": "1", "note": " "})
    assert "Say why" in again.content.decode()
    done = client.post(
        TOGETHER, {"verb": "spike", "article": chosen(*articles), "note": "Old news.", "back": "state=draft&q=a b"}
    )
    assert done.headers["Location"] == "/newsroom/articles/article/?state=draft&q=a+b"
    assert states(*articles) == ["spiked", "spiked"]


def test_nothing_chosen_and_too_much_are_sentences(people: People, sign_in: Desk) -> None:
    client = sign_in(people.section_editor)
    assert send(client, "clear")[1] == ["Choose the articles first: tick the box before each."]
    with pytest.raises(MoveRefused, match="At most 200"):
        move_together([Seen(key, "1") for key in range(201)], "clear", by=people.section_editor, at=NOW)
    answer = client.post(TOGETHER, {"verb": "clear", "article": ["x.1", "9" * 40 + ".1", "-1.1", ".", "٣.1"]})
    assert answer.status_code == 302


def test_the_way_back_leads_to_the_list_and_nowhere_else(people: People, sign_in: Desk) -> None:
    answer = sign_in(people.writer).post(TOGETHER, {"verb": "submit", "back": "//elsewhere.example/?a=b#c"})
    assert answer.headers["Location"].startswith("/newsroom/articles/article/?")


def test_only_moves_that_fit_have_a_button(people: People) -> None:
    submitted, ready = make_article(state=State.SUBMITTED), make_article(state=State.READY)
    verbs = together.verbs_for([submitted], user=people.section_editor)
    assert verbs == ["return_to_writer", "clear", "spike"]
    assert together.verbs_for([submitted], user=people.writer) == ["take_back"]
    assert together.verbs_for([submitted, ready], user=people.section_editor)[-2:] == ["hold", "spike"]
    assert together.verbs_for([], user=people.section_editor) == []


def test_every_move_of_people_has_a_word_for_its_end() -> None:
    assert (
        set(together.DONE)
        == set(together.VERBS)
        == {verb for verb, each in TRANSITIONS.items() if each.permission} - {"retract", "kill"}
    )


def test_each_article_costs_the_same(people: People) -> None:
    def queries(count: int) -> int:
        articles = [make_article(state=State.SUBMITTED) for _ in range(count)]
        with CaptureQueriesContext(connection) as captured:
            assert len(move_together(seen(*articles), "clear", by=people.section_editor, at=NOW).moved) == count
        return len(captured)

    people.section_editor.has_perm("x.y")
    assert queries(6) == 6 * queries(1)
