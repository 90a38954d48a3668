"""A text for mail: what can be sent, and what is refused with which sentence."""

import pytest

from mentorsurvey.errors import WordingError
from mentorsurvey.mail.letters import KINDS, Kind
from mentorsurvey.mail.rendering import LONGEST, LONGEST_SENT, check, fits, render
from mentorsurvey.mail.wordings import SHIPPED
from mentorsurvey.mail.words import WORDS

SUBJECT = "Your forms"


def refused(text: str, subject: str = SUBJECT, kind: Kind = "invitation") -> str:
    with pytest.raises(WordingError) as problem:
        check(kind, subject, text)
    return str(problem.value)


@pytest.mark.parametrize("kind", KINDS)
def test_our_words_can_be_sent(kind: Kind) -> None:
    assert fits(kind, SHIPPED[kind].subject, SHIPPED[kind].body)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_that_a_mail_knows_can_be_put_in(kind: Kind) -> None:
    assert fits(kind, SUBJECT, " ".join(f"{{{{ {word} }}}}" for word in WORDS[kind]))


def test_a_word_becomes_what_it_stands_for() -> None:
    assert render("text", "Dear {{ name }},\r\n\r\nhello \n", {"name": "Ann"}) == (
        "Dear Ann,\n\nhello"
    )


def test_a_text_can_ask_how_many_forms_there_are() -> None:
    text = "{% if number == 1 %}one{% elif number > 2 %}many{% else %}two{% endif %}"
    check("invitation", SUBJECT, text)
    assert [render("text", text, {"number": n}) for n in (1, 2, 3)] == ["one", "two", "many"]


def test_an_unknown_word_is_named_with_its_line_and_with_what_exists() -> None:
    said = refused("Hello,\n\nit is for {{ nmae }}.")
    assert said.startswith("Line 3 of the text has the word “nmae”, which this mail does not know.")
    assert "Did you mean “name”?" in said
    assert "It knows: day, forms, minutes, name, number, partners, program, title." in said


def test_a_fault_in_the_subject_is_said_to_be_there() -> None:
    assert refused("Text", subject="For {{ whom }}").startswith("The subject has the word “whom”")


def test_a_word_of_another_kind_of_mail_is_unknown() -> None:
    assert "“minutes”" in refused("{{ minutes }}", kind="comparison")


@pytest.mark.parametrize(("kind", "word"), [("invitation", "link"), ("code", "code")])
def test_what_every_mail_has_anyway_can_be_left_out(kind: Kind, word: str) -> None:
    said = refused(f"Here: {{{{ {word} }}}}", kind=kind)
    assert "which you can leave out" in said
    assert "in the mail anyway" in said


@pytest.mark.parametrize(
    "text",
    [
        "{{ name",
        "one\n{{ }}",
        "{% if number %}no end",
        "{% endif %}",
        "{{ name }} }} {% nothing %}",
        "{{ 'abc }}",
        "{# no end",
        "{% if " + "(" * 3_000,
    ],
)
def test_braces_that_do_not_fit_are_refused(text: str) -> None:
    said = refused(text)
    assert "braces that do not match" in said or "too complicated" in said


@pytest.mark.parametrize(
    "text",
    [
        "{{ name.__class__ }}",
        "{{ name['__class__'] }}",
        "{{ name.__class__.__mro__[1].__subclasses__() }}",
        "{{ name | attr('__class__') }}",
        "{{ name | upper }}",
        "{{ name * 1000000000 }}",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "{{ name ~ name }}",
        "{{ [name] }}",
        "{{ range(1000000000) }}",
        "{{ cycler('a') }}",
        "{{ lipsum() }}",
        "{{ name() }}",
        "{{ name if number else name }}",
        "{% for one in range(1000000000) %}x{% endfor %}",
        "{% for one in name %}x{% endfor %}",
        "{% set name = 'x' %}",
        "{% macro name() %}x{% endmacro %}",
        "{% call name() %}x{% endcall %}",
        "{% block name %}x{% endblock %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with %}x{% endwith %}",
        "{% include 'mail.html' %}",
        "{% import 'mail.html' as name %}",
        "{% from 'mail.html' import name %}",
        "{% extends 'mail.html' %}",
        "{% if name.startswith('A') %}x{% endif %}",
        "{% if name is defined %}x{% endif %}",
        "{% if 'a' in name %}x{% endif %}",
        "{% if number == name %}x{% endif %}",
        "{% if name > 3 %}x{% endif %}",
        "{% if number + 1 > 3 %}x{% endif %}",
        "{% if number == true %}x{% endif %}",
    ],
)
def test_whatever_does_more_than_put_in_a_word_is_refused(text: str) -> None:
    said = refused(f"Hello\n{text}")
    assert said.startswith("Line 2 of the text ")
    assert any(
        words in said
        for words in ("does more than", "cannot be compared", "does not know", "do not fit")
    )


def test_questions_inside_questions_have_an_end() -> None:
    def nested(times: int) -> str:
        return "x" + "{% if number %}" * times + "y" + "{% endif %}" * times

    assert fits("invitation", SUBJECT, nested(3))
    assert "too many “if”" in refused(nested(4))
    assert "too many “if”" in refused(nested(120))
    assert refused("{% if " + "not " * 900 + "number %}x{% endif %}")


def test_a_text_that_would_be_empty_for_some_people_is_refused() -> None:
    assert "the text would be empty" in refused("{% if number > 1 %}x{% endif %}")
    assert "the text would be empty" in refused("{% if number == 1 %}x{% endif %}")
    assert "the subject would be empty" in refused("x", "{% if number > 1 %}x{% endif %}")


@pytest.mark.parametrize(
    ("subject", "text", "said"),
    [
        ("", "x", "The subject is empty."),
        (SUBJECT, " \n\t ", "The text is empty."),
        ("x" * (LONGEST["subject"] + 1), "x", "The subject has 151 characters, but only 150 fit."),
        (SUBJECT, "x" * 1_000_000, "The text has 1,000,000 characters, but only 4,000 fit."),
        ("one\ntwo", "x", "The subject has several lines."),
        ("one\rBcc: all@example.org", "x", "The subject has several lines."),
        ("one\u2028two", "x", "The subject has several lines."),
        (SUBJECT, "a\x00b", "The text has a character that nobody can see."),
        (SUBJECT, "a\ud800b", "The text has a character that nobody can see."),
        (SUBJECT, "a\u202eb", "The text has a character that nobody can see."),
        (SUBJECT, "{{ partners }}" * 280, "With the words put in, the text is too long."),
    ],
)
def test_sizes_and_characters_are_looked_at(subject: str, text: str, said: str) -> None:
    assert refused(text, subject).partition(": ")[2].startswith(said)


def test_the_longest_names_leave_a_mail_short() -> None:
    text = "{{ name }} " * 300
    assert len(render("text", text, {"name": "N" * 100})) <= LONGEST_SENT["text"]
    assert len(render("subject", "{{ name }}" * 10, {"name": "N" * 100})) <= LONGEST_SENT["subject"]
