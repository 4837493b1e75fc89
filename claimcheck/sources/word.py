"""WordprocessingML as paragraphs of accepted text.

Accepted means what stands there when every tracked change is accepted: insertions and the places that text
was moved to are kept; deletions, the places it was moved from, deleted rows and cells go; a paragraph whose
mark was deleted runs on into the next. Of two ways to draw the same thing (mc:AlternateContent) the first
is read. Hidden text, the instructions of fields, and the reading aid of ruby text are no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimcheck.sources.blocks import allow

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_M = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math t",
    "http://purl.oclc.org/ooxml/officeDocument/math t",
)
_DROPPED = frozenset(("delText", "instrText", "delInstrText", "rt"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PLACES = frozenset(("tc", "txbxContent", "footnote", "endnote", "tbl"))
_NO = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class Paragraph:
    """One paragraph as it is read: its text, its style, and where it stands."""

    text: list[str] = field(default_factory=list)
    style: str = ""
    outline: int = -1
    numbered: bool | None = None
    cell: bool = False
    note: str = ""  # the id of the footnote or endnote that it is of
    runs_on: bool = False
    inner: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """Where the reading of a part stands."""

    path: str
    count: int = 0  # of paragraphs
    names: list[str] = field(default_factory=list)
    dead: int = 0  # the depth of the element that is being passed over, or 0
    open: list[Paragraph] = field(default_factory=list)
    done: list[Paragraph] = field(default_factory=list)
    carried: Paragraph | None = None
    cells: list[str] = field(default_factory=list)  # what is open of _PLACES
    note: str = ""
    chosen: list[bool] = field(default_factory=list)  # for each AlternateContent, whether a branch was read
    fields: list[bool] = field(default_factory=list)  # for each field, whether this is its instruction
    spoken: list[str] | None = None  # the text of the element that holds text
    kept: bool = False  # whether its outer white space counts
    notes: list[tuple[str, str]] = field(default_factory=list)
    foreign: int = 0  # documents of another format inside this one


def local(name: str) -> str:
    """Return the name of an element or attribute of Word's own; "" for any other."""
    for space in _W:
        if name.startswith(space):
            return name[len(space) :]
    return ""


def opened(state: State, name: str, attributes: dict[str, str]) -> None:
    """Take up the start of an element."""
    own = local(name)
    state.names.append(own)
    if state.dead:
        return
    parent = state.names[-2] if len(state.names) > 1 else ""
    if name.startswith(_MC):
        _branch(state, name[len(_MC) :])
    elif own in _DROPPED or own.endswith("Change"):
        state.dead = len(state.names)
    elif own in ("del", "moveFrom", "cellDel", "vanish"):
        _deleted(state, own, parent, attributes)
    elif own == "p":
        _begin(state)
    elif own in _PLACES:
        _carry_out(state)
        state.cells.append(own)
        state.note = _said(attributes, "id") if own in ("footnote", "endnote") else state.note
        if own in ("footnote", "endnote") and _said(attributes, "type") not in ("", "normal"):
            state.dead, state.cells = len(state.names), state.cells[:-1]
    elif own == "t" or name in _M:
        state.spoken = []
        state.kept = attributes.get("http://www.w3.org/XML/1998/namespace space") == "preserve"
    elif own in ("altChunk", "subDoc"):
        state.foreign += 1
    elif own:
        _property(state, own, parent, attributes)


def _branch(state: State, own: str) -> None:
    """Choose among the ways to draw one thing: the first."""
    if own == "AlternateContent":
        state.chosen.append(False)
    elif own in ("Choice", "Fallback") and state.chosen:
        if state.chosen[-1]:
            state.dead = len(state.names)
        state.chosen[-1] = True


