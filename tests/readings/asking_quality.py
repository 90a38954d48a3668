"""What tests take out of a reading of quality."""

from mentorsurvey.readings.quality import Quality, Question, SideQuality


def question(questions: tuple[Question, ...], title: str) -> Question:
    """The question that reads so."""
    return next(one for one in questions if one.title == title)


def both(found: Quality) -> tuple[SideQuality, SideQuality]:
    """Mentors and mentees, where neither is too few."""
    assert found.mentor is not None
    assert found.mentee is not None
    return found.mentor, found.mentee
