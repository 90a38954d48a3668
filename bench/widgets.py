"""Knows how a widget's value travels in Streamlit's protocol."""

from dataclasses import dataclass
from typing import Any

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

WIRE = {
    "radio": "string_value",
    "button_group": "string_array_value",
    "number_input": "double_value",
    "text_area": "string_value",
    "text_input": "string_value",
    "checkbox": "bool_value",
    "button": "trigger_value",
}
"""For each kind of widget that is read, the field of `WidgetState` that carries its value."""

Value = str | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, kw_only=True)
class Widget:
    """One widget as the page shows it.

    Attributes
    ----------
    id : str
        Its identity in the protocol.
    kind : str
        A key of `WIRE`; segmented controls and pills are both ``button_group``.
    label : str
        The question as a person reads it.
    options : tuple of str
        What can be chosen; empty where a value is typed or a button pressed.
    value : Value
        What the server says is entered when the widget appears: its default, or the value that
        the page has set. A button group's value is a tuple of its chosen options.
    set_by_page : bool
        Whether `value` replaces what a person has entered.
    fragment_id : str
        The fragment that runs when it changes; empty for the whole page.
    disabled : bool
        Whether a person could not use it.
    low, high : float or None
        The bounds of a number.
    """

    id: str
    kind: str
    label: str
    options: tuple[str, ...] = ()
    value: Value = None
    set_by_page: bool = False
    fragment_id: str = ""
    disabled: bool = False
    low: float | None = None
    high: float | None = None

    def state(self, value: Value) -> WidgetState:
        """Return its state as a browser sends it; None is sent as an id without a value."""
        state = WidgetState(id=self.id)
        if self.kind == "button_group":
            state.string_array_value.data.extend(as_tuple(value))
        elif value is not None:
            setattr(state, WIRE[self.kind], value)
        return state


def as_tuple(value: Value) -> tuple[str, ...]:
    """Return what is chosen, one, several or none, as a button group holds it.

    Raises
    ------
    ValueError
        Where it is no text, so that it can be no option.
    """
    if isinstance(value, tuple):
        return value
    if value is None or isinstance(value, str):
        return () if value is None else (value,)
    raise ValueError(f"{value!r} is no text")


def read_widget(element: Element, fragment_id: str) -> Widget | None:
    """Return the widget that an element is, or None for all that takes no input here."""
    kind = element.WhichOneof("type")
    if kind not in WIRE:
        return None
    proto = getattr(element, kind)
    options = read_options(kind, proto)
    set_by_page = kind != "button" and proto.set_value
    return Widget(
        id=proto.id,
        kind=kind,
        label=proto.label,
        options=options,
        value=set_value(kind, proto) if set_by_page else default_value(kind, proto, options),
        set_by_page=set_by_page,
        fragment_id=fragment_id,
        disabled=proto.disabled,
        low=proto.min if kind == "number_input" and proto.has_min else None,
        high=proto.max if kind == "number_input" and proto.has_max else None,
    )


def read_options(kind: str, proto: Any) -> tuple[str, ...]:
    """Return the options as the value on the wire spells them, an icon before its text."""
    if kind == "radio":
        return tuple(proto.options)
    if kind == "button_group":
        return tuple(f"{option.content_icon} {option.content}".strip() for option in proto.options)
    return ()


def set_value(kind: str, proto: Any) -> Value:
    """Return the value that the page itself has set."""
    if kind == "button_group":
        return tuple(proto.raw_values)
    name = "raw_value" if kind == "radio" else "value"
    return getattr(proto, name) if kind == "checkbox" or proto.HasField(name) else None


def default_value(kind: str, proto: Any, options: tuple[str, ...]) -> Value:
    """Return the value that a widget starts with."""
    if kind == "button_group":
        return tuple(options[index] for index in proto.default)
    if kind == "checkbox":
        return bool(proto.default)
    if kind == "button" or not proto.HasField("default"):
        return None
    default: Value = options[proto.default] if kind == "radio" else proto.default
    return default
