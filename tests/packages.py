"""Word documents written by hand, for tests."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = (
    f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:some-drawing">'
)
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Datum"><w:name w:val="Date"/><w:basedOn w:val="Titel"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Zwischen"><w:name w:val="Our crosshead"/>
<w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bild"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def p(*runs: str, style: str = "", more: str = "") -> str:
    """Return a paragraph; what does not begin with "<" is text."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    body = "".join(one if one.startswith("<") else r(one) for one in runs)
    return f"<w:p><w:pPr>{styled}{more}</w:pPr>{body}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def document(*body: str, head: str = HEAD) -> str:
    """Return the main part."""
    return f"{head}<w:body>{''.join(body)}</w:body></w:document>"


def docx(*body: str, parts: dict[str, str | bytes] | None = None, core: str = "") -> bytes:
    """Return a Word document with a body, and further parts by name."""
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document(*body),
        "word/styles.xml": STYLES,
    }
    if core:
        held["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="urn:dc" xmlns:dcterms="urn:terms">'
            f"{core}</cp:coreProperties>"
        )
    return archive({**held, **(parts or {})})


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive, deflated."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, text in parts.items():
            into.writestr(name, text)
    return made.getvalue()
