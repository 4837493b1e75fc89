"""The archive: what was read is not read again, and a check against it finds what one of the files finds."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from claimcheck import Config, Document, archived
from claimcheck.archive import file as files
from claimcheck.archive import fingerprint, records, schema, store, versions
from claimcheck.archive.file import opened
from claimcheck.archive.schema import uncounted
from claimcheck.archive.verify import problems
from claimcheck.cli import main
from claimcheck.comparison import report
from claimcheck.errors import ArchiveError
from claimcheck.examine import Examined
from claimcheck.model import source_of
from claimcheck.pipeline import compare, settled
from claimcheck.sources import read

CORPORA = Path(__file__).parent.parent / "corpora"
SETS = ("meta-mci", "veldmark-early-release", "calder-falls-rent", "jhalipur-heatwave", "pellworth-q3")
DAY = dt.date(2026, 5, 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "archive.db"


def articles(*names: str) -> list[Path]:
    return sorted(path for name in names for path in (CORPORA / name).glob("[0-9]*.*"))


# ----------------------------------------------------------------------------- a check against an archive


def examined(paths: Iterable[Path]) -> list[Examined]:
    """Each article as a run over all of them reads it; with a date, that is by itself."""
    return list(archived.examining(Config())(read(paths, published=DAY)))


@pytest.mark.parametrize("name", SETS)
def test_a_check_against_an_archive_is_one_against_the_files(name: str, file: Path) -> None:
    paths = articles(name)
    every = examined(paths)
    archived.add(file, paths, Config(), published=DAY)
    told = 0
    for one in every:
        wanted = report(settled(every, focus=frozenset({one.document.id})))
        whole, remarks = archived.compare(file, [one.document.path], Config(), published=DAY)
        assert report(whole).findings == wanted.findings
        assert report(whole).agreements == wanted.agreements
        assert report(whole).compared == wanted.compared
        assert remarks == ()
        told += len(wanted.findings) + len(wanted.agreements)
    assert told
    (draft,) = read(paths[:1], published=DAY)
    wanted = report(compare([draft], list(read(paths, published=DAY))))  # by the way that a user goes
    assert report(archived.compare(file, paths[:1], Config(), published=DAY)[0]) == wanted


def test_in_a_pile_a_draft_is_held_against_its_own_story(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.link import blocks

    paths = articles(*SETS)
    every = examined(paths)
    archived.add(file, paths, Config(), published=DAY)
    monkeypatch.setattr(blocks, "CROWDED", 100)
    told = 0
    for drafts in ([one] for one in every[:: len(SETS)]):
        told += same_as_a_run(file, drafts, every, len(paths))
    assert told
    assert same_as_a_run(file, every[:2], every, len(paths))  # which are held against each other too


def same_as_a_run(file: Path, drafts: list[Examined], every: list[Examined], many: int) -> int:
    wanted = settled(every, focus=frozenset(one.document.id for one in drafts))
    whole, (remark,) = archived.compare(file, [one.document.path for one in drafts], Config(), published=DAY)
    assert report(whole).findings == report(wanted).findings
    assert report(whole).agreements == report(wanted).agreements
    assert [link.probability for link in whole.links] == [link.probability for link in wanted.links]
    assert len(whole.documents) < many
    assert "archived articles that share most of the names and rare words" in remark.message
    return len(whole.judgement.findings) + len(whole.judgement.agreements)


def test_an_archive_of_other_stories_has_nothing_against_a_draft(file: Path) -> None:
    archived.add(file, articles(*SETS[1:]), Config())
    for path in articles(SETS[0]):
        whole, _ = archived.compare(file, [path], Config())
        assert whole.judgement.findings == ()
        assert whole.links


# ------------------------------------------------------------------------------------ what is kept, and once


def text(number: int, day: int = 2) -> Document:
    told = f"The fire at Harrow Mill injured {number} workers on Sunday, the mayor of Oxley said."
    return Document(text=told, path=f"{number}.txt", published=dt.date(2026, 3, day))


class Reader:
    """Examines documents, and remembers which."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, documents: Iterable[Document]) -> Iterator[Examined]:
        for one in archived.examining(Config())(documents):
            self.read.append(one.document.path)
            yield one


def put(file: Path, *documents: Document, made_by: str = "now") -> tuple[dict[str, int], list[str]]:
    reader = Reader()
    with opened(file, create=True) as archive:
        done = store.add(archive, documents, reader, made_by=made_by)
        assert list(problems(archive, made_by)) == []
    return dict(done), reader.read


