"""``dataclass`` for the records of this package: frozen ones with slots, made and filled in less time.

The dataclasses of Python 3.11 write seven functions for each class and compile them one by one: 0.7 ms a
class, and a check of one draft needs a hundred of them, a tenth of what it takes beyond loading the pipeline.
Here three are written out and compiled together, and what shows, keeps and guards a record is the same for
all. ``__init__`` fills slots by their own setters, where ``object.__setattr__`` looks each up by its name: a
token of eleven fields takes 1.4 us for 3.1. All else is as dataclasses have it, ``replace``, ``fields`` and
pickles among it; what is not frozen, or has no slots, is made by them as it is.
"""

from __future__ import annotations

import dataclasses
import reprlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

Field = dataclasses.Field[Any]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """Return what makes a class a dataclass; see the module."""
        return record if frozen and slots and eq else dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq)


def record(cls: type) -> type:
    """Return a class as a frozen dataclass with slots that compares by its fields."""
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    methods: dict[str, Any] = {
        **written(made, dataclasses.fields(made)),
        "__repr__": shown,
        "__setattr__": refused,
        "__delattr__": refused,
        "__getstate__": state,
        "__setstate__": restored,
    }
    for name, method in methods.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


def written(made: type, fields: Sequence[Field]) -> dict[str, Callable[..., Any]]:
    """Return what is written out for a class: how it is filled, compared and hashed."""
    given: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    for at, field in enumerate(fields):
        setter = getattr(made, field.name).__set__
        given |= {f"put{at}": setter, f"plain{at}": field.default, f"make{at}": field.default_factory}
    taken = ", ".join(("self", *(taking(at, field) for at, field in enumerate(fields) if field.init)))
    filled = [line for at, field in enumerate(fields) for line in filling(at, field)]
    filled += ["self.__post_init__()"] if hasattr(made, "__post_init__") else []
    names = [field.name for field in fields if field.compare]
    text = (
        f"def __init__({taken}):\n {'; '.join(filled) or 'pass'}\n"
        "def __eq__(self, other):\n"
        " if other.__class__ is not self.__class__: return NotImplemented\n"
        f" return ({listed('self', names)}) == ({listed('other', names)})\n"
        f"def __hash__(self): return hash(({listed('self', names)}))"
    )
    exec(text, given)
    return {name: given[name] for name in ("__init__", "__eq__", "__hash__")}


def listed(one: str, names: Iterable[str]) -> str:
    """Return the fields of a record, each with a comma behind it."""
    return "".join(f"{one}.{name}," for name in names)


def taking(at: int, field: Field) -> str:
    """Return how ``__init__`` takes a field."""
    if field.default is not dataclasses.MISSING:
        return f"{field.name}=plain{at}"
    return field.name if field.default_factory is dataclasses.MISSING else f"{field.name}=MISSING"


def filling(at: int, field: Field) -> list[str]:
    """Return how ``__init__`` fills a field, if it does."""
    made = f"make{at}()" if field.default_factory is not dataclasses.MISSING else ""
    if field.init:
        value = f"{made} if {field.name} is MISSING else {field.name}" if made else field.name
        return [f"put{at}(self, {value})"]
    plain = f"plain{at}" if field.default is not dataclasses.MISSING else made
    return [f"put{at}(self, {plain})"] if plain else []


@reprlib.recursive_repr()
def shown(self: Any) -> str:
    """Return a record as it would be written."""
    told = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def refused(self: Any, name: str, *value: Any) -> NoReturn:
    """Raise FrozenInstanceError: a record does not change."""
    raise dataclasses.FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def state(self: Any) -> list[Any]:
    """Return the values of all fields of a record, to keep it."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def restored(self: Any, values: Sequence[Any]) -> None:
    """Fill a record with the values that were kept."""
    for field, value in zip(dataclasses.fields(self), values, strict=True):
        object.__setattr__(self, field.name, value)
