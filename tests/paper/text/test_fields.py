"""Is HTML clean on every way into the database, and marked safe nowhere else?"""

import copy
import json
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat, Substr, Upper
from django.forms import modelform_factory
from django.template import Context, Template
from django.test import TestCase

from articles.models import Article
from newsroom.roles import WRITER
from paper.text.fields import SafeHTMLField, WorkingHTML
from tests.factories import NOW, make_article, make_section, person

pytestmark = pytest.mark.django_db
DIRTY = '<p onclick="alert(1)">Bread<script>alert(1)</script></p>'
CLEAN = "<p>Bread</p>"


def fields(**more: Any) -> dict[str, Any]:
    return {"slugline": "bread", "section": make_section("National"), "owner": person(WRITER), "changed_at": NOW} | more


def saved(article: Article) -> int:
    article.save()
    return article.pk


def updated(article: Article, **values: Any) -> int:
    Article.objects.filter(pk=article.pk).update(**values)
    return article.pk


def bulk_updated(article: Article) -> int:
    article.body = DIRTY
    Article.objects.bulk_update([article], ["body"])
    return article.pk


def bulk_updated_unseen(article: Article) -> int:
    # Past the descriptor, so that the query alone has to clean.
    article.__dict__["body"] = DIRTY
    Article.objects.bulk_update([article], ["body"])
    return article.pk


def saved_unseen(article: Article) -> int:
    article.__dict__["body"] = DIRTY
    return saved(article)


def from_fixture() -> int:
    article = make_article(body=CLEAN)
    rows = json.loads(serializers.serialize("json", [article]))
    rows[0]["fields"]["body"] = DIRTY
    for row in serializers.deserialize("json", json.dumps(rows)):
        row.save()
    return article.pk


def from_form() -> int:
    article = make_article(body=CLEAN)
    form = modelform_factory(Article, fields=["body"])({"body": DIRTY}, instance=article)
    assert form.is_valid()
    return saved(form.save(commit=False))


