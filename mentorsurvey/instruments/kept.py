"""What follows from a frozen instrument alone is worked out once, and kept beside it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from mentorsurvey.instruments.items import Item
from mentorsurvey.instruments.model import Instrument

Rest = ParamSpec("Rest")
Found = TypeVar("Found")


def once_an_item(
    work_out: Callable[Concatenate[Instrument, Item, Rest], Found],
) -> Callable[Concatenate[Instrument, Item, Rest], Found]:
    """Keep what an item of an instrument comes to, for as long as the instrument itself.

    The key is the item and what else is asked, such as the side. Nobody's name and nothing that a
    person said may be among that.
    """
    place = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def found(
        instrument: Instrument, item: Item, /, *rest: Rest.args, **options: Rest.kwargs
    ) -> Found:
        kept: dict[object, tuple[Item, object]] = vars(instrument).setdefault(place, {})
        key = (item.id, rest, *options.items())
        before = kept.get(key)
        if before is None or before[0] is not item:  # else a changed item of the same id is asked
            before = kept[key] = (item, work_out(instrument, item, *rest, **options))
        return cast("Found", before[1])

    return found