def listed(file: Path, *, everything: bool = False) -> list[tuple[str, str, bool]]:
    return [(one.path, one.id, one.newest) for one in archived.articles(file, everything=everything)]


def test_a_document_is_examined_once(file: Path) -> None:
    assert put(file, text(12), text(21)) == ({"new": 2}, ["12.txt", "21.txt"])
    assert put(file, text(12), text(30), text(21)) == ({"unchanged": 2, "new": 1}, ["30.txt"])


def test_an_add_tells_how_many_articles_are_read(file: Path) -> None:
    told: list[tuple[int, int, str]] = []
    archived.add(file, articles("meta-mci"), Config(), progress=lambda *at: told.append(at))
    assert told == [(at, 0, "articles") for at in range(1, 6)]


def test_a_file_that_was_moved_is_not_examined_again_and_speaks_under_its_new_path(file: Path) -> None:
    odd = "The firm sold 40 cars in May and 30 cars in June, 90 cars in all."
    put(file, Document(text=odd, path="old.txt"))
    moved = Document(text=odd, path="new.txt")
    assert put(file, moved) == ({"new": 1}, [])
    (wanted,) = archived.examining(Config())([moved])
    with opened(file) as archive:
        for one in versions.articles(archive):
            if one.path == "new.txt":
                (raw,) = archive.db.execute("SELECT body FROM examined").fetchone()
                block = records.block_of(raw)
                assert records.findings_of(block, moved) == wanted.findings
                assert versions.examined(archive, one.number).claims == wanted.claims
    assert wanted.findings


def test_another_day_or_other_code_is_another_reading(file: Path) -> None:
    put(file, text(12))
    assert put(file, text(12, day=3)) == ({"new version": 1}, ["12.txt"])
    assert put(file, text(12, day=3), made_by="later") == ({"read again": 1}, ["12.txt"])
    with opened(file) as archive:
        assert [one.made_by for one in versions.articles(archive)] == ["later"]
        assert archive.db.execute("SELECT count(*) FROM examined").fetchone() == (2,)