WAYS: dict[str, Callable[[], int]] = {
    "create": lambda: Article.objects.create(**fields(body=DIRTY)).pk,
    "constructor and save": lambda: saved(Article(**fields(body=DIRTY))),
    "get_or_create": lambda: Article.objects.get_or_create(slugline="bread", defaults=fields(body=DIRTY))[0].pk,
    "update_or_create": lambda: Article.objects.update_or_create(pk=make_article().pk, defaults={"body": DIRTY})[0].pk,
    "bulk_create": lambda: Article.objects.bulk_create([Article(**fields(body=DIRTY))])[0].pk,
    "save past the descriptor": lambda: saved_unseen(make_article()),
    "bulk_update": lambda: bulk_updated(make_article()),
    "bulk_update past the descriptor": lambda: bulk_updated_unseen(make_article()),
    "update": lambda: updated(make_article(), body=DIRTY),
    "update by a value of the field": lambda: updated(make_article(), body=Value(DIRTY, output_field=SafeHTMLField())),
    "update by a case": lambda: updated(
        make_article(body=CLEAN),
        body=Case(When(pk__gt=0, then=Value(DIRTY, output_field=SafeHTMLField())), default=F("body")),
    ),
    "save of a value of the field": lambda: saved(Article(**fields(body=Value(DIRTY, output_field=SafeHTMLField())))),
    "fixture": from_fixture,
    "form": from_form,
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_every_way_into_the_database_cleans(way: str) -> None:
    pk = WAYS[way]()
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM articles_article WHERE id = %s", [pk])
        assert cursor.fetchone() == (CLEAN,)


@pytest.mark.parametrize("expression", [
    F("headline"), Value(DIRTY), Concat("body", Value(DIRTY)), Upper("body"), Concat("body", "headline"),
    Case(When(pk__gt=0, then=F("headline")), default=F("body")),
    Case(When(pk__gt=0, then=Value(DIRTY)), default=F("body")),
], ids=str)  # fmt: skip
def test_an_expression_that_could_bring_in_other_text_is_refused(expression: Any) -> None:
    article = make_article(headline=DIRTY, body=CLEAN)
    with pytest.raises(FieldError, match="body holds cleaned HTML"), transaction.atomic():
        Article.objects.update(body=expression)
    article.body = expression
    with pytest.raises(FieldError), transaction.atomic():
        article.save()
    article.refresh_from_db()
    assert article.body == CLEAN


def test_a_row_cannot_be_made_from_an_expression_that_is_not_clean() -> None:
    with pytest.raises(FieldError), transaction.atomic():
        Article.objects.bulk_create([Article(**fields(body=Upper(Value(DIRTY))))])
    with pytest.raises(FieldError), transaction.atomic():
        Article.objects.create(**fields(body=Value(DIRTY)))


def test_one_body_may_be_copied_from_another() -> None:
    article = make_article(body=CLEAN)
    assert Article.objects.filter(pk=article.pk).update(body=F("body")) == 1
    article.refresh_from_db()
    assert article.body == CLEAN


def test_a_text_is_clean_as_soon_as_it_is_assigned() -> None:
    article = Article(body=DIRTY)
    assert (article.body, type(article.body)) == (CLEAN, WorkingHTML)
    article.body = '<a href="javascript:alert(1)">x</a>'
    assert (article.body, type(article.body)) == ("x", WorkingHTML)


def test_what_the_database_holds_is_not_cleaned_again() -> None:
    article = make_article(body=CLEAN)
    stored = "<p>Kept  as it is&nbsp;</p><p></p>"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET body = %s WHERE id = %s", [stored, article.pk])
    loads: list[Any] = [
        Article.objects.get(pk=article.pk).body,
        Article.objects.only("pk").get(pk=article.pk).body,
        Article.objects.values_list("body", flat=True).get(pk=article.pk),
        Article.objects.annotate(text=F("body")).get(pk=article.pk).text,
    ]
    article.refresh_from_db()
    for body in [*loads, article.body]:
        assert (body, type(body)) == (stored, WorkingHTML)


def test_what_a_function_makes_of_a_body_is_not_taken_for_clean_html() -> None:
    make_article(body='<p>Bread <a href="https://a.example/">and salt</a></p>')
    part = Article.objects.values_list(Substr("body", 1, 20), flat=True).get()
    assert (part, type(part)) == ('<p>Bread <a href="ht', str)
    loud = Article.objects.values_list(Upper("body"), flat=True).get()
    assert (loud[:8], type(loud)) == ("<P>BREAD", str)


def test_a_body_stays_clean_when_it_is_copied_or_pickled() -> None:
    article = Article(body=CLEAN)
    for body in (
        copy.deepcopy(article).body,
        pickle.loads(pickle.dumps(article)).body,
        Article(body=article.body).body,
    ):
        assert (body, type(body)) == (CLEAN, WorkingHTML)


def test_a_template_prints_a_body_as_html_and_other_text_escaped() -> None:
    article = Article(headline=DIRTY, body=DIRTY)
    printed = Template("{{ article.headline }}|{{ article.body }}").render(Context({"article": article}))
    headline, body = printed.split("|")
    assert (body, "<" in headline) == (CLEAN, False)


def test_searching_a_body_searches_for_what_was_typed() -> None:
    article = make_article(body="<p>5 &lt; 7</p>")
    assert list(Article.objects.filter(body__contains="<p>5 &lt;")) == [article]
    assert list(Article.objects.filter(body="<p>5 &lt; 7</p>")) == [article]


def test_no_body_is_null() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=make_article().pk).update(body=None)


def test_a_dump_holds_plain_text() -> None:
    article = make_article(body=CLEAN)
    assert type(Article._meta.get_field("body").value_to_string(article)) is str
    assert json.loads(serializers.serialize("json", [article]))[0]["fields"]["body"] == CLEAN


def test_a_migration_names_the_field_by_its_path() -> None:
    _, path, args, options = SafeHTMLField(blank=True).deconstruct()
    assert (path, list(args), options) == ("paper.text.fields.SafeHTMLField", [], {"blank": True})


def test_loading_a_body_costs_one_query() -> None:
    make_article()
    with TestCase().assertNumQueries(1):
        assert Article.objects.get().body.startswith("<p>")


def test_nothing_else_marks_text_as_safe() -> None:
    root = Path(__file__).parents[3]
    marks = re.compile(
        r"mark_safe|SafeString\(|SafeText|SafeData|Markup\(|CleanHTML\(|\|\s*safe\b|autoescape off|__html__|html_safe"
        # What comes out of a filter around a whole block, Jinja takes for safe whatever it is.
        r"|\{%-?\s*(?:autoescape|filter)\b|\{%-?\s*set\s+\w+\s*\|"
    )
    places = [
        file
        for app in ("articles", "authors", "editions", "newsroom", "paper", "photos")
        for file in (root / app).rglob("*.py")
    ]
    places += [file for file in (root / "templates").rglob("*") if file.is_file()]
    found = {str(file.relative_to(root)) for file in places if marks.search(file.read_text("utf-8"))}
    assert found == {
        # What the cleaner has cleaned.
        "paper/text/fields.py",
        # What a template has printed: as a part of a page, and in the styleguide.
        "paper/templating/environment.py",
        "paper/design/styleguide.py",
        # The templates' own words, in every language of the catalogues.
        "paper/templating/spoken.py",
        # JSON without a character that is markup.
        "paper/machines/data_blocks.py",
    }
