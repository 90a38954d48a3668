"""Reads a show-if: a small expression over item ids, parsed and never run.

    deliverables.kind == "other"          ==  !=  <  <=  >  >=
    decision in ["later", "not_now"]      one of several
    "other" in deliverables.planned       ticked among several
    answered(hopes) and not (meetings < 2 or fairness > 1)

An item without an answer, and one with "can't say", makes every comparison false, `!=` as well.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mentorsurvey.errors import InstrumentError

Value = int | str | tuple[str, ...]
Answers = Mapping[str, object]
"""Item id → value as `check_value` gives it, None or absent where there is none."""

MAX_LENGTH = 500
_HOW = 'Write it like `deliverables == "other" and answered(hopes)`.'

_COMPARE: dict[type[ast.cmpop], tuple[str, Callable[[Any, Any], bool]]] = {
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
}
_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One item against one value, or against several (`in`, `ticked`)."""

    id: str
    sign: str
    values: tuple[int | str, ...]


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A parsed show-if.

    Attributes
    ----------
    text : str
        As it was written.
    ids : tuple of str
        The items it asks about, in order of appearance, each once.
    comparisons : tuple of Comparison
        What it compares, for the check that such values exist.
    """

    text: str
    ids: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    _test: Callable[[Answers], bool]

    def holds(self, answers: Answers) -> bool:
        """Whether the item is shown. A missing or None answer compares false."""
        return self._test(answers)


@lru_cache(maxsize=1000)
def parse(text: str) -> Condition:
    """Read a show-if.

    Raises
    ------
    InstrumentError
        Where it is anything but comparisons of items joined by and, or, not.
    """
    if len(text) > MAX_LENGTH:
        raise _wrong(f"The condition is longer than {MAX_LENGTH} characters.")
    if "\\" in text:
        raise _wrong("The condition holds a backslash.")
    try:
        tree = ast.parse(text.strip(), mode="eval")
        parser = _Parser()
        test = parser.test(tree.body)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise _wrong("The condition cannot be read.") from error
    ids = tuple(dict.fromkeys(parser.ids))
    return Condition(text=text, ids=ids, comparisons=tuple(parser.comparisons), _test=test)


def _wrong(what: str) -> InstrumentError:
    return InstrumentError(what, _HOW)


class _Parser:
    """Turns the few allowed nodes into tests; every other node is refused."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.comparisons: list[Comparison] = []

    def test(self, node: ast.expr) -> Callable[[Answers], bool]:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                every = [self.test(value) for value in values]
                return lambda answers: all(test(answers) for test in every)
            case ast.BoolOp(values=values):
                some = [self.test(value) for value in values]
                return lambda answers: any(test(answers) for test in some)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                inner = self.test(operand)
                return lambda answers: not inner(answers)
            case ast.Call(func=ast.Name(id="answered"), args=[argument], keywords=[]):
                item_id = self._id(argument)
                return lambda answers: answers.get(item_id) is not None
            case ast.Compare(left=left, ops=[sign], comparators=[right]):
                return self._comparison(left, sign, right)
            case ast.Compare():
                raise _wrong("The condition compares more than two things at once.")
        raise _wrong("The condition is not a comparison of an item with a value.")

    def _comparison(
        self, left: ast.expr, sign: ast.cmpop, right: ast.expr
    ) -> Callable[[Answers], bool]:
        if isinstance(sign, ast.In):
            if isinstance(right, ast.List):
                return self._one_of(self._id(left), tuple(_constant(one) for one in right.elts))
            return self._ticked(_constant(left), self._id(right))
        if type(sign) not in _COMPARE:
            raise _wrong("The condition compares with a sign that is not known here.")
        kind: type[ast.cmpop] = type(sign)
        if isinstance(left, ast.Constant | ast.UnaryOp):  # `2 < meetings` is `meetings > 2`
            left, right, kind = right, left, _MIRRORED[kind]
        item_id, value = self._id(left), _constant(right)
        name, compare = _COMPARE[kind]
        self.comparisons.append(Comparison(id=item_id, sign=name, values=(value,)))

        def test(answers: Answers) -> bool:
            answer = answers.get(item_id)
            # A number never compares with a text: neither larger nor different.
            return type(answer) is type(value) and compare(answer, value)

        return test

    def _one_of(self, item_id: str, values: tuple[int | str, ...]) -> Callable[[Answers], bool]:
        self.comparisons.append(Comparison(id=item_id, sign="in", values=values))
        return lambda answers: answers.get(item_id) in values

    def _ticked(self, value: int | str, item_id: str) -> Callable[[Answers], bool]:
        self.comparisons.append(Comparison(id=item_id, sign="ticked", values=(value,)))

        def test(answers: Answers) -> bool:
            answer = answers.get(item_id)
            return isinstance(answer, tuple | list) and value in answer

        return test

    def _id(self, node: ast.expr) -> str:
        """Read `core.bond`, which Python sees as an attribute of a name."""
        parts: list[str] = []
        inner = node
        while isinstance(inner, ast.Attribute):
            parts.append(inner.attr)
            inner = inner.value
        if not isinstance(inner, ast.Name):
            raise _wrong("The condition has something else where an item id is expected.")
        item_id = ".".join([inner.id, *reversed(parts)])
        self.ids.append(item_id)
        return item_id


def _constant(node: ast.expr) -> int | str:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)) if (
            type(number) is int
        ):
            return -number
        case ast.Constant(value=int() | str() as value) if type(value) is not bool:
            return value
    raise _wrong("The condition compares with something that is neither a number nor a text.")
