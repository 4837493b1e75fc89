"""Units of measure and of money: the table, how a unit is found after a number, and conversion.

The table is data (``units.toml``, ``currencies.toml``). Conversion is ``pint``'s, which is imported when a
conversion is asked for and not before (it takes a third of a second).
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace
from typing import Any

from claimcheck import wordlists
from claimcheck.model import Amount
from claimcheck.values.scanner import NUM, PAD, WORD, Tokens, scan


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, what one of it is worth in the canonical one, pint's name for it."""

    name: str
    dimension: str
    factor: float = 1.0
    pint: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a unit: its words in lower case, or as written where the case matters."""

    words: tuple[str, ...]
    unit: Unit
    exact: tuple[str, ...] = ()


PERCENT = Unit("%", "percent")
POINTS = Unit("pp", "points")
_GLUED = frozenset(["m", "h", "g", "l", "L", "W", "C", "F", "p", "c", "MP", "pc", "K"])
"""Symbols that mean a unit only right after the digits."""


def load(name: str) -> dict[str, Any]:
    """Read one TOML table that lies beside this module."""
    return wordlists.table("claimcheck.values", name)


def word_set(section: str, key: str) -> frozenset[str]:
    """Return one list of words of ``amounts.toml``."""
    return frozenset(load("amounts.toml")[section][key])


def _plural(word: str) -> str:
    return word + ("es" if word.endswith(("ch", "sh", "x")) else "s")


def _words(phrase: str) -> tuple[str, ...]:
    tokens = scan(phrase)
    return tuple(w for w in tokens.low[:-PAD] if w != "-")


def _exact(phrase: str) -> tuple[str, ...]:
    tokens = scan(phrase)
    return tuple(tokens.surface(i) for i in range(len(tokens.kinds) - PAD) if tokens.low[i] != "-")


@functools.cache
def units() -> dict[str, Unit]:
    """Every unit of measure by its canonical name, squares and cubes of lengths included."""
    table: dict[str, Unit] = {}
    for row in load("units.toml")["unit"]:
        pint = row.get("pint", row["name"].replace(" ", "_"))
        table[row["name"]] = Unit(row["name"], row["dimension"], 1.0, pint)
        if row["dimension"] == "length" and pint:
            for word, dimension, power in (("square", "area", 2), ("cubic", "volume", 3)):
                name = f"{word} {row['name']}"
                table[name] = Unit(name, dimension, 1.0, f"{pint}**{power}")
    return table


def _measures() -> list[_Form]:
    forms: list[_Form] = []
    table = units()
    for row in load("units.toml")["unit"]:
        unit = table[row["name"]]
        spoken = [form for word in row.get("words", ()) for form in (word, _plural(word))] + list(
            row.get("plurals", ())
        )
        forms += [_Form(_words(form), unit) for form in spoken]
        forms += [_Form(_words(s), unit, _exact(s)) for s in row.get("symbols", ())]
        if unit.dimension != "length" or not unit.pint:
            continue
        for word, power, glyph in (("square", "2", "²"), ("cubic", "3", "³")):
            raised = table[f"{word} {unit.name}"]
            forms += [
                _Form((short, *_words(f)), raised) for f in spoken for short in (word, word[:2], word[:5])
            ]
            for s in row.get("symbols", ()):
                forms += [_Form(_words(s + end), raised, _exact(s + end)) for end in (power, glyph)]
                forms += [_Form(_words(f"{short} {s}"), raised) for short in ("sq", word)]
    return forms


def _money() -> list[_Form]:
    forms: list[_Form] = []
    table = load("currencies.toml")
    for name, code in table["names"].items():
        forms += [_Form(_words(f), Unit(code, "money")) for f in (name, _plural(name))]
    for name, code in table["hundredths"].items():
        exact = (name,) if len(name) == 1 else ()
        forms.append(_Form(_words(name), Unit(code, "money", 0.01), exact))
    codes = {code: code for code in table["codes"]["codes"]} | {
        k: v for k, v in table["codes"].items() if isinstance(v, str)
    }
    forms += [_Form(_words(c), Unit(code, "money"), _exact(c)) for c, code in codes.items()]
    forms += [_Form((s,), Unit(c, "money")) for s, c in table["prefix"].items() if len(s) == 1]
    return forms


@functools.cache
def forms() -> dict[str, tuple[_Form, ...]]:
    """The ways to write a unit, by their first word, the longest first."""
    table: dict[str, list[_Form]] = {}
    found = _measures() + _money()
    for unit in (PERCENT, POINTS):
        for phrase in load("units.toml")["percent"][unit.name]:
            found.append(_Form(_words(phrase), unit))
    for form in found:
        table.setdefault(form.words[0], []).append(form)
    return {w: tuple(sorted(fs, key=lambda f: (-len(f.words), not f.exact))) for w, fs in table.items()}


def unit_at(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """Return the unit that is written at token ``i`` and the token after it.

    A hyphen between the words of a unit, or in front of it, is skipped ("12-week", "200-square-metre").
    """
    first = _bare(tokens.low[i])
    for form in forms().get(first, ()):
        end = _spelled(tokens, i, form)
        alone = len(form.words) == 1 and not _per(tokens, end)
        if end and not (first in _GLUED and form.exact and alone and not tokens.glued(i)):
            if end < len(tokens.kinds) and tokens.glued(end) and tokens.kinds[end] in (NUM, WORD):
                continue
            return form.unit, end
    return None


def _per(tokens: Tokens, i: int) -> bool:
    """Whether a unit that ends at token ``i`` is that of a rate: "5 l/s", "120 g/km"."""
    return tokens.low[i] == "/" and tokens.glued(i) and tokens.glued(i + 1) and tokens.kinds[i + 1] == WORD


def _bare(word: str) -> str:
    """A word without the mark of a genitive: "weeks' notice", "a year's wages"."""
    return word.removesuffix("'s").rstrip("'") if "'" in word else word


def _spelled(tokens: Tokens, i: int, form: _Form) -> int:
    """Return the token after ``form`` where it stands at ``i``, else 0."""
    j = i
    for n, word in enumerate(form.words):
        if (
            n
            and tokens.low[j] in ("-", ".")
            and tokens.glued(j)
            and (tokens.low[j] == "-" or word not in ("s", "$"))
        ):
            j += 1
        if _bare(tokens.low[j]) != word or (form.exact and tokens.surface(j) != form.exact[n]):
            return 0
        if n and word.isdecimal() and not tokens.glued(j):
            return 0  # "5 m 3" is no cubic metre
        j += 1
    return j


@functools.cache
def signs() -> dict[str, str]:
    """The signs and codes of money that stand before a number, in upper case -> ISO 4217."""
    table = load("currencies.toml")
    codes = {c: c for c in table["codes"]["codes"]}
    return {
        **table["prefix"],
        **codes,
        "RMB": "CNY",
        "RS": "INR",
        "KR": "SEK",
        "SFR": "CHF",
        "RM": "MYR",
        "RP": "IDR",
    }


_FACTORS = {("basis point", "pp"): 0.01, ("pp", "basis point"): 100.0, ("1", "%"): 100.0, ("%", "1"): 0.01}
"""What pint has no unit for: points, and shares ("a third" is 1/3 with unit "1")."""


# What one of the commonest units is in the first of its line. pint knows them too, but takes 0.4 s to start,
# and most runs convert nothing else: a draft that told barrels and hectares cost 2.2 s, and 2.7 s with pint.
# tests/test_link.py holds both alike.
_COMMON = (
    {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629800.0,
     "year": 31557600.0, "decayear": 315576000.0, "century": 3155760000.0, "fortnight": 1209600.0,
     "millisecond": 0.001},
    {"metre": 1.0, "centimetre": 0.01, "kilometre": 1000.0, "inch": 0.0254, "foot": 0.3048, "yard": 0.9144,
     "mile": 1609.344, "millimetre": 0.001, "micrometre": 1e-06, "nautical_mile": 1852.0,
     "fathom": 1.828803657607315, "furlong": 201.16840233680466},
    {"metre**2": 1.0, "hectare": 10000.0, "acre": 4046.8726098742513, "kilometre**2": 1000000.0,
     "foot**2": 0.09290303999999999, "yard**2": 0.83612736, "mile**2": 2589988.110336,
     "centimetre**2": 0.0001, "millimetre**2": 1e-06, "inch**2": 0.00064516, "nautical_mile**2": 3429904.0},
    {"litre": 1.0, "millilitre": 0.001, "megalitre": 1000000.0, "gallon": 3.785411783999999,
     "pint": 0.4731764729999999, "oil_barrel": 158.98729492799993, "metre**3": 999.9999999999999,
     "foot**3": 28.31684659199999, "yard**3": 764.5548579839999, "centimetre**3": 0.001,
     "quart": 0.9463529459999998, "bushel": 35.23907016687999, "acre_feet": 1233489.2384681487},
    {"gram": 1.0, "milligram": 0.001, "kilogram": 1000.0, "metric_ton": 1000000.0,
     "kilometric_ton": 1000000000.0, "megametric_ton": 1000000000000.0, "ton": 907184.7400000001,
     "pound": 453.5923700000001, "ounce": 28.349523125000005, "stone": 6350.293180000001,
     "microgram": 1e-06, "carat": 0.2},
    {"meter/second": 1.0, "kilometer/hour": 0.2777777777777778, "mile/hour": 0.44704,
     "knot": 0.5144444444444445},
    {"joule": 1.0, "kilowatt_hour": 3600000.0, "megawatt_hour": 3600000000.0,
     "gigawatt_hour": 3600000000000.0, "terawatt_hour": 3600000000000000.0, "calorie": 4.184,
     "kilocalorie": 4184.0},
    {"watt": 1.0, "kilowatt": 1000.0, "megawatt": 1000000.0, "gigawatt": 1000000000.0,
     "terawatt": 1000000000000.0, "horsepower": 745.6998715822701},
    {"byte": 1.0, "kilobyte": 1000.0, "megabyte": 1000000.0, "gigabyte": 1000000000.0,
     "terabyte": 1000000000000.0, "petabyte": 1000000000000000.0, "bit": 0.125, "megabit": 125000.0,
     "gigabit": 125000000.0},
)  # fmt: skip
# What 0 and 1 of one scale of temperature are in the other, as pint has it.
_DEGREES = {
    ("degC", "degF"): (31.999999999999936, 33.79999999999993),
    ("degF", "degC"): (-17.777777777777743, -17.2222222222222),
    ("delta_degC", "delta_degF"): (0.0, 1.7999999999999998),
    ("delta_degF", "delta_degC"): (0.0, 0.5555555555555556),
}


@functools.cache
def _registry() -> Any:
    import pint  # a third of a second: only who converts pays for it

    return pint.UnitRegistry(cache_folder=None, autoconvert_offset_to_baseunit=True)


def convert(amount: Amount, unit: str) -> Amount | None:
    """Return ``amount`` in ``unit`` (a canonical name), or None when one cannot be turned into the other.

    A share ("a third") turns into percent, a count does not. Money is never converted: a rate is a fact of a
    day, not of arithmetic. A change of temperature is converted as a difference, without the scale's offset.
    """
    if amount.unit == unit:
        return amount
    factor = _FACTORS.get((amount.unit, unit))
    if factor is not None and (unit not in ("1", "%") or amount.dimension == "percent"):
        return replace(amount, low=amount.low * factor, high=amount.high * factor, unit=unit)
    have, want = units().get(amount.unit), units().get(unit)
    if have is None or want is None or not have.pint or not want.pint:
        return None
    same = {have.dimension, want.dimension}
    if len(same) > 1:
        return None
    delta = (
        "delta_"
        if amount.change and have.dimension == "temperature" and "deg" in have.pint + want.pint
        else ""
    )
    line = _line(delta + have.pint, delta + want.pint)
    if line is None:
        return None
    zero, one = line
    ends = [x if math.isinf(x) else zero + x * (one - zero) for x in (amount.low, amount.high)]
    return replace(amount, low=ends[0], high=ends[1], unit=unit)


@functools.cache
def _line(have: str, want: str) -> tuple[float, float] | None:
    """Return what 0 and 1 of one unit are in another (all scales are straight lines), or None."""
    if (have, want) in _DEGREES:
        return _DEGREES[have, want]
    for line in _COMMON:
        if have in line and want in line:
            return 0.0, line[have] / line[want]
    import pint

    try:
        zero, one = (float(_registry().Quantity(x, have).to(want).magnitude) for x in (0.0, 1.0))
    except (pint.DimensionalityError, pint.UndefinedUnitError):
        return None
    return zero, one
