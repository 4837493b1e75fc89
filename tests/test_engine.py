"""Where the stages run changes nothing but the time: this process and this machine's cores."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from claimcheck.engine import HERE, Engine, Task, cores, examined, here
from claimcheck.errors import EngineError, SourceError
from claimcheck.model import Document
from claimcheck.pipeline import check, claims, documents

CORPORA = Path(__file__).parent.parent / "corpora"
TWO = Engine("cores", 2)
SETS = [str(CORPORA / name) for name in ("meta-mci", "marlow-creek")]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers started for little, and chunks of an article or two."""
    monkeypatch.setattr(cores, "SMALL", 1)
    monkeypatch.setattr(cores, "CHUNK", 2000)


def texts(count: int) -> list[Document]:
    return [
        Document(text=f"The fire at Harrow Mill injured {n} workers on Sunday.", path=f"{n:03d}.txt")
        for n in range(11, 11 + count)
    ]


@pytest.mark.usefixtures("eager")
def test_two_workers_give_the_same_bytes_as_one_process():
    alone = check(SETS, skipped=lambda path, why: None)
    told: list[tuple[int, int, str]] = []
    both = check(SETS, skipped=lambda path, why: None, engine=TWO, progress=lambda *at: told.append(at))
    assert both.model_dump_json() == alone.model_dump_json()
    assert alone.findings
    read = [at for at in told if at[2] == "articles"]
    assert read == [(at, len(alone.documents), "articles") for at in range(1, len(alone.documents) + 1)]


@pytest.mark.usefixtures("eager")
def test_extract_with_two_workers_gives_the_same_claims_in_order():
    assert list(claims(SETS, skipped=lambda path, why: None, engine=TWO)) == list(
        claims(SETS, skipped=lambda path, why: None)
    )


def test_small_runs_start_no_worker(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cores, "Crew", None)
    assert len(list(examined(texts(5), Task(), TWO))) == 5
    assert len(list(examined(texts(0), Task(), TWO))) == 0


def test_documents_are_read_as_workers_have_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cores, "SMALL", 1)
    monkeypatch.setattr(cores, "CHUNK", 1)
    taken: list[int] = []

    def stream():
        for n, document in enumerate(texts(60)):
            taken.append(n)
            yield document

    found = examined(stream(), Task(), TWO)
    next(found)
    assert len(taken) <= 2 * cores.AHEAD + 1
    assert len(list(found)) == 59


@contextlib.contextmanager
def within(seconds: int):
    """Raise TimeoutError where a block takes longer."""

    def late(number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def dies(where: Path, times: int, after: float = 0.0):
    """Return what kills its worker at the document 013.txt, so many times, after so many seconds."""
    plain = here.examined

    def run(found, task, engine=HERE):
        for one in plain(found, task, engine):
            if one.document.path == "013.txt" and len(list(where.iterdir())) < times:
                (where / str(os.getpid())).touch()
                time.sleep(after)
                os.kill(os.getpid(), signal.SIGKILL)
            yield one

    return run


@pytest.mark.skipif(sys.platform != "linux", reason="the dying worker is patched in before the fork")
@pytest.mark.usefixtures("eager")
def test_a_worker_that_dies_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    alone = list(examined(texts(12), Task()))
    monkeypatch.setattr(cores, "CHUNK", 1)
    monkeypatch.setattr(cores.here, "examined", dies(tmp_path, 1))
    assert list(examined(texts(12), Task(), TWO)) == alone
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the dying worker is patched in before the fork")
@pytest.mark.usefixtures("eager")
def test_a_worker_that_dies_while_the_others_are_far_ahead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """All that may be read is read and done, but for what the dead one had in hand."""
    alone = list(examined(texts(40), Task()))
    monkeypatch.setattr(cores, "CHUNK", 1)
    monkeypatch.setattr(cores.here, "examined", dies(tmp_path, 1, after=1.0))
    with within(60):
        assert list(examined(texts(40), Task(), TWO)) == alone


@pytest.mark.skipif(sys.platform != "linux", reason="the dying worker is patched in before the fork")
@pytest.mark.usefixtures("eager")
def test_what_two_workers_die_of_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(cores, "CHUNK", 1)
    monkeypatch.setattr(cores.here, "examined", dies(tmp_path, 2))
    with within(60), pytest.raises(EngineError, match=r"013\.txt: two workers died") as caught:
        list(examined(texts(12), Task(), TWO))
    assert "--jobs" in caught.value.hint
    assert not cores.mp.active_children()


@pytest.mark.skipif(sys.platform != "linux", reason="the error is patched in before the fork")
@pytest.mark.usefixtures("eager")
def test_an_error_comes_back_whole(monkeypatch: pytest.MonkeyPatch):
    def broken(found, task, engine=HERE):
        raise SourceError("not to be read", where="a.txt", hint="mend it")
        yield

    monkeypatch.setattr(cores.here, "examined", broken)
    with pytest.raises(SourceError) as caught:
        list(examined(texts(12), Task(), TWO))
    assert str(caught.value) == "a.txt: not to be read\n  mend it"
    assert not cores.mp.active_children()


@pytest.mark.skipif(sys.platform != "linux", reason="what it tells is patched in before the fork")
@pytest.mark.usefixtures("eager")
def test_a_worker_multiplies_on_one_core(monkeypatch: pytest.MonkeyPatch):
    def telling(found, task, engine=HERE):
        raise SourceError(str({pool["num_threads"] for pool in threadpool_info()}))
        yield

    monkeypatch.setattr(cores.here, "examined", telling)
    with threadpool_limits(limits=2), pytest.raises(SourceError, match=r"^\{1\}"):
        list(examined(texts(12), Task(), TWO))


def test_an_interrupt_that_meets_a_fork_is_heard_after_it():
    did = []

    def block():
        with cores.unbroken():
            signal.raise_signal(signal.SIGINT)
            did.append("went on")

    with pytest.raises(KeyboardInterrupt):
        block()
    assert did == ["went on"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_ends_the_workers(tmp_path: Path):
    text = "\n\n".join(d.text for d in documents(SETS, skipped=lambda path, why: None))
    for n in range(60):
        (tmp_path / f"{n}.txt").write_text(f"Number {n}\n\n{text}", encoding="utf-8")
    command = [sys.executable, "-m", "claimcheck", "check", "--jobs", "2", str(tmp_path)]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        until = time.monotonic() + 30
        while len(children.read_text().split()) < 2:
            assert time.monotonic() < until
            time.sleep(0.05)
        workers = children.read_text().split()
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=20)
    finally:
        running.kill()
    assert running.returncode == 130, said
    assert said.strip() == b"claimcheck: interrupted"
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
