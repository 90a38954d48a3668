"""A mail as plain text."""

from mentorsurvey.mail.sheet import Code, Due, Link, Paragraph, Part, Points, Sheet


def as_text(sheet: Sheet) -> str:
    """The mail for who reads plain text, with each link on a line of its own."""
    blocks = [sheet.program, sheet.heading, *map(_block, sheet.parts)]
    return "\n\n".join(blocks) + "\n"


def _block(part: Part) -> str:
    match part:
        case Paragraph():
            return part.text
        case Points():
            return "\n".join(f"- {line}" for line in part.lines)
        case Due():
            return f"{part.title}\n{part.details}".strip()
        case Code():
            return f"Your code: {part.digits}"
        case Link():
            return f"{part.label}:\n{part.address}"
