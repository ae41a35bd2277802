"""Which staff addresses would a curious colleague try? All, for every row, and every search and chooser."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey

from articles.models import Article, Autosave, Note, Revision, SharedLink
from editions.models import BudgetItem, Edition, Placement
from tests.security.addresses import Address, addresses

_TERMS = ("", "qxqxq", "Harvest")
_QUESTIONS = [
    "q=qxqxq", "q=Harvest", "o=-1", "o=1.-2", "e=1", "p=1", "all=", "_popup=1", "_popup=1&_to_field=id", "_facets=True",
    "q=first+draft&order=oldest", "notes=open", "placed=no", "after=2026-03-14T02:00:00Z_999",
    "owner__username__startswith=qxqxq", "owner__password__startswith=m", "state__exact=draft",
    "state__in=draft,spiked", "notes__text__contains=qxqxq", "edition__recalled_at__isnull=False",
]  # fmt: skip


def staff_guesses() -> Iterator[str]:
    """Yield every staff address with every value that fits it, every list with every question, every chooser."""
    for address in staff_addresses():
        yield from spellings(address)
    for model, question in product(admin.site._registry, _QUESTIONS):
        yield f"/newsroom/{model._meta.app_label}/{model._meta.model_name}/?{question}"
    for owner in {article.owner_id for article in Article.objects.all()}:
        yield f"/newsroom/articles/article/?owner={owner}"
    yield from choosers()


def staff_addresses() -> list[Address]:
    """Return all addresses under /newsroom/."""
    return [address for address in addresses() if address.route.startswith("newsroom/")]


def choosers() -> Iterator[str]:
    """Yield the autocomplete's address for every foreign key that there is, whether a form asks for it or not."""
    for model in apps.get_models():
        names = [field.name for field in model._meta.get_fields() if isinstance(field, ForeignKey)]
        for name, term in product(names, _TERMS):
            which = f"app_label={model._meta.app_label}&model_name={model._meta.model_name}&field_name={name}"
            yield f"/newsroom/autocomplete/?{which}&term={term}"


def spellings(address: Address) -> Iterator[str]:
    """Yield a staff address with all values that fit; an argument of a kind not known here is a KeyError."""
    names = [name for name, _ in address.converters]
    for values in product(*(_values(address, name) for name in names)):
        yield address.spell(dict(zip(names, values, strict=True)))


def _values(address: Address, name: str) -> list[Any]:
    if name in {"object_id", "key", "id"} and address.name.startswith(("admin:", "/newsroom/")):
        return _keys(address)
    known: dict[str, list[Any]] = {
        "number": sorted(set(Revision.objects.values_list("number", flat=True))),
        "typed": list(Autosave.objects.values_list("pk", flat=True)),
        "link": [*SharedLink.objects.values_list("pk", flat=True), 1],
        "secret": ["0" * 43],
        "note": list(Note.objects.values_list("pk", flat=True)[:3]),
        "text": list(Autosave.objects.values_list("pk", flat=True)),
        "placement": list(Placement.objects.values_list("pk", flat=True)),
        "article": list(Article.objects.values_list("pk", flat=True)),
        "item": [*BudgetItem.objects.values_list("pk", flat=True), 1],
        "month": sorted({day.replace(day=1) for day in Edition.objects.values_list("issue_date", flat=True)}),
        "issue_date": sorted({*Edition.objects.values_list("issue_date", flat=True)}),
        "verb": ["submit", "release"],
        "address": ["", "no/such/page/"],
        "content_type_id": list(ContentType.objects.values_list("pk", flat=True)),
        "app_label": [config.label for config in apps.get_app_configs()],
        "url": ["no/such/page/"],
        "uidb36": ["1"],
        "key": ["1-abc", "set-password"],
        "pk": [1],
    }
    return known[name]


def _keys(address: Address) -> list[Any]:
    """Return the keys of the rows of the model that an address of the admin is about."""
    if address.name == "admin:view_on_site":
        return list(range(1, 4))
    _, app_label, model_name, *_ = address.route.split("/")
    return list(apps.get_model(app_label, model_name)._default_manager.values_list("pk", flat=True))
