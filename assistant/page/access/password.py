"""The password of a page that a network can reach: only its scrypt hash is kept."""

import hashlib
import hmac
import secrets
from pathlib import Path

from index.errors import SettingsError
from index.files import plain_errors, write_atomic

SHORTEST = 8
# RFC 7914 with the cost that OWASP's cheat sheet gives for logins: 16 MB, about 50 ms.
_COST = {"n": 2**14, "r": 8, "p": 5}
_FORM = "scrypt-1"


class Password:
    """The one that is kept in the file ``path``, if it is there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def is_set(self) -> bool:
        """Whether there is one."""
        return self.path.is_file()

    def set(self, password: str) -> None:
        """Keep the hash of ``password``. Raises SettingsError when it is too short."""
        if len(password) < SHORTEST:
            raise SettingsError(f"the password needs {SHORTEST} characters or more; choose another")
        salt = secrets.token_bytes(16)
        line = f"{_FORM} {salt.hex()} {_hash(password, salt).hex()}\n"
        with plain_errors(self.path.parent):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self.path, line.encode())
            self.path.chmod(0o600)

    def matches(self, password: str) -> bool:
        """Whether ``password`` is the one. Raises SettingsError for a file that is none of ours."""
        with plain_errors(self.path.parent):
            parts = self.path.read_text(encoding="utf-8").split()
        try:
            form, salt, known = parts
            if form != _FORM:
                raise ValueError(form)
            return hmac.compare_digest(_hash(password, bytes.fromhex(salt)), bytes.fromhex(known))
        except ValueError:
            raise SettingsError(
                f"{self.path} holds no password of ours; delete it and set a new one"
            ) from None


def _hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, **_COST, maxmem=64 * 2**20)
