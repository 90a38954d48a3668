"""What is asked: instruments, their items and scales, read from YAML and checked."""

from mentorsurvey.instruments.checking import check, check_folder
from mentorsurvey.instruments.conditions import Answers, Condition, Value, parse
from mentorsurvey.instruments.constructs import AUDIENCES, CORE, TITLES, Construct
from mentorsurvey.instruments.faults import Fault
from mentorsurvey.instruments.items import HIGH
from mentorsurvey.instruments.loading import load, load_folder, shipped
from mentorsurvey.instruments.model import (
    PARTNER,
    SIDES,
    TOPIC_ITEMS,
    Instrument,
    Item,
    Option,
    Scale,
    Section,
    Side,
    Sided,
    other_side,
)
from mentorsurvey.instruments.schema import json_schema
from mentorsurvey.instruments.source import default_folder
from mentorsurvey.instruments.texts import is_clean, is_name, one_line, printable
from mentorsurvey.instruments.values import MAX_TEXT, check_value

__all__ = [
    "AUDIENCES",
    "CORE",
    "HIGH",
    "MAX_TEXT",
    "PARTNER",
    "SIDES",
    "TITLES",
    "TOPIC_ITEMS",
    "Answers",
    "Condition",
    "Construct",
    "Fault",
    "Instrument",
    "Item",
    "Option",
    "Scale",
    "Section",
    "Side",
    "Sided",
    "Value",
    "check",
    "check_folder",
    "check_value",
    "default_folder",
    "is_clean",
    "is_name",
    "json_schema",
    "load",
    "load_folder",
    "one_line",
    "other_side",
    "parse",
    "printable",
    "shipped",
]
