"""Says whether a text is an e-mail address."""

from email_validator import EmailNotValidError, validate_email


def checked_address(text: str) -> str | None:
    """The address in its normal form, or None where the text is none. Asks no network."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        return None
