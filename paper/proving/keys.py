"""With which key does the paper sign, and which keys were its own before? In files, out of the database's reach.

The private key lies alone in one file. Beside it stands what everybody may know, a JSON Web Key Set (RFC 7517, 8037)
of every key that was ever made here: a key that is replaced stays known, so that what it signed can be verified.
"""

import base64
import datetime
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from paper.manifest import canonical, sha256_of

_RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)


class KeyRefused(Exception):
    """The key cannot be made or read; the message is a sentence for the administrator."""


@dataclass(frozen=True)
class Key:
    """A public key of the paper; `made_on` is an ISO date, empty when nobody wrote it down."""

    public: Ed25519PublicKey
    made_on: str = ""

    @property
    def name(self) -> str:
        """Its thumbprint (RFC 7638), by which manifests name it."""
        return thumbprint(self.public)

    @property
    def pem(self) -> str:
        """The key as OpenSSL reads it."""
        kind = serialization.PublicFormat.SubjectPublicKeyInfo
        return self.public.public_bytes(serialization.Encoding.PEM, kind).decode()

    def as_jwk(self) -> dict[str, str]:
        """Return it as a JSON Web Key, with the PEM form beside."""
        own = {"kty": "OKP", "crv": "Ed25519", "x": _base64url(self.public.public_bytes(*_RAW))}
        return own | {"alg": "EdDSA", "use": "sig", "kid": self.name, "made_on": self.made_on, "pem": self.pem}


def file() -> Path:
    """Return where the private key lies, or would."""
    return Path(settings.SIGNING_KEY)


def public_file() -> Path:
    """Return where the public keys stand: beside the private one, readable by all."""
    return file().with_name(f"{file().stem}.public.json")


def make(*, at: datetime.datetime) -> Key:
    """Make a key and write it with mode 0600, and its public half to those known before; KeyRefused if there is one."""
    private = Ed25519PrivateKey.generate()
    key = Key(private.public_key(), f"{at:%Y-%m-%d}")
    keys = [*known().values(), key]
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    try:
        _write_new(private.private_bytes(*form))
    except FileExistsError:
        raise KeyRefused(f"There is a key in {file()}: move it to a safe place before you make another.") from None
    except OSError as error:
        raise KeyRefused(f"The key cannot be written to {file()} ({error.strerror}).") from None
    public_file().write_text(json.dumps({"keys": [each.as_jwk() for each in keys]}, indent=2) + "\n")
    return key


def signing_key() -> Ed25519PrivateKey | None:
    """Return the key that the paper signs with, None when it has none; KeyRefused when it is there and of no use."""
    try:
        with file().open("rb") as opened:
            if stat.S_IMODE(os.fstat(opened.fileno()).st_mode) & 0o077:
                raise KeyRefused(f"Others may read {file()}: chmod 600 it, and make another if somebody did.")
            found = serialization.load_pem_private_key(opened.read(), password=None)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise KeyRefused(f"{file()} cannot be read as a key: {error}.") from None
    if not isinstance(found, Ed25519PrivateKey):
        raise KeyRefused(f"{file()} holds no Ed25519 key.")
    return found


def known() -> dict[str, Key]:
    """Return {name: key} of every key of the paper, the oldest first. Raises KeyRefused for a file that is none."""
    try:
        listed = json.loads(public_file().read_text())["keys"] if public_file().exists() else []
        keys = [Key(_from_jwk(each), str(each.get("made_on", ""))) for each in listed]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyRefused(f"{public_file()} cannot be read as public keys: {error}.") from None
    return {key.name: key for key in keys}


def sign(private: Ed25519PrivateKey, text: str) -> str:
    """Return the Ed25519 signature (RFC 8032) of a text's UTF-8 bytes, as Base64."""
    return base64.b64encode(private.sign(text.encode())).decode()


def fits(key: Key, text: str, *, signature: str) -> bool:
    """Tell whether a signature is that of a key under a text."""
    try:
        key.public.verify(base64.b64decode(signature, validate=True), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def thumbprint(public: Ed25519PublicKey) -> str:
    """Return the SHA-256 thumbprint of a key (RFC 7638; RFC 8037, appendix A.3)."""
    own = {"crv": "Ed25519", "kty": "OKP", "x": _base64url(public.public_bytes(*_RAW))}
    return _base64url(bytes.fromhex(sha256_of(canonical(own))))


def _from_jwk(jwk: dict[str, Any]) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(jwk["x"] + "="))


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _write_new(content: bytes) -> None:
    # Made with its final mode, so that there is no moment at which others could open it.
    descriptor = os.open(file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
