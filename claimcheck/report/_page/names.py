"""What the page calls the articles: by outlet where one is known, otherwise by the name of the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claimcheck.comparison import Comparison
from claimcheck.model import DocumentSummary, Location, Report
from claimcheck.report._lines import clean, sentence


@dataclass(frozen=True, slots=True)
class Names:
    """What the articles are called, and where a passage belongs.

    ``anchors`` are by the id of an article, ``names`` by its path, ``homes`` give the article of a claim, and
    ``paths`` that of a path; ``folder`` is what all paths share. Two articles may have one path.
    """

    anchors: dict[str, str]
    names: dict[str, str]
    homes: dict[str, str]
    paths: dict[str, str]
    folder: str

    def home(self, place: Location) -> str:
        """Return the id of the article that a passage stands in, or ""."""
        known = self.homes.get(place.claim) or place.claim.rsplit(":", 2)[0]
        return known if known in self.anchors else self.paths.get(place.document, "")

    def name(self, path: str) -> str:
        """Return what an article is called."""
        return self.names.get(path) or self.short(path)

    def short(self, path: str) -> str:
        """Return a path without the folder that all articles share."""
        return clean(path.removeprefix(self.folder))

    def told(self, text: str) -> str:
        """Return a sentence of the program for people: on one line, with short paths and a full stop."""
        if self.folder and self.folder in text:  # no other words: a folder may be "24/"
            for path in self.names:
                text = text.replace(path, path.removeprefix(self.folder))
        return sentence(text)


def names(report: Report, whole: Comparison | None = None) -> Names:
    """Return the names of the articles of a report; two articles of one outlet are told apart by path."""
    folder = shared([d.path for d in report.documents])
    outlets = Counter(clean(d.outlet or "") for d in report.documents)
    last_first = list(enumerate(report.documents, 1))[::-1]
    return Names(
        anchors={d.id: f"d{at}" for at, d in last_first},
        names={d.path: called(d, folder, outlets) for d in report.documents},
        homes={c.id: c.source.document for c in whole.claims} if whole else {},
        paths={d.path: d.id for _, d in last_first},
        folder=folder,
    )


def called(document: DocumentSummary, folder: str, outlets: Counter[str]) -> str:
    """Return the outlet of an article, with its path where the outlet has several, or its path."""
    path, outlet = clean(document.path.removeprefix(folder)), clean(document.outlet or "")
    if not outlet:
        return path
    return outlet if outlets[outlet] == 1 else f"{outlet} ({path})"


def shared(paths: list[str]) -> str:
    """Return the folder that all paths lie in, with its slash, or ""."""
    if len(paths) < 2:
        return paths[0][: paths[0].rfind("/") + 1] if paths else ""
    folders = [path.split("/")[:-1] for path in paths]
    same = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        same.append(parts[0])
    return "/".join(same) + "/" if same else ""
