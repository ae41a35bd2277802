"""Is a toolbar refused whose work the cleaner would undo, and the house's own accepted?"""

from typing import Any

import pytest
from ckeditor.configs import DEFAULT_CONFIG
from django.conf import settings
from django.core.checks import run_checks
from pytest_django.fixtures import Settings

from paper.checks import _BUTTONS, _printed, editor_writes_what_is_printed, toolbar_findings

GOOD: dict[str, Any] = {"toolbar": [["Bold", "Link"], ["Table"]], "format_tags": "p;h2;h3;h4"}


@pytest.mark.parametrize("name", settings.CKEDITOR_CONFIGS)
def test_the_house_s_own_toolbars_write_what_is_printed(name: str) -> None:
    assert toolbar_findings(settings.CKEDITOR_CONFIGS[name]) == []


@pytest.mark.parametrize(("change", "findings"), [
    ({}, []),
    ({"toolbar": [["Bold", "Underline"]]}, ["The button Underline is not known to write only what is printed."]),
    ({"toolbar": [{"name": "x", "items": ["Image"]}, "/", ["-"]]},
     ["The button Image is not known to write only what is printed."]),
    ({"toolbar": "Basic", "toolbar_Basic": [["Bold", "Source"]]},
     ["The button Source is not known to write only what is printed."]),
    ({"toolbar": "Full"}, ["The button (toolbar Full) is not known to write only what is printed."]),
    ({"format_tags": "p;h1;h2"}, ["The paragraph format h1 is not printed."]),
    ({"allowedContent": True}, ["allowedContent is switched on."]),
    ({"fullPage": True}, ["fullPage is switched on."]),
])  # fmt: skip
def test_each_thing_that_writers_would_lose_has_its_sentence(change: dict[str, Any], findings: list[str]) -> None:
    assert toolbar_findings(GOOD | change) == findings


def test_the_editor_s_own_default_is_refused() -> None:
    assert len(toolbar_findings(DEFAULT_CONFIG)) > 10


def test_a_configuration_that_says_nothing_is_refused() -> None:
    assert toolbar_findings({}) != []


@pytest.mark.parametrize("button", [button for button, made in _BUTTONS.items() if made])
def test_what_a_known_button_writes_is_really_printed(button: str) -> None:
    assert [made for made in _BUTTONS[button] if not _printed(made)] == []


def test_the_system_check_refuses_such_a_toolbar(settings: Settings) -> None:
    settings.CKEDITOR_CONFIGS = {"article": GOOD}
    assert editor_writes_what_is_printed(None) == []
    settings.CKEDITOR_CONFIGS = {"article": GOOD | {"toolbar": [["Iframe"]]}}
    found = [message for message in run_checks() if message.id == "paper.E001"]
    assert [message.msg for message in found] == [
        "CKEDITOR_CONFIGS['article']: The button Iframe is not known to write only what is printed."
    ]


def test_without_the_editor_there_is_nothing_to_refuse(settings: Settings) -> None:
    del settings.CKEDITOR_CONFIGS
    assert editor_writes_what_is_printed(None) == []
