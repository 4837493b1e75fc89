"""Whatever comes in: words or a document, never a traceback. `make soak` does it by the ten thousand."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.evaluate import soak

TARGETS = soak.targets()


def take(name: str, raw: bytes) -> None:
    with contextlib.suppress(ClaimcheckError):
        TARGETS[name](raw)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_pieces_in_any_order(name: str, data: st.DataObject) -> None:
    known = soak.grammar(name)
    body = "".join(data.draw(st.lists(st.sampled_from(known.all) | st.text(max_size=4), max_size=25)))
    take(name, soak.written(name, data.draw(st.sampled_from(["@", known.frame])).replace("@", body)))


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=200))
def test_bytes(name: str, raw: bytes) -> None:
    take(name, raw)


@pytest.mark.parametrize("name", TARGETS)
def test_the_inputs_of_the_soak(name: str) -> None:
    """Two of each form."""
    refused, slowest = soak.soak(name, TARGETS[name], range(16))
    assert refused <= 16
    assert slowest < soak.SECONDS


@pytest.mark.parametrize("name", TARGETS)
def test_samples_are_sound(name: str) -> None:
    TARGETS[name](soak.written(name, soak.grammar(name).sample.lstrip("\n")))


def test_a_hang_and_a_wrong_error_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(raw: bytes) -> None:
        raise KeyError("x")

    def forever(raw: bytes) -> None:
        while True:
            pass

    with pytest.raises(KeyError):
        soak.soak("text", wrong, range(3, 4))
    monkeypatch.setattr(soak, "SECONDS", 1)
    with pytest.raises(soak.Hang):
        soak.soak("text", forever, range(1))
    assert "text: input 3 failed: --only 3 runs it alone" in capsys.readouterr().out


def test_the_same_number_is_the_same_input() -> None:
    assert [soak.made("html", n) for n in range(16)] == [soak.made("html", n) for n in range(16)]
