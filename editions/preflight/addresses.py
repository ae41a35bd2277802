"""What is wrong with an address that an article leads to? Asked of the address alone, of no database and no network."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

# Names that lead nowhere outside a house: RFC 6761, RFC 6762, RFC 8375, RFC 9476, and what routers and offices use.
_LOCAL_ENDS: Final = ("local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp", "home.arpa",
                      "test", "invalid", "alt")  # fmt: skip
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_ENDS_IN_A_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TWO_SCHEMES = re.compile(r"https?:/{0,2}(?:https?\b:?/{0,2})", re.IGNORECASE)
_HALF_AN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_AFTER_THE_ADDRESS = re.compile(r"[,;\"'“”‘’«»،؛]$|&(?:quot|nbsp);?$")
_LONGEST_NAME = 253


@dataclass(frozen=True)
class Fault:
    """What is wrong, as said after "a link that": whether it leads into a house, or nowhere."""

    words: str
    is_local: bool = False


def fault_of(address: str) -> Fault | None:
    """Return what is wrong with an address, or None for one that may well lead somewhere.

    A path of the paper's own is right as an address; whether there is such a page is not asked here. Never raises.
    """
    if not address.strip():
        return Fault("is empty")
    if _BLANK.search(address):
        return Fault("has a space or an invisible sign in it")
    try:
        parts = urlsplit(address)
    except ValueError:
        return Fault("is not written as an address is")
    return _of_scheme(parts.scheme.lower(), address, parts)


def _of_scheme(scheme: str, address: str, parts: SplitResult) -> Fault | None:
    match scheme:
        case "":
            return _of_path(address)
        case "http" | "https":
            return _of_web(address, parts)
        case "mailto":
            return _of_mail(address)
        case "file":
            return Fault("leads to a file on somebody’s machine", is_local=True)
    return Fault(f"begins with “{scheme}:” instead of https://")


def _of_path(address: str) -> Fault | None:
    if address.startswith("/") and not address.startswith(("//", "/\\")):
        return None
    return Fault("does not begin with https://")


def _of_mail(address: str) -> Fault | None:
    written = unquote(address[len("mailto:") :].partition("?")[0])
    try:
        for each in written.split(","):
            validate_email(each.strip())
    except ValidationError:
        return Fault("is no e-mail address")
    return None


def _of_web(address: str, parts: SplitResult) -> Fault | None:
    if _TWO_SCHEMES.match(address):
        return Fault("says http twice")
    try:
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return Fault("has a port that there is none of")
    if not host or not address.lower().startswith(f"{parts.scheme}://"):
        return Fault("names no site")
    if parts.username is not None or port == 0:
        return Fault("has a name or a password before the site" if port != 0 else "has a port that there is none of")
    fault = _of_host(host)
    if fault is None and _HALF_AN_ESCAPE.search(address):
        fault = Fault("has a % that means nothing")
    if fault is None and _AFTER_THE_ADDRESS.search(address):
        fault = Fault(f"ends in “{address[-1]}”, which belongs to the sentence")
    return fault


def _of_host(host: str) -> Fault | None:
    number = _number_of(host)
    if number is not None:
        return None if number.is_global else Fault("leads to a machine in somebody’s own network", is_local=True)
    if ":" in host or _ENDS_IN_A_NUMBER.search(host):
        return Fault("is not written as an address is")
    labels = host.split(".")
    if host in _LOCAL_ENDS or any(host.endswith(f".{end}") for end in _LOCAL_ENDS):
        return Fault("leads to a machine in somebody’s own network", is_local=True)
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > _LONGEST_NAME:
        return Fault("is not written as an address is")
    if len(labels) == 1:
        return Fault("leads to a machine in somebody’s own network", is_local=True)
    return None


def _number_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the number of a host that is one, in every way that browsers read: 127.1, 0x7f000001, [::1]."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    if not _ENDS_IN_A_NUMBER.search(host):
        return None
    try:
        # The URL standard reads numbers as this old function does: octal, hexadecimal, with parts left out.
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return None
