"""Word documents: the accepted text, in order, each piece once; and what is refused, in words."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from packages import STYLES, W, archive, document, docx, p, r

from claimcheck.errors import SourceError
from claimcheck.model import Document
from claimcheck.sources import Piped, parse, read

STORY = "The council of Eastham sold the pool on Quay Street for 2.4 million pounds on Wednesday."


def only(raw: bytes) -> Document:
    (made,) = parse(raw, "a.docx")
    return made


def blocks(made: Document) -> list[tuple[str, str]]:
    return [(b.role, made.text[b.start : b.end]) for b in made.blocks]


def said(*body: str) -> str:
    return only(docx(*body)).text


def test_roles_come_from_styles_in_any_language() -> None:
    made = only(
        docx(
            p("Pool ", "sold", style="Titel"),
            p("By Dora Pell-Amari, 5 February 2026"),
            p(STORY),
            p("Why", style="Zwischen"),
            p("It leaked.", style="Liste"),
            p("It was cold.", more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
            p("No item.", style="Liste", more='<w:numPr><w:numId w:val="0"/></w:numPr>'),
            p("The pool at dusk.", style="Bild"),
            p("A style that is based on itself ends somewhere.", style="Ring"),
        )
    )
    assert blocks(made) == [
        ("headline", "Pool sold"),
        ("heading", "By Dora Pell-Amari, 5 February 2026"),
        ("body", STORY),
        ("heading", "Why"),
        ("list", "It leaked."),
        ("list", "It was cold."),
        ("body", "No item."),
        ("caption", "The pool at dusk."),
        ("body", "A style that is based on itself ends somewhere."),
    ]
    assert (made.title, made.published) == ("Pool sold", dt.date(2026, 2, 5))
    assert made.published_from == "byline, line 2"


def test_a_style_is_what_it_is_before_what_it_is_based_on() -> None:
    made = only(docx(p("Pool sold", style="Titel"), p("2026-02-05", style="Datum"), p(STORY)))
    assert [role for role, _ in blocks(made)] == ["headline", "body", "body"]
    assert (made.published, made.published_from) == (dt.date(2026, 2, 5), "date line, line 2")


def test_a_line_is_a_paragraph_and_a_column_a_character() -> None:
    made = only(docx(p("Pool sold", style="Titel"), p(), p("\tOn Monday ", "<w:r><w:tab/></w:r>", STORY)))
    at = made.text.index("2.4 million")
    assert made.locate(0) == (1, 1)
    assert made.locate(at) == (3, len("\tOn Monday \t") + STORY.index("2.4") + 1)


def test_tracked_changes_are_read_as_accepted() -> None:
    assert said(
        p(
            "The pool was sold for ",
            f'<w:del w:id="1">{r("2").replace("w:t", "w:delText")}</w:del>',
            f'<w:del w:id="2">{r("nine")}</w:del>',
            f'<w:ins w:id="3">{r("3")}<w:del w:id="4">{r("4")}</w:del></w:ins>',
            " million pounds",
            f'<w:moveFrom w:id="5">{r(" on Friday")}</w:moveFrom>',
            f'<w:moveTo w:id="6">{r(" on Monday")}</w:moveTo>',
            ".",
        )
    ) == "The pool was sold for 3 million pounds on Monday."  # fmt: skip


def test_a_deleted_end_joins_two_paragraphs_on_one_line() -> None:
    made = only(
        docx(
            p("The pool ", more='<w:rPr><w:del w:id="1"/></w:rPr>'),
            p("was sold on Monday, it is said."),
            p("It leaked for years, it is said.", more='<w:rPr><w:ins w:id="1"/></w:rPr>'),
            p("And so it ended", more='<w:rPr><w:moveFrom w:id="1"/></w:rPr>'),
        )
    )
    assert made.text.split("\n\n") == [
        "The pool was sold on Monday, it is said.",
        "It leaked for years, it is said.",
        "And so it ended",
    ]
    assert made.locate(made.text.index("It leaked")) == (2, 1)


def test_what_a_paragraph_was_before_its_style_changed_is_no_style() -> None:
    made = only(
        docx(
            p(STORY),
            p("It leaked.", more='<w:pPrChange><w:pPr><w:pStyle w:val="Titel"/></w:pPr></w:pPrChange>'),
        )
    )
    assert blocks(made)[1] == ("body", "It leaked.")


def row(*cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def cell(*body: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(body)}</w:tc>"


def test_cells_are_blocks_and_deleted_rows_are_none() -> None:
    made = only(
        docx(
            p(STORY),
            "<w:tbl>",
            row(cell(p("Injured")), cell(p("12"))),
            row(cell(p("Dead")), cell(p("2")), more='<w:del w:id="1"/>'),
            row(cell(p("Missing")), cell(p("4"), more='<w:cellDel w:id="1"/>'), cell(p(STORY))),
            "</w:tbl>",
            p("The end of the pool, it is said, was near."),
        )
    )
    assert blocks(made)[1:] == [
        ("list", "Injured"),
        ("list", "12"),
        ("list", "Missing"),
        ("body", STORY),
        ("body", "The end of the pool, it is said, was near."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Boxed, it is said.')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='x'><x:t>{box}</x:t></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    made = only(docx(p("Before ", drawn, "and after the box."), p("The next one is here.")))
    assert made.text.split("\n\n") == [
        "Before and after the box.",
        "Boxed, it is said.",
        "The next one is here.",
    ]
    assert made.locate(made.text.index("The next")) == (3, 1)


def test_notes_stand_at_the_end_in_order_and_only_those_referred_to() -> None:
    def note(number: int, text: str, kind: str = "") -> str:
        return f'<w:footnote w:id="{number}"{kind}>{p("<w:r><w:footnoteRef/></w:r>", text)}</w:footnote>'

    notes = (
        note(0, "-----", ' w:type="separator"')
        + note(1, "First told.")
        + note(2, "Gone.")
        + note(3, "Last told.")
    )
    ref = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    made = only(
        docx(
            p(
                "One",
                ref.format(3),
                " and two",
                ref.format(1),
                f"<w:del>{ref.format(2)}</w:del>",
                " are told.",
            ),
            p(STORY),
            parts={"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'},
        )
    )
    assert made.text.split("\n\n") == ["One and two are told.", STORY, "Last told.", "First told."]


def test_fields_hidden_text_comments_and_math() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    assert said(
        p(
            "See ",
            mark.format("begin"), "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", r("inner"),
            mark.format("separate"), "the page", mark.format("end"),
            r(" secret", "<w:vanish/>"), r(" told", '<w:vanish w:val="0"/>'),
            '<w:commentRangeStart w:id="1"/>', " to all", '<w:r><w:commentReference w:id="1"/></w:r>',
            "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>", "in.",
        )
    ) == "See the page told to all-in."  # fmt: skip
    assert said(p(mark.format("begin"), "lost"), p("The rest is kept, whatever came before.")) == (
        "The rest is kept, whatever came before."
    )


def test_a_line_break_parts_where_a_sentence_ends() -> None:
    break_ = "<w:r><w:br/></w:r>"
    made = only(
        docx(p("It was sold on", break_, "Monday.", break_, "It leaked for years.", break_, break_, "So."))
    )
    assert made.text.split("\n\n") == ["It was sold on Monday.", "It leaked for years.", "So."]


def test_properties_fill_in_and_do_not_replace() -> None:
    core = (
        "<dc:title>Template of 2019</dc:title><dcterms:created>2019-01-01T00:00:00Z</dcterms:created>"
        "<dcterms:modified>2026-02-05T10:00:00Z</dcterms:modified>"
    )
    made = only(docx(p(STORY), core=core))
    assert (made.published, made.published_from) == (dt.date(2026, 2, 5), "document properties, modified")
    assert made.title == "Template of 2019"
    made = only(docx(p("Pool sold"), p("Published: 3 March 2026"), p(STORY), core=core))
    assert (made.published, made.published_from) == (dt.date(2026, 3, 3), "line 2: Published: 3 March 2026")
    assert made.title == "Pool sold"


def test_first_headings_without_a_title_and_tables_of_contents() -> None:
    made = only(
        docx(
            p("Pool sold", style="berschrift1"), p("Why ........ 3", style="TOC1"), p(STORY),
            p("Why", style="berschrift1"), p(STORY.replace("sold", "shut")),
        )
    )  # fmt: skip
    assert made.title == "Pool sold"
    assert [role for role, _ in blocks(made)] == ["headline", "list", "body", "heading", "body"]
    start, end = made.furniture[0]
    assert made.text[start:end] == "Why ........ 3"


def test_strict_documents_and_a_main_part_of_another_name() -> None:
    strict = document(p(STORY)).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    rel = '<Relationship Type="urn:x/officeDocument" Target="/word/document2.xml"/>'
    raw = archive(
        {
            "_rels/.rels": f"<Relationships>{rel}</Relationships>",
            "word/document2.xml": strict,
            "word/styles.xml": STYLES,
        }
    )
    assert only(raw).text == STORY


def test_a_pipe_and_a_name() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *at: int) -> int:
            raise OSError("a pipe")

    (made,) = read([Piped(Pipe(docx(p(STORY))), "a.docx")])
    assert made.text == STORY
    assert [d.text for d in read(["-"], stdin=io.BytesIO(docx(p(STORY))))] == [STORY]


def test_a_document_inside_another_is_named() -> None:
    told: list[tuple[str, str]] = []
    raw = docx(p(STORY), '<w:altChunk w:id="1"/>')
    list(parse(raw, "a.docx", skipped=lambda path, reason: told.append((path, reason))))
    assert told == [("a.docx", "1 documents inside it are not read")]


LOL = (
    "<!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {y} '{f'&{x};' * 10}'>" for x, y in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def bad(raw: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        list(parse(raw, "a.docx"))
    assert caught.value.hint
    assert caught.value.where == "a.docx"
    return caught.value


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "empty"),
        (b"Only text.", "no Word document"),
        (b"PK\x03\x04", "damaged or cut off"),
        (docx(p(STORY))[:-40], "damaged or cut off"),
        (docx(p(STORY))[:300], "damaged or cut off"),
        (OLE, "Word 97"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (archive({"a.txt": "x"}), "a ZIP archive, not a Word document"),
        (archive({"xl/workbook.xml": "<x/>"}), "an Excel workbook"),
        (docx(), "no text"),
        (archive({"word/document.xml": "<a><b></a>"}), "damaged: word/document.xml in it, line 1"),
        (archive({"word/document.xml": ""}), "damaged"),
        (archive({"word/document.xml": f"{LOL}<a>&i;</a>"}), "declares a document type"),
        (archive({"word/document.xml": "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"}), "document type"),
        (archive({"word/document.xml": "<?xml version='1.0' encoding='rot13'?><a/>"}), "in it"),
        (archive({"word/document.xml": "<a>" * 5000}), "nested too deep"),
        (docx("<w:p/>" * 100_001), "100,000 paragraphs"),
        (archive({f"{n}": "" for n in range(10_001)}), "10,000 files"),
    ],
)
def test_what_is_refused(raw: bytes, what: str) -> None:
    assert what in bad(raw).what


def test_a_zip_bomb_is_refused_before_it_goes_off() -> None:
    assert "unpacks to over 32 MB or 400 to 1" in bad(archive({"word/document.xml": b" " * 2**24})).what
    large = bytearray(archive({"word/document.xml": document(p(STORY)) + " " * 2**21}))
    assert "400 to 1" in bad(bytes(large)).what


def test_a_size_that_is_a_lie_is_found_out() -> None:
    """The archive says 100 bytes, and holds 20 MB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("word/document.xml", b" " * 20_000_000)
    raw = made.getvalue().replace((20_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert "damaged" in bad(raw).what


def test_an_encrypted_entry_is_said() -> None:
    raw = bytearray(docx(p(STORY)))
    at = raw.index(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 4)
    assert "password" in bad(bytes(raw)).what