def _deleted(state: State, own: str, parent: str, attributes: dict[str, str]) -> None:
    """Pass over what is deleted: a run, a row, a cell, hidden text; or mark the end of a paragraph so."""
    above = state.names[-3] if len(state.names) > 2 else ""
    if own == "vanish":
        if parent == "rPr" and above == "r" and _said(attributes, "val") not in _NO:
            state.dead = len(state.names) - 2
    elif parent == "rPr" and above == "pPr":
        if state.open:
            state.open[-1].runs_on = True
    elif parent == "trPr" or (own == "cellDel" and parent == "tcPr"):
        state.dead = len(state.names) - 2
        if own == "cellDel" and state.cells:
            state.cells.pop()
    elif parent != "rPr":
        state.dead = len(state.names)


def _begin(state: State) -> None:
    """Begin a paragraph, with what the one before it carries on."""
    state.count += 1
    allow(state.count, 0, state.path)
    made = Paragraph(cell="tc" in state.cells, note=state.note)
    if state.carried is not None and not state.open:
        made.text, made.inner = state.carried.text, state.carried.inner
        state.carried = None
    state.open.append(made)


def _carry_out(state: State) -> None:
    """End a paragraph that was to run on where none follows it."""
    if state.carried is not None and not state.open:
        state.done.extend((state.carried, *state.carried.inner))
        state.carried = None


def _property(state: State, own: str, parent: str, attributes: dict[str, str]) -> None:
    """Take up a property of a paragraph, a character, a field's mark or a reference to a note."""
    here = state.open[-1] if state.open else None
    if here is None:
        return
    if parent == "pPr":
        value = _said(attributes, "val")
        if own == "pStyle":
            here.style = value
        elif own == "outlineLvl" and value.isdigit():
            here.outline = int(value[:3])
        elif own == "numPr":
            here.numbered = True
    elif own == "numId" and parent == "numPr":
        here.numbered = _said(attributes, "val") != "0"
    elif own == "fldChar":
        _field(state, _said(attributes, "fldCharType"))
    elif own in _CHARACTERS and parent == "r":
        _speak(state, _CHARACTERS[own])
    elif own in ("footnoteReference", "endnoteReference"):
        state.notes.append((own.removesuffix("Reference"), _said(attributes, "id")))


def _field(state: State, kind: str) -> None:
    if kind == "begin":
        state.fields.append(True)
    elif state.fields and kind == "separate":
        state.fields[-1] = False
    elif state.fields and kind == "end":
        state.fields.pop()


def said(state: State, text: str) -> None:
    """Take up text."""
    if state.spoken is not None and not state.dead:
        state.spoken.append(text)


def _speak(state: State, text: str) -> None:
    if state.open and not any(state.fields):
        state.open[-1].text.append(text)


def closed(state: State, name: str) -> None:
    """Take up the end of an element."""
    depth, own = len(state.names), state.names.pop()
    if state.dead:
        state.dead = 0 if state.dead == depth else state.dead
        return
    if name == f"{_MC}AlternateContent" and state.chosen:
        state.chosen.pop()
    elif (own == "t" or name in _M) and state.spoken is not None:
        text = "".join(state.spoken)
        _speak(state, text if state.kept else text.strip(" \t\r\n"))
        state.spoken = None
    elif own == "p" and state.open:
        _end(state)
    elif own in _PLACES:
        _carry_out(state)
        if state.cells:
            state.cells.pop()


def _end(state: State) -> None:
    """End a paragraph; those inside it, of text boxes, come after it."""
    made = state.open.pop()
    if not state.open:
        # An instruction stands in one paragraph; a field that is never closed must not swallow the rest.
        state.fields = [False for _ in state.fields]
    if state.open:
        state.open[-1].inner.extend((made, *made.inner))
    elif made.runs_on:
        state.carried = made
    else:
        state.done.extend((made, *made.inner))


def finish(state: State) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part that was read to its end."""
    _carry_out(state)
    yield from state.done


def _said(attributes: dict[str, str], name: str) -> str:
    return next((attributes[space + name] for space in _W if space + name in attributes), "")
