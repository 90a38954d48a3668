"""Making secrets, and turning them into what is stored."""

import hashlib
import hmac
import secrets
from functools import lru_cache

DEMO_BROWSER = "demonstration"
"""In a demonstration program every browser is this one, so that invented answers show."""


def new_token() -> str:
    """256 random bits, safe in a URL and in a cookie."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """SHA-256 of a token, in hexadecimal. A token has the entropy that a password lacks."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def owner_here(person_id: str, browser: str) -> str:
    """Under which name a browser keeps what a person has not sent yet.

    Parameters
    ----------
    browser : str
        The hash of the browser's own cookie. Without the cookie nobody can tell the name.
    """
    return hashed(f"light {person_id} {browser}")[:20]


def new_code(digits: int) -> str:
    """A number at random, such as "004213"."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"


def kept(number: str) -> str:
    """A salted scrypt hash of a short number, which has too little entropy for a fast one."""
    salt = new_salt()
    return f"{salt}${_scrypt(number, salt)}"


def matches(number: str, hashed_number: str) -> bool:
    """Whether a number is the one that was kept."""
    salt, _, wanted = hashed_number.partition("$")
    return hmac.compare_digest(_scrypt(number, salt), wanted)


def new_salt() -> str:
    """128 random bits, in hexadecimal."""
    return secrets.token_hex(16)


@lru_cache(maxsize=20_000)
def slow_hash(text: str, salt: str) -> str:
    """A salted scrypt hash of any text, which a computer makes about a hundred of in a second.

    It recognizes a text that is seen again. Who has the salt can find out by trying, too.
    """
    secret = text.encode("utf-8", "replace")
    return hashlib.scrypt(secret, salt=bytes.fromhex(salt), n=2**12, r=8, p=1).hex()


def _scrypt(number: str, salt: str) -> str:
    secret = number.encode("utf-8", "replace")[:64]
    return hashlib.scrypt(secret, salt=salt.encode(), n=2**14, r=8, p=1).hex()
