"""The only place that makes secrets and turns them into what is stored."""

import hashlib
import secrets

DEMO_BROWSER = "demonstration"
"""In a demonstration program every browser is this one, so that invented answers show."""


def new_token() -> str:
    """256 random bits, safe in a URL and in a cookie."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """SHA-256 of a token, in hexadecimal. A token has the entropy that a password lacks."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
