"""What does a template of the readers' pages know, what is asked of it only once, and what comes out of it?"""

import datetime
from typing import Any

import pytest
from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.test import Client, RequestFactory
from jinja2 import DictLoader, Environment, TemplateAssertionError, nodes

from paper.templating.compiling import Known
from paper.templating.environment import FOLDERS, environment
from scripts import checks
from tests.paper.printed import print_paper


def printer(language: str = "en", *, auto_reload: bool = False, **templates: str) -> Environment:
    """The environment of a language, with templates of the test's own."""
    made = environment(language=language, auto_reload=auto_reload)
    made.loader = DictLoader(templates)
    return made


def said(source: str, *, language: str = "en", **given: object) -> str:
    return printer(language, page=source).get_template("page").render(given)


def test_what_is_typed_is_escaped_and_what_a_template_says_is_not() -> None:
    source = '{{ typed }} {{ _("<strong>Update</strong>: something has happened since.") }}'
    assert said(source, typed="<b>&'\"") == (
        "&lt;b&gt;&amp;&#39;&#34; <strong>Update</strong>: something has happened since."
    )


def test_what_is_put_into_a_sentence_is_escaped() -> None:
    source = (
        "{% trans paper=name %}The views in this piece are its writer’s own and not those of {{ paper }}.{% endtrans %}"
    )
    assert "not those of &lt;i&gt;." in said(source, name="<i>")


@pytest.mark.parametrize(
    ("language", "date", "word"),
    [("en", "Thursday, April 25th, 2024", "Search"), ("fa-AF", "پنجشنبه، ۶ ثور ۱۴۰۳ (۲۵ اپریل ۲۰۲۴)", "جست‌وجو")],
)
def test_each_language_has_its_own_words_and_dates(language: str, date: str, word: str) -> None:
    source = '{{ day|issue_date }} {{ _("Search") }}'
    assert said(source, language=language, day=datetime.date(2024, 4, 25)) == f"{date} {word}"


def test_a_moment_is_printed_in_the_papers_zone() -> None:
    late = datetime.datetime(2024, 4, 25, 22, tzinfo=datetime.UTC)
    source = "{{ at|plain_date }} {{ at|date('Y-m-d\\\\TH:i') }} {{ at|moment }}"
    assert said(source, at=late) == "April 26th, 2024 2024-04-26T02:30 April 26th, 2024, 02:30"


BUILDING = pytest.mark.parametrize("auto_reload", [False, True], ids=["put into the page", "printed by itself"])


@BUILDING
def test_a_part_knows_what_it_is_given_and_who_asks(*, auto_reload: bool) -> None:
    templates = {
        "page": '{% set here = "of it" %}{% for each in [1] %}{{ here }}: {{ part("part", name=one) }}{% endfor %}',
        "part": (
            "{% set own = name %}{{ own }}, {{ here }}{{ one }}{{ each }}, {{ request.path }}, {{ saves_data() }}, "
            '{{ part("inner", here=own) }}{{ inside }}'
        ),
        "inner": '{{ here }}{{ name }}{{ own }}{% set inside = "inside" %}',
    }
    request = RequestFactory().get("/path/", headers={"Save-Data": "on"})
    page = printer(auto_reload=auto_reload, **templates).get_template("page").render(one="<one>", request=request)
    assert page == "of it: &lt;one&gt;, , /path/, True, &lt;one&gt;"


@BUILDING
def test_a_part_that_was_changed_is_seen_while_the_house_is_being_built(*, auto_reload: bool) -> None:
    made = printer(auto_reload=auto_reload, page='{{ part("part") }}', part="before")
    assert made.get_template("page").render() == "before"
    loader: Any = made.loader
    loader.mapping["part"] = "after"
    assert made.get_template("page").render() == ("after" if auto_reload else "before")


def test_what_is_always_the_same_stands_in_the_template_and_is_asked_for_once() -> None:
    asked: list[tuple[object, ...]] = []

    def known(*given: object, **named: object) -> str:
        asked.append((*given, *named.items()))
        return "<answer>"

    made = printer()
    made.globals["known"] = known
    tree = made.parse('{{ known("a", b="c") }} {{ known(variable) }} {{ other("a") }}')
    made.globals["other"] = lambda name: f"other {name}"
    code = made.compile(Known({"known": known}).visit(tree))
    assert asked == [("a", ("b", "c"))]
    template = made.template_class.from_code(made, code, made.make_globals(None))
    assert [template.render(variable=each) for each in (1, 2)] == ["&lt;answer&gt; &lt;answer&gt; other a"] * 2
    assert asked == [("a", ("b", "c")), (1,), (2,)]


def test_a_word_of_the_house_costs_a_page_nothing() -> None:
    made = printer(page='{{ _("Search") }}{{ pgettext("of an edition", "No.") }}{{ way_to("search") }}{{ word }}')
    template = made.get_template("page")
    made.globals.clear()
    assert template.render(word="!") == "SearchNo./search/!"


@pytest.mark.parametrize("name", ["paper/article.html", "photos/_picture.html", "unreleased/proof.html"])
def test_nobody_prints_a_page_without_saying_in_which_language(name: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        get_template(name)
    # Control arm: whoever says it gets the page.
    for language in ("en", "fa-AF", "ps"):
        page: Any = get_template(name, using=language)
        assert page.origin.name.endswith(f"/templates/{name}")


def test_every_template_of_the_readers_can_be_made() -> None:
    made = environment(language="fa-AF", auto_reload=False)
    names = made.list_templates()
    assert {name.partition("/")[0] for name in names} == set(FOLDERS) == set(checks.FOLDERS)
    assert [name for name in names if not str(made.get_template(name).filename).endswith(name)] == []


@pytest.mark.django_db
def test_a_page_is_the_same_when_its_parts_are_printed_by_themselves() -> None:
    for kind, path in print_paper().items():
        answer: Any = Client().get(path)
        (page,) = answer.templates
        building = environment(language=page.backend.name, auto_reload=True)
        again = building.get_template(f"paper/{page.template.name}")
        assert again.render(answer.context) == answer.text, kind


def test_a_part_is_not_given_the_loop_of_the_page() -> None:
    made = printer(page='{% for each in [1] %}{{ part("part") }}{% endfor %}', part="{{ loop.index }}")
    with pytest.raises(TemplateAssertionError, match="loop"):
        made.get_template("page")


def test_no_template_calls_something_of_its_own_as_all_templates_call_a_function() -> None:
    made = environment(language="en", auto_reload=False)
    for name in made.list_templates():
        tree = made.parse(made.loader.get_source(made, name)[0])  # type: ignore[union-attr]
        own = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"}
        given = {argument.key for call in tree.find_all(nodes.Call) for argument in call.kwargs}
        assert own & made.globals.keys() == set(), name
        assert given & made.globals.keys() == set(), name


def test_a_sentence_may_hold_a_percent_sign_and_what_is_known() -> None:
    assert said('{% trans %}100% sure{% endtrans %} {{ _("5% of it") }}') == "100% sure 5% of it"
    assert said('{% trans way=way_to("search") %}At {{ way }}{% endtrans %}') == "At /search/"


def test_what_is_safe_stays_safe_when_it_is_kept() -> None:
    page = '{% set kept = in_house_words() %}<p {{ kept }}>{{ part("part", of=in_house_words()) }}'
    html = printer(page=page, part="<b {{ of }}>").get_template("page").render()
    assert html == '<p lang="en" dir="ltr"><b lang="en" dir="ltr">'
