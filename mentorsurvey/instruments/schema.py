"""Describes the YAML form to editors, as JSON Schema."""

import json
from typing import Any

from pydantic import TypeAdapter

from mentorsurvey.instruments.model import Instrument

FILE = "instrument.schema.json"

_USE = {
    "type": "object",
    "description": "An item of the shared file, verbatim.",
    "properties": {"use": {"type": "string"}},
    "required": ["use"],
    "additionalProperties": False,
}


def json_schema() -> dict[str, Any]:
    """The schema of an instrument's file: the model, with `use` and with scales keyed by name."""
    schema = TypeAdapter(Instrument).json_schema()
    forms = schema["$defs"]
    forms["Use"] = _USE
    items = forms["Section"]["properties"]["items"]
    items["items"] = {"anyOf": [{"$ref": "#/$defs/Use"}, items["items"]]}
    forms["Scale"]["required"].remove("key")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """The schema as the file beside the instruments holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
