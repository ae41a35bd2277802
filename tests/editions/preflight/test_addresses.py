"""What is wrong with an address is found, and nothing is found in one that a reader can follow."""

import ipaddress
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.preflight.addresses import fault_of

RIGHT = [
    "https://example.org/",
    "https://example.org",
    "HTTPS://EXAMPLE.ORG/A",
    "http://www.example.org:8080/a/b?c=d&e=f#g",
    "https://en.wikipedia.org/wiki/Washington,_D.C.",
    "https://en.wikipedia.org/wiki/Kabul_(river)",
    "https://fa.wikipedia.org/wiki/کابل",
    "https://fa.wikipedia.org/wiki/%DA%A9%D8%A7%D8%A8%D9%84",
    "https://xn--mgbai9azgqp6j.xn--mgberp4a5d4ar/",
    "https://مثال.org/",
    "https://web.archive.org/web/2020/http://example.org/",
    "https://example.org/?next=http://localhost/",
    "https://localhost.example.org/",
    "https://my.local.example.org/",
    "https://httpbin.org/",
    "https://under_score.example.org/",
    "https://a.example.org./",
    "https://8.8.8.8/dns",
    "https://[2606:4700:4700::1111]/",
    "/2026/03/14/dam/",
    "/search/?q=dam",
    "mailto:laila@example.org",
    "mailto:laila@example.org?subject=Dams%20again",
    "mailto:laila@example.org,omid@example.org",
    "mailto:laila%40example.org",
]
LOCAL = [
    "http://localhost/",
    "http://LOCALHOST:8000/x",
    "http://localhost./",
    "http://paper.localhost/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.5:8080/archive",
    "http://169.254.169.254/",
    "http://100.64.0.1/",
    "http://[::1]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[::ffff:127.0.0.1]/",
    "https://files.local/",
    "https://nas.lan/",
    "https://wiki.internal/",
    "https://router.home.arpa/",
    "https://intranet/page",
    "file:///C:/Users/Laila/dam.docx",
    "file://server/share",
]
MALFORMED = [
    "",
    "  ",
    "http://http://example.org/",
    "http://http//example.org/",
    "https://https:/example.org/",
    "http://https://example.org",
    "http://",
    "http:///path",
    "http:example.org",
    "https:/example.org",
    "https://?q=x",
    "https://example.org/a b",
    "https://example.org/a\u200bb",
    " https://example.org/",
    "https://exa mple.org/",
    "https://example..org/",
    "https://-example.org/",
    "https://exa*mple.org/",
    "https://example.org:99999/",
    "https://example.org:port/",
    "https://example.org:0/",
    "https://user:word@example.org/",
    "https://user@example.org/",
    "https://example.org/100%",
    "https://example.org/%zz",
    "https://example.org/,",
    "https://example.org/a”",
    "https://1.2.3.4.5/",
    "https://999.1.1.1/",
    "https://[::1",
    "https://" + "a" * 64 + ".org/",
    "https://" + "a.b" * 100 + ".org/",
    "www.example.org",
    "example.org/page",
    "//example.org/",
    "/\\example.org/",
    "#top",
    "javascript:alert(1)",
    "htp://example.org/",
    "tel:+93700000000",
    "mailto:",
    "mailto:laila",
    "mailto:laila at example.org",
    "mailto:laila@example",
    "mailto:laila@example.org;omid@example.org",
    "mailto:<laila@example.org>",
]


@pytest.mark.parametrize("address", RIGHT)
def test_what_a_reader_can_follow_has_no_fault(address: str) -> None:
    assert fault_of(address) is None


@pytest.mark.parametrize("address", LOCAL)
def test_what_leads_into_a_house_is_local(address: str) -> None:
    fault = fault_of(address)
    assert fault is not None
    assert fault.is_local


@pytest.mark.parametrize("address", MALFORMED)
def test_what_cannot_work_is_found_and_is_not_local(address: str) -> None:
    fault = fault_of(address)
    assert fault is not None
    assert not fault.is_local


@given(st.one_of(st.text(), st.text().map("https://{}".format), st.text().map("mailto:{}".format)))
def test_no_address_is_too_much(address: str) -> None:
    fault = fault_of(address)
    assert fault is None or fault.words


LABELS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=20)
ENDS = st.sampled_from(["org", "com", "af", "co.uk", "gov.af"])
PATHS = st.lists(st.text(string.ascii_letters + string.digits + "-._~()", max_size=8), max_size=4).map("/".join)
HOSTS = st.tuples(st.lists(LABELS, min_size=1, max_size=3), ENDS).map(lambda parts: ".".join([*parts[0], parts[1]]))


@given(st.sampled_from(["http", "https"]), HOSTS, PATHS)
def test_a_site_with_a_name_of_its_own_has_no_fault(scheme: str, host: str, path: str) -> None:
    assert fault_of(f"{scheme}://{host}/{path}") is None


@given(st.sampled_from(["http", "https"]), HOSTS, PATHS, st.sampled_from([":", ""]))
def test_whatever_has_two_schemes_is_found(scheme: str, host: str, path: str, colon: str) -> None:
    assert fault_of(f"http://{scheme}{colon}//{host}/{path}") is not None


@given(st.ip_addresses(v=4))
def test_a_number_is_local_exactly_when_nobody_outside_can_reach_it(number: ipaddress.IPv4Address) -> None:
    for written in (str(number), str(int(number)), hex(int(number))):
        fault = fault_of(f"http://{written}/")
        assert (fault is not None and fault.is_local) == (not number.is_global)


@given(HOSTS, st.sampled_from(["local", "localhost", "internal", "lan", "home.arpa", "test"]))
def test_a_name_that_is_a_house_s_own_is_local(host: str, end: str) -> None:
    fault = fault_of(f"https://{host}.{end}/")
    assert fault is not None
    assert fault.is_local
