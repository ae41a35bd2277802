"""A setting that is wrong stops the start with one sentence that says what to set; a key is made once."""

import os
import re
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import env
from tests.racing import race

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def test_a_text_is_what_is_set_or_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.text("NEWSROOM_X_TEXT", "default") == "default"
    monkeypatch.setenv("NEWSROOM_X_TEXT", "set")
    assert env.text("NEWSROOM_X_TEXT", "default") == "set"


@pytest.mark.parametrize(("value", "expected"), [("yes", True), ("1", True), ("on", True), ("no", False), ("0", False)])
def test_a_flag_is_a_yes_or_a_no(value: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.flag("NEWSROOM_X_FLAG") is False
    monkeypatch.setenv("NEWSROOM_X_FLAG", value)
    assert env.flag("NEWSROOM_X_FLAG") is expected


def test_words_are_separated_by_commas_and_empty_ones_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSROOM_X_WORDS", "paper.example,www.paper.example,")
    assert env.words("NEWSROOM_X_WORDS", []) == ["paper.example", "www.paper.example"]


def test_a_choice_is_one_of_the_words_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.choice("NEWSROOM_X_CHOICE", "all", of=("all", "none")) == "all"
    monkeypatch.setenv("NEWSROOM_X_CHOICE", "some")
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_X_CHOICE is 'some': set it to one of all, none"):
        env.choice("NEWSROOM_X_CHOICE", "all", of=("all", "none"))


def test_choices_are_at_least_one_of_the_words_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    days = ["saturday", "sunday"]
    assert env.choices("NEWSROOM_X_CHOICES", ["sunday"], of=days) == ["sunday"]
    monkeypatch.setenv("NEWSROOM_X_CHOICES", "Saturday, sunday")
    assert env.choices("NEWSROOM_X_CHOICES", [], of=days) == days
    for value, wrong in (("saturday,monday", "says monday"), ("", "is empty")):
        monkeypatch.setenv("NEWSROOM_X_CHOICES", value)
        with pytest.raises(ImproperlyConfigured, match=f"NEWSROOM_X_CHOICES {wrong}: set it to some of saturday, sun"):
            env.choices("NEWSROOM_X_CHOICES", days, of=days)


def test_a_web_address_begins_with_http(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.web_address("NEWSROOM_X_ADDRESS") == ""
    monkeypatch.setenv("NEWSROOM_X_ADDRESS", "https://hub.example/")
    assert env.web_address("NEWSROOM_X_ADDRESS") == "https://hub.example/"
    monkeypatch.setenv("NEWSROOM_X_ADDRESS", "file:///etc/passwd")
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_X_ADDRESS is 'file:///etc/passwd'"):
        env.web_address("NEWSROOM_X_ADDRESS")


@pytest.mark.parametrize("value", ["maybe", "2.5", "ja"])
def test_what_is_no_yes_or_no_is_refused_by_name(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSROOM_X_FLAG", value)
    with pytest.raises(ImproperlyConfigured, match="The setting NEWSROOM_X_FLAG cannot be read"):
        env.flag("NEWSROOM_X_FLAG")


@pytest.mark.parametrize("value", ["two", "1.5", ""])
def test_what_is_no_number_is_refused_by_name(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSROOM_X_NUMBER", value)
    with pytest.raises(ImproperlyConfigured, match="The setting NEWSROOM_X_NUMBER cannot be read"):
        env.number("NEWSROOM_X_NUMBER", 1)


def test_what_is_no_database_is_refused_without_telling_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSROOM_X_DATABASE", "oracle-of-delphi://pythia:secret-word@host/db")
    with pytest.raises(ImproperlyConfigured, match="The setting NEWSROOM_X_DATABASE cannot be read") as refused:
        env.database("NEWSROOM_X_DATABASE", "")
    assert "secret-word" not in str(refused.value)


def test_a_misspelt_setting_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    env.refuse_unknown()
    monkeypatch.setenv("NEWSROOM_SIGHT_URL", "http://paper.example")
    with pytest.raises(ImproperlyConfigured, match="Unknown setting NEWSROOM_SIGHT_URL"):
        env.refuse_unknown()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example", ("https://paper.example", "paper.example", True)),
        ("https://paper.example/", ("https://paper.example", "paper.example", True)),
        ("http://127.0.0.1:8123", ("http://127.0.0.1:8123", "127.0.0.1", False)),
    ],
)
def test_the_papers_address(
    url: str, expected: tuple[str, str, bool], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSROOM_SITE_URL", url)
    assert env.site(tmp_path) == expected


@pytest.mark.parametrize(
    "url", ["paper.example", "ftp://paper.example", "https://", "https://paper.example/news", "//paper.example", "x"]
)
def test_what_is_no_address_is_refused(url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSROOM_SITE_URL", url)
    with pytest.raises(ImproperlyConfigured, match=f"NEWSROOM_SITE_URL is {re.escape(repr(url.rstrip('/')))}"):
        env.site(tmp_path)


def test_a_data_folder_is_made_when_it_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSROOM_DATA", str(tmp_path / "a" / "b"))
    assert env.data_folder() == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_a_data_folder_that_cannot_be_made_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSROOM_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(ImproperlyConfigured, match=r"cannot be made .* set NEWSROOM_DATA"):
        env.data_folder()


def test_the_secret_key_is_made_once_and_for_our_eyes_only(tmp_path: Path) -> None:
    key = env.secret_key(tmp_path)
    assert len(key) >= 50
    assert env.secret_key(tmp_path) == key
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_together_get_one_key(tmp_path: Path) -> None:
    for turn in range(50):
        folder = tmp_path / str(turn)
        folder.mkdir()
        keys = race([partial(env.secret_key, folder)] * 6, connected=False)
        assert len(set(keys)) == 1, keys
        assert keys[0] == (folder / "secret_key").read_text()


def test_a_given_key_is_used_and_none_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSROOM_SECRET_KEY", "given")
    assert env.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "too short\n"])
def test_a_broken_key_is_not_used(content: str, tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text(content)
    with pytest.raises(ImproperlyConfigured, match="holds no key"):
        env.secret_key(tmp_path)


def test_every_setting_is_listed_in_the_example_and_the_other_way_round() -> None:
    text = "".join(file.read_text() for file in (ROOT / "newsroom").glob("*.py"))
    read = set(re.findall(r'"(NEWSROOM_[A-Z_]+)"', text))
    listed = set(re.findall(r"^# ?(NEWSROOM_[A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert listed == read


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the newsroom as a person would, far enough to answer one question."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSROOM_", "DATABASE_URL"))}
    return subprocess.run(
        [sys.executable, "manage.py", "diffsettings"],
        cwd=ROOT,
        env=ours | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_DATA": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_house_does_not_start_with_a_misspelt_setting(tmp_path: Path) -> None:
    started = start(tmp_path, NEWSROOM_PAPERNAME="The Lamp")
    assert started.returncode != 0
    assert "Unknown setting NEWSROOM_PAPERNAME" in started.stderr.splitlines()[-1]


def test_sqlite_waits_its_turn_and_loses_nothing_in_a_power_cut(tmp_path: Path) -> None:
    (database,) = re.findall(r"^DATABASES = (.*?)(?:  ###)?$", start(tmp_path).stdout, re.MULTILINE)
    for said in ("'transaction_mode': 'IMMEDIATE'", "'timeout': 20", "journal_mode=WAL", "foreign_keys=ON"):
        assert said in database
    assert "synchronous=FULL" in database


def test_a_page_gives_up_on_a_question_and_a_command_does_not(tmp_path: Path) -> None:
    postgres = "postgres://newsroom@127.0.0.1/newsroom"
    assert "statement_timeout=0s" in start(tmp_path, DATABASE_URL=postgres).stdout
    served = start(tmp_path, DATABASE_URL=postgres, NEWSROOM_STATEMENT_SECONDS="10")
    assert "statement_timeout=10s" in served.stdout
    code = "from newsroom import settings; print(settings.STATEMENT_SECONDS)"
    environ = {"PATH": os.environ["PATH"], "NEWSROOM_DATA": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "10"


def test_over_https_cookies_hosts_and_redirects_follow_the_address(tmp_path: Path) -> None:
    started = start(tmp_path, NEWSROOM_SITE_URL="https://paper.example")
    assert started.returncode == 0, started.stderr
    said = dict(re.findall(r"^(\w+) = (.*?)(?:  ###)?$", started.stdout, re.MULTILINE))
    assert {name: said[name] for name in ("ALLOWED_HOSTS", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")} == {
        "ALLOWED_HOSTS": "['paper.example']",
        "SESSION_COOKIE_NAME": "'__Host-sessionid'",
        "CSRF_COOKIE_NAME": "'__Host-csrftoken'",
    }
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_INCLUDE_SUBDOMAINS")
    assert {said[name] for name in names} == {"True"}
    assert said["SECURE_HSTS_SECONDS"] == str(365 * 24 * 60 * 60)
    assert said["PASSWORD_HASHERS"].startswith("['django.contrib.auth.hashers.Argon2PasswordHasher'")


def test_the_public_process_has_no_staff_in_it(tmp_path: Path) -> None:
    started = start(tmp_path, NEWSROOM_PUBLIC_ONLY="yes")
    assert started.returncode == 0, started.stderr
    (installed,) = re.findall(r"^INSTALLED_APPS = (.*?)(?:  ###)?$", started.stdout, re.MULTILINE)
    assert installed == "['paper', 'authors', 'photos', 'django.contrib.staticfiles']"


def test_the_tests_do_not_read_the_settings_of_this_installation() -> None:
    assert (settings.SITE_URL, settings.PAPER_NAME, settings.HTTPS) == (
        "http://127.0.0.1:8000",
        "The Kabul Lantern",
        False,
    )
