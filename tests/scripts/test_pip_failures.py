"""Does what pip says when it fails become the sentence that helps?"""

import platform

import pytest

from scripts import pip_failures

pytestmark = pytest.mark.slow

NO_NETWORK = """
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection
object at 0x7f>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/nh3/
ERROR: Could not find a version that satisfies the requirement nh3==0.3.0 (from versions: none)
ERROR: No matching distribution found for nh3==0.3.0
"""
NO_WHEEL = """
ERROR: Could not find a version that satisfies the requirement nh3==0.3.0 (from versions: none)
ERROR: No matching distribution found for nh3==0.3.0
"""
NO_METADATA = """
Collecting Django==5.2.1
Collecting psycopg2==2.9.9
  error: subprocess-exited-with-error
  Error: pg_config executable not found.
error: metadata-generation-failed
"""
NO_COMPILER = """
Collecting psycopg2==2.9.9
Collecting lxml==6.0.0
  error: subprocess-exited-with-error
      error: command 'gcc' failed: No such file or directory
  ERROR: Failed building wheel for psycopg2
ERROR: Could not build wheels for psycopg2, which is required to install pyproject.toml-based projects
"""
CHANGED = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
CLOSED = "ERROR: Could not install packages due to an OSError: [Errno 30] Read-only file system: '/paper/.venv'"
CERTIFICATE = "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate'))"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (NO_NETWORK, "the package index could not be reached: check the network"),
        (CHANGED, "a package is not the one that was locked"),
        (FULL, "the disk is full"),
        (CLOSED, "the folder .venv may not be written to"),
        (CERTIFICATE, "the package index has a certificate that this machine does not trust: set PIP_CERT"),
        ("ERROR: Something new", "Something new (everything pip said is in .venv/pip.log)"),
        ("", "pip did not say why"),
    ],
)
def test_each_reason_has_its_sentence(said: str, sentence: str) -> None:
    assert pip_failures.explain(said).startswith(f"The packages could not be installed: {sentence}")


@pytest.mark.parametrize(("said", "package"), [(NO_WHEEL, "nh3"), (NO_METADATA, "psycopg2"), (NO_COMPILER, "psycopg2")])
def test_a_package_that_must_be_compiled_is_named_with_what_to_install(said: str, package: str) -> None:
    assert pip_failures.explain(said) == (
        f"The packages could not be installed: {package} has no ready-made build for Python "
        f"{platform.python_version()} on this machine and could not be compiled: use another Python "
        "(make PYTHON=python3.11), or install a C compiler and Python's headers "
        "(Debian and Ubuntu: apt-get install build-essential python3-dev)."
    )
