"""The paper's key is made once, lies where only the paper reads it, and stays known when another takes its place."""

import base64
import json
import stat
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from paper.checks import key_can_be_used
from paper.proving import keys
from tests.factories import NOW


def test_the_thumbprint_is_that_of_the_standard() -> None:
    """RFC 8037, appendix A.3."""
    raw = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    public = Ed25519PublicKey.from_public_bytes(raw)
    assert keys.thumbprint(public) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_the_signature_is_that_of_the_standard() -> None:
    """RFC 8032, 7.1, test 1: the empty message."""
    private = Ed25519PrivateKey.from_private_bytes(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    signature = keys.sign(private, "")
    assert base64.b64decode(signature).hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    key = keys.Key(private.public_key())
    assert keys.fits(key, "", signature=signature)
    assert not keys.fits(key, " ", signature=signature)
    assert not keys.fits(key, "", signature="no Base64")


def test_the_key_is_for_the_papers_eyes_alone(key: keys.Key) -> None:
    assert stat.S_IMODE(keys.file().stat().st_mode) == 0o600
    assert b"PRIVATE" in keys.file().read_bytes()
    assert "PRIVATE" not in keys.public_file().read_text()
    private = keys.signing_key()
    assert private is not None
    assert keys.thumbprint(private.public_key()) == key.name
    assert list(keys.known()) == [key.name]


def test_a_key_is_not_overwritten(key: keys.Key) -> None:
    before = keys.file().read_bytes(), keys.public_file().read_bytes()
    with pytest.raises(keys.KeyRefused, match="move it to a safe place"):
        keys.make(at=NOW)
    assert (keys.file().read_bytes(), keys.public_file().read_bytes()) == before


def test_an_old_key_stays_known(key: keys.Key) -> None:
    keys.file().rename(keys.file().with_name("old.pem"))
    other = keys.make(at=NOW)
    assert list(keys.known()) == [key.name, other.name]


def test_openssl_reads_the_public_key_and_the_signature(key: keys.Key, tmp_path: Path) -> None:
    private = keys.signing_key()
    assert private is not None
    (tmp_path / "key.pem").write_text(key.pem)
    (tmp_path / "text").write_text("پل")
    (tmp_path / "text.sig").write_bytes(private.sign("پل".encode()))
    check = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem"]
    check += ["-rawin", "-in", "text", "-sigfile", "text.sig"]
    assert b"Successfully" in subprocess.run(check, cwd=tmp_path, check=True, capture_output=True).stdout
    (tmp_path / "text").write_text("پلو")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


UNUSABLE = {
    "others may read it": lambda file: file.chmod(0o640),
    "it is no key": lambda file: file.write_text("no key"),
    "it is a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("way", UNUSABLE)
def test_a_key_of_no_use_stops_the_start(way: str, key: keys.Key) -> None:
    assert key_can_be_used(None) == []
    UNUSABLE[way](keys.file())
    with pytest.raises(keys.KeyRefused):
        keys.signing_key()
    assert [found.id for found in key_can_be_used(None)] == ["paper.E002"]


@pytest.mark.parametrize("text", ["", "[]", '{"keys": [{}]}', '{"keys": [{"x": "AAAA"}]}', '{"keys": ["x"]}'])
def test_public_keys_that_are_none_stop_the_start(text: str, key: keys.Key) -> None:
    keys.public_file().write_text(text)
    with pytest.raises(keys.KeyRefused, match="public keys"):
        keys.known()
    assert [found.id for found in key_can_be_used(None)] == ["paper.E002"]


def test_without_a_key_there_is_none(tmp_path: Path, settings: Settings) -> None:
    settings.SIGNING_KEY = tmp_path / "none.pem"
    assert (keys.signing_key(), keys.known()) == (None, {})
    assert key_can_be_used(None) == []


@pytest.mark.django_db
def test_the_command_makes_the_key_once(tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SIGNING_KEY = tmp_path / "signing_key.pem"
    call_command("make_signing_key")
    (name,) = keys.known()
    assert name in capsys.readouterr().out
    assert json.loads(keys.public_file().read_text())["keys"][0]["kid"] == name
    with pytest.raises(CommandError, match="There is a key"):
        call_command("make_signing_key")
    settings.SIGNING_KEY = tmp_path / "no" / "folder" / "key.pem"
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("make_signing_key")