def test_another_spacy_is_another_reading(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(file, create=True) as archive:
        before = fingerprint.fingerprint(archive, Config())
        assert fingerprint.fingerprint(archive, Config()) == before
        (tmp_path / "about.py").write_text('__version__ = "99"\n')
        monkeypatch.setattr(fingerprint, "beside", lambda: [tmp_path / "about.py"])
        assert fingerprint.fingerprint(archive, Config()) != before
    monkeypatch.undo()
    assert ("spacy", "about.py") in [path.parts[-2:] for path in fingerprint.beside()]


def test_a_new_version_supersedes_the_old_one_which_is_kept(file: Path) -> None:
    old, new = text(12), text(21).model_copy(update={"path": "12.txt"})
    put(file, old)
    assert put(file, new)[0] == {"new version": 1}
    assert listed(file) == [("12.txt", new.id, True)]
    assert listed(file, everything=True) == [("12.txt", old.id, False), ("12.txt", new.id, True)]
    assert put(file, old)[0] == {"new version": 1}  # back to the first wording
    assert listed(file) == [("12.txt", old.id, True)]


def test_an_address_is_an_article_wherever_it_lies(file: Path) -> None:
    put(file, text(12).model_copy(update={"url": "https://news.example/fire"}))
    other = text(21).model_copy(update={"url": "https://news.example/fire"})
    assert put(file, other)[0] == {"new version": 1}
    assert listed(file) == [("21.txt", other.id, True)]
    again = text(12).model_copy(update={"url": "https://news.example/fire"})
    assert put(file, again, other)[0] == {"unchanged": 2}


def test_lines_of_one_file_are_articles_of_their_own(file: Path) -> None:
    lines = [Document(text=text(n).text, title=f"Story {n}", path="wire.jsonl", first_line=n) for n in (1, 2)]
    assert put(file, *lines)[0] == {"new": 2}
    later = lines[0].model_copy(update={"text": text(9).text, "id": "", "first_line": 7})
    assert put(file, Document.model_validate(later.model_dump()))[0] == {"new version": 1}
    assert len(listed(file)) == 2


def test_what_is_removed_is_gone_and_the_version_before_counts_again(file: Path) -> None:
    old, new = text(12), text(21).model_copy(update={"path": "12.txt"})
    put(file, old, new, text(30), Document(text="Nine people ate.", path="deep/er/a.txt"))
    assert [one.id for one in archived.remove(file, [new.id])] == [new.id]
    assert ("12.txt", old.id, True) in listed(file)
    archived.remove(file, ["./30.txt", "deep"])
    assert listed(file, everything=True) == [("12.txt", old.id, True)]
    archived.remove(file, ["12.txt"])
    with opened(file) as archive:
        assert list(problems(archive, "now")) == []
        for table in ("article", "examined", "body", "key", "posting", "indexed"):
            assert archive.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    with pytest.raises(ArchiveError, match=r"no article has the path or id '12\.txt'[^$]*archive list"):
        archived.remove(file, ["12.txt"])


def test_the_same_articles_make_the_same_bytes() -> None:
    (one,) = archived.examining(Config())([text(12)])
    raw = records.examined_bytes(one.claims, one.findings)
    assert raw == records.examined_bytes(one.claims, one.findings)
    source = source_of(one.document)
    assert tuple(records.claim_of(row, source) for row in records.block_of(raw).rows) == one.claims


@pytest.mark.parametrize("name", ["pellworth-q3", "meta-mci"])
def test_what_is_kept_is_what_was_examined(name: str, file: Path) -> None:
    documents = list(read(articles(name)))
    put(file, *documents)
    wanted = {one.document.path: one for one in archived.examining(Config())(documents)}
    with opened(file) as archive:
        kept = list(versions.articles(archive))
        assert len(kept) == len(documents)
        for one in kept:
            found = versions.examined(archive, one.number)
            assert found.document == wanted[one.path].document
            assert found.claims == wanted[one.path].claims
            (raw,) = archive.db.execute(
                "SELECT body FROM examined WHERE content = ?", (one.content,)
            ).fetchone()
            assert records.findings_of(records.block_of(raw), found.document) == wanted[one.path].findings


def test_a_text_that_has_no_utf_8_is_kept_too(file: Path) -> None:
    odd = Document(
        text="The fire at \ud800 Mill injured 12 workers, said Mr \udfff.", path="\udcff.txt", title="\ud800"
    )
    put(file, odd)
    with opened(file) as archive:
        (one,) = versions.articles(archive)
        assert versions.document(archive, one.number) == odd


# ------------------------------------------------------------------------------------------- what goes wrong


def damage(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[4096 * 3 : 4096 * 3 + 2000] = b"\xff" * 2000
    file.write_bytes(raw)


def of_another_program(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE song (title TEXT)")


def of_a_newer_schema(file: Path) -> None:
    put(file, text(12))
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 99")


WRONG: list[tuple[str, Callable[[Path], object], str]] = [
    ("no file", lambda file: None, "there is no archive here[^$]*archive add PATH"),
    (
        "a text",
        lambda file: file.write_text("Dear reader, " * 200),
        "is no archive of claimcheck[^$]*--archive FILE",
    ),
    ("another program's", of_another_program, "database of another program[^$]*--archive FILE"),
    ("a newer schema", of_a_newer_schema, "has schema 99; this claimcheck knows 3[^$]*newer claimcheck"),
    ("a folder", lambda file: file.mkdir(), "cannot be opened[^$]*check"),
]


@pytest.mark.parametrize(("make", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_no_archive_is_an_error_that_says_what_to_do(
    make: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.db"
    make(file)
    with pytest.raises(ArchiveError, match=said):
        archived.stats(file, Config())


def test_a_damaged_file_is_told_as_one(file: Path) -> None:
    put(file, *(text(n) for n in range(10, 40)))
    damage(file)
    told = []
    try:
        told += archived.verify(file, Config())
    except ArchiveError as problem:
        told.append(str(problem))
    assert any("damaged" in one for one in told)


def test_a_damaged_row_names_the_article(file: Path) -> None:
    put(file, text(12), text(21))
    with opened(file, write=True) as archive:
        archive.db.execute(
            "UPDATE examined SET body = x'00' WHERE content IN (SELECT content FROM article LIMIT 1)"
        )
        assert any("12.txt" in told for told in problems(archive, "now"))
    with pytest.raises(ArchiveError, match=r"12\.txt cannot be read[^$]*archive remove 12\.txt"):
        archived.compare(file, [CORPORA / "meta-mci" / "01-meridian-observer.txt"], Config())


def test_claims_of_another_layout_are_read_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr(records, "LAYOUT", "older")
        put(file, text(12), made_by="then")
    draft = CORPORA / "meta-mci" / "01-meridian-observer.txt"
    with pytest.raises(ArchiveError, match="archive add --refresh"):
        archived.compare(file, [draft], Config())
    assert archived.add(file, [], Config(), refresh=True) == {"read again": 1}
    archived.compare(file, [draft], Config())


def test_what_other_code_read_is_compared_and_said(file: Path) -> None:
    put(file, text(12), made_by="then")
    _, (remark,) = archived.compare(file, [CORPORA / "meta-mci" / "01-meridian-observer.txt"], Config())
    assert remark.message.startswith("1 archived articles were read by another version")
    assert "archive add --refresh" in remark.message


def limited(file: Path, pragma: str, documents: Iterable[Document]) -> None:
    with opened(file, write=True) as archive:
        archive.db.execute(pragma)
        store.add(archive, documents, archived.examining(Config()), made_by="now")


def test_a_full_disk_leaves_what_was_written_and_says_so(file: Path) -> None:
    put(file, text(12))
    with opened(file) as archive:
        (pages,) = archive.db.execute("PRAGMA page_count").fetchone()
    more = [text(n) for n in range(20, 60)]
    with pytest.raises(ArchiveError, match=r"disk is full[^$]*goes on where it stopped"):
        limited(file, f"PRAGMA max_page_count = {pages + 2}", more)
    with opened(file) as archive:
        assert list(problems(archive, "now")) == []
    assert ("12.txt", text(12).id, True) in listed(file)


def test_what_cannot_be_written_to_is_an_error_for_add_and_none_for_check(file: Path) -> None:
    put(file, text(12))
    with pytest.raises(ArchiveError, match=r"cannot be written to[^$]*your right"):
        limited(file, "PRAGMA query_only = ON", [text(21)])
    assert files.connected(file, write=False).db.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_what_is_still_in_the_log_is_read_where_nothing_can_be_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, text(12))
    with opened(file, write=True) as archive:
        store.add(archive, [text(21)], archived.examining(Config()), made_by="now")
        monkeypatch.setattr(files.os, "access", lambda *_: False)
        assert len(listed(file)) == 2


def test_an_older_schema_is_brought_up_to_date(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made as the first release of the schema made it, and brought to the last."""
    documents = [text(12), text(21), text(30).model_copy(update={"path": "12.txt"})]
    put(file, *documents)
    with opened(file) as archive:
        wanted = list(archive.db.iterdump())
        steps = {str(n): records.packed(sorted(uncounted(raw).items())) for n, raw in archive.db.execute(
            "SELECT article, keys FROM indexed")}  # fmt: skip
        for trigger in ("in", "out", "newer", "again"):
            archive.db.execute(f"DROP TRIGGER article_{trigger}")
        archive.db.execute("DROP TABLE tally")
        archive.db.execute("ALTER TABLE article DROP COLUMN made_by")
        archive.db.executemany(
            "UPDATE indexed SET keys = ? WHERE article = ?", [(k, n) for n, k in steps.items()]
        )
        archive.db.execute("PRAGMA user_version = 1")
    with opened(file) as archive:
        assert archive.db.execute("PRAGMA user_version").fetchone() == (len(files.MIGRATIONS),)
        assert sorted(archive.db.iterdump()) == sorted(wanted)
        assert list(problems(archive, "now")) == []


def test_a_script_is_cut_into_its_statements() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM b;\n  DELETE FROM c;\nEND;\n"
    assert list(schema.statements(f"CREATE TABLE a (b); -- no;\nDROP TABLE a;\n{trigger}SELECT 1")) == [
        "CREATE TABLE a (b); -- no;\n", "DROP TABLE a;\n", trigger, "SELECT 1",
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------ the command line


def run(*args: str, expect: int = 0) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", HEAVY, *args], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == expect, done.stderr
    told, _, heavy = done.stderr.rpartition("imported: ")
    return done.stdout, heavy.strip() if told or heavy else ""


HEAVY = """
import sys
from claimcheck.cli import main
try: main(sys.argv[1:])
finally:
    heavy = ("spacy", "numpy", "claimcheck.link", "networkx", "dateparser", "pydantic")
    found = [name for name in heavy if name in sys.modules]
    print("imported:", found, file=sys.stderr)
"""


def test_a_run_in_which_nothing_is_new_imports_no_spacy(file: Path) -> None:
    folder, draft = str(CORPORA / "calder-falls-rent"), str(articles("calder-falls-rent")[0])
    out, heavy = run("archive", "add", folder, "--archive", str(file))
    assert "new: " in out
    assert "spacy" in heavy
    out, heavy = run("archive", "add", folder, "--archive", str(file))
    assert out == f"{file}: {len(articles('calder-falls-rent'))} unchanged\n"
    assert heavy == "['pydantic']"
    first, _ = run("check", draft, "--archive", str(file), "--fail-on", "never")
    again, heavy = run("check", draft, "--archive", str(file), "--fail-on", "never")
    assert again == first
    assert heavy == "[]"
    told = [run("check", draft, "--archive", str(file), "-v", "--fail-on", "never")[0] for _ in "12"]
    assert told[0] == told[1]  # what came close is told each time
    _, heavy = run("check", draft, "--archive", str(file), "--fail-on", "never", "--format", "csv")
    assert "spacy" not in heavy  # the draft's claims are kept too


def test_an_answer_is_given_again_only_while_all_it_hangs_on_is_the_same(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wire, draft, rules = tmp_path / "wire.txt", tmp_path / "draft.txt", tmp_path / "claimcheck.toml"
    known = tmp_path / "known.json"
    wire.write_text("Published: 2026-03-02\n\n" + text(12).text)
    draft.write_text("Published: 2026-03-02\n\n" + text(21).text)
    archived.add(file, [wire], Config())
    asked: list[int] = []
    check = archived.check
    monkeypatch.setattr(archived, "check", lambda *a, **k: asked.append(1) or check(*a, **k))

    def told(*options: object, expect: int = 1) -> tuple[str, int]:
        asked.clear()
        return said(capsys, "check", "draft.txt", "--archive", file, *options, expect=expect), len(asked)

    first, fresh = told()
    assert (fresh, "CC101" in first) == (1, True)
    assert told() == (first, 0)
    assert told("--format", "json")[1] == 1  # another form
    assert told("--fail-on", "never", expect=0)[1] == 1
    rules.write_text('[levels]\nCC101 = "note"\n')
    assert told(expect=0)[1] == 1
    assert told(expect=0)[1] == 0
    rules.write_text('baseline = "known.json"\n')
    said(capsys, "baseline", "draft.txt", "--against", wire, "--output", known)
    assert told(expect=0)[1] == 1
    assert told(expect=0)[1] == 0
    (tmp_path / "known.json").write_text(
        '{"schema_version": "1", "findings": []}'
    )  # named by the configuration alone
    assert told()[1] == 1
    rules.unlink()
    assert told() == (first, 0)
    archived.add(file, [articles("meta-mci")[0]], Config())
    assert told()[1] == 1
    draft.write_text(draft.read_text() + "\n")
    assert told()[1] == 1
    assert told()[1] == 0
    draft.unlink()
    assert "draft.txt" in told(expect=2)[0]


def said(capsys: pytest.CaptureFixture[str], *args: object, expect: int = 0) -> str:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    told = capsys.readouterr()
    assert ended.value.code == expect, told.err
    return told.out if expect != 2 else told.err


def test_the_commands(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ("--archive", file)
    paths = articles("calder-falls-rent")
    assert "5 new" in said(capsys, "archive", "add", *paths[:5], *here)
    assert len(said(capsys, "archive", "list", *here).splitlines()) == 5
    rows = [
        json.loads(line) for line in said(capsys, "archive", "list", "--format", "jsonl", *here).splitlines()
    ]
    assert [row["path"] for row in rows] == [str(path) for path in paths[:5]]
    assert "all is well" in said(capsys, "archive", "verify", *here)
    assert "articles                     5\n" in said(capsys, "archive", "stats", *here)
    lines = said(capsys, "archive", "export", *here)
    assert 'claims": [' in said(capsys, "archive", "export", "--claims", *here)
    out = tmp_path / "export.jsonl"
    out.write_text(lines, encoding="utf-8")
    for kept, original in zip(read([out]), read(paths[:5]), strict=True):
        assert kept.text.endswith(original.text)  # a title that does not begin the text is put before it
        assert kept.published == original.published
    said(capsys, "check", paths[5 % len(paths)], *here, "--fail-on", "never")
    assert f"removed: {paths[0]}" in said(capsys, "archive", "remove", paths[0], *here)
    assert "no article has" in said(capsys, "archive", "remove", paths[0], *here, expect=2)
    assert "goes without --against" in said(capsys, "check", paths[0], "--against", "x", *here, expect=2)
    with opened(file, write=True) as archive:
        archive.db.execute("UPDATE key SET claims = claims + 1 WHERE name = 'a'")
    assert "key 'a' counts" in said(capsys, "archive", "verify", *here, expect=1)
