"""The options that answer what a roster asks: which question each of them means."""

from dataclasses import replace

import click

from mentorsurvey.cli.telling import say
from mentorsurvey.program.decisions import Again, Becomes, Decisions
from mentorsurvey.program.look_alikes import Alike
from mentorsurvey.program.reconciling import Reconciled

BECOMES: dict[str, Becomes] = {"keep": "keep", "pause": "pause", "end": "end"}
AGAIN: dict[str, Again] = {"go-on": "go_on", "anew": "anew", "ended": "stay_ended"}


def alike(asked: Reconciled, said: tuple[str, ...]) -> list[Alike]:
    """The questions about look-alikes that these lines or names stand for."""
    found = []
    for one in said:
        those = [each for each in asked.alike if one in (str(each.said.line), each.said.name)]
        if not those:
            _not_asked(one)
        found += those
    return found


def again(asked: Reconciled, said: tuple[str, ...]) -> dict[str, Again]:
    """Pair → whether it goes on, for all that had ended or for those of these lines."""
    found: dict[str, Again] = {}
    for one in sorted(said, key=lambda each: "=" in each):  # what is said of one comes last
        word, _, line = one.partition("=")
        if word not in AGAIN:
            raise click.BadParameter(
                f"Write go-on, anew or ended, not “{word}”.", param_hint="'--again'"
            )
        those = [each for each in asked.returning if line in ("", str(each.line))]
        if not those and line:
            _not_asked(line)
        found |= {each.pair.id: AGAIN[word] for each in those}
    return found


def with_missing(
    asked: Reconciled, decisions: Decisions, said: tuple[str, ...], *, unread: int
) -> Decisions:
    """The decisions with what becomes of pairs that the file does not name.

    Raises
    ------
    BadParameter
        For a word or a pair that is not known; where a pause has no day; and where rows of the
        file were not read, so that all the others are not known.
    """
    others: Becomes | None = None
    each: dict[str, Becomes] = {}
    missing = {pair.id for pair in asked.missing.pairs}
    for one in said:
        word, _, pair = one.partition("=")
        if word not in BECOMES:
            raise _wrong(f"Write keep, pause or end, not “{word}”.")
        if word == "pause" and decisions.until is None:
            raise _wrong("Add --until DAY, the day on which the paused pairs go on.")
        if pair and pair not in missing:
            _not_asked(pair)
        elif pair:
            each[pair] = BECOMES[word]
        elif word != "keep" and unread:
            raise _wrong(
                "Some rows of the file could not be read, so their pairs would count as missing."
                f" Correct these rows, or name each pair: --missing {word}=PAIR."
            )
        else:
            others = BECOMES[word]
    return replace(decisions, missing=each, others=others)


def _wrong(what: str) -> click.BadParameter:
    return click.BadParameter(what, param_hint="'--missing'")


def _not_asked(what: str) -> None:
    say(f"There is no question about “{what}”: that answer was not needed.", err=True)
