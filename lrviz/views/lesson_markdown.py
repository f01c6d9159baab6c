"""Markdown to the rich text of a label: without HTML, pictures or links, with air between the lines."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

_LINE_HEIGHT = 128.0
"""Percent."""
_GAP, _SMALL_GAP, _HEADING_GAP = 8.0, 4.0, 12.0
_INDENT = 18.0
_HEADING_GROWTH = (1.15, 1.0)
"""How much larger than the text headings are: of the second level, and below."""
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def html_of(markdown: str, font: QFont) -> str:
    """Return `markdown` as rich text set in `font`."""
    document = QTextDocument()
    document.setDefaultFont(font)
    document.setMarkdown(markdown, _DIALECT)
    _remove_anchors(document)
    cursor = QTextCursor(document)
    for block in _blocks(document):
        cursor.setPosition(block.position())
        _set_list(cursor)
        _set_table(cursor)
        face = _face(block, cursor, font)
        cursor.mergeBlockFormat(_spacing(block, is_cell=cursor.currentTable() is not None))
        if face is not None:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(face)
    return document.toHtml()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _set_list(cursor: QTextCursor) -> None:
    """Let a list stand where its text does: Qt's own indent takes an eighth of a narrow panel."""
    found = cursor.currentList()
    style = None if found is None else found.format()
    if found is not None and style is not None and style.indent():
        style.setIndent(0)
        found.setFormat(style)


def _set_table(cursor: QTextCursor) -> None:
    table = cursor.currentTable()
    if table is not None:
        style = table.format()
        style.setBottomMargin(_GAP)
        table.setFormat(style)


def _spacing(block: QTextBlock, *, is_cell: bool) -> QTextBlockFormat:
    before = block.blockFormat()
    result = QTextBlockFormat()
    result.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    level, is_item = before.headingLevel(), block.textList() is not None
    result.setHeadingLevel(0)  # else Qt's own size of a heading is added to ours
    result.setTopMargin(_HEADING_GAP if level and block.position() else 0.0)
    result.setBottomMargin(0.0 if is_cell else _gap_below(block))
    if is_item or before.leftMargin():
        result.setLeftMargin(_INDENT)
        result.setRightMargin(0.0)
    return result


def _gap_below(block: QTextBlock) -> float:
    following = block.next()
    if not following.isValid() or (_is_code(block) and _is_code(following)):
        return 0.0
    return _SMALL_GAP if block.blockFormat().headingLevel() or block.textList() else _GAP


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value)


def _face(block: QTextBlock, cursor: QTextCursor, font: QFont) -> QTextCharFormat | None:
    """Return the face of a heading or of a table's first row; None of what is as the Markdown says."""
    level, table = block.blockFormat().headingLevel(), cursor.currentTable()
    if not level and (table is None or table.cellAt(cursor).row() > 0):
        return None
    result = QTextCharFormat()
    result.setFontWeight(QFont.Weight.DemiBold)
    if level:
        points = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
        result.setProperty(QTextCharFormat.Property.FontSizeAdjustment.value, 0)
        result.setFontPointSize(points * _HEADING_GROWTH[min(max(level - 2, 0), 1)])
    return result


def _remove_anchors(document: QTextDocument) -> None:
    """Let addresses be text."""
    cursor = QTextCursor(document)
    for start, length, face in list(_anchors(document)):
        face.setAnchor(False)
        face.setAnchorHref("")
        face.setFontUnderline(False)
        face.clearForeground()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(face)


def _anchors(document: QTextDocument) -> Iterator[tuple[int, int, QTextCharFormat]]:
    for block in _blocks(document):
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().isAnchor():
                yield piece.position(), piece.length(), piece.charFormat()
            pieces += 1
