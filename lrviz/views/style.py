"""The window's style sheet and palette, for Qt's Fusion style."""

from PySide6.QtGui import QColor, QPalette

from lrviz.views.theme import CARD_RADIUS, Theme

_SHEET = """
QMainWindow, QDialog {{ background: {page}; }}
QMainWindow::separator {{ background: {page}; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {hover}; }}
QMenuBar {{ background: {page}; color: {ink}; }}
QMenu {{ background: {card}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QToolBar {{ background: {page}; border: none; padding: 0; spacing: 0; }}
QStatusBar {{ background: {card}; color: {muted}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QToolTip {{ background: {card}; color: {ink}; border: 1px solid {edge}; padding: 3px; }}

Card, Timeline {{ background: {card}; border: 1px solid {line}; border-radius: {radius}px; }}
Card[beheaded="true"] {{ border-top: none; border-top-left-radius: 0; border-top-right-radius: 0; }}
CardTop {{
  background: {card}; border: 1px solid {line}; border-bottom: none;
  border-top-left-radius: {radius}px; border-top-right-radius: {radius}px;
}}
QDockWidget {{ background: {page}; }}
QTabBar::tab {{
  color: {muted}; background: {page}; border: 1px solid {line}; border-radius: 4px; padding: 3px 10px; margin: 1px;
}}
QTabBar::tab:selected {{ color: {ink}; background: {card}; }}
Transport {{ background: {card}; border-bottom: 1px solid {line}; }}
MessageBar {{ background: {error_page}; border: 1px solid {error}; border-radius: {radius}px; margin: 3px; }}
QLabel[muted="true"] {{ color: {muted}; }}
QLabel[solved="true"] {{ color: {filled}; font-weight: bold; }}
QFrame[rule="true"] {{ background: {line}; border: none; }}

QToolButton {{
  color: {ink}; background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 3px 6px;
}}
Card QToolButton, CardTop QToolButton {{ border-width: 1px; padding: 1px 5px; }}
QMenuBar QToolButton {{ border-width: 1px; padding: 0 8px; margin: 1px 11px 0 0; }}
QToolButton[outlined="true"] {{ border-color: {edge}; }}
QToolButton:hover, QToolButton:checked {{ background: {hover}; }}
QToolButton[outlined="true"]:checked {{ color: {card}; background: {muted}; border-color: {muted}; }}
QToolButton:pressed {{ background: {pressed}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {faint}; }}
QToolButton[filled="true"] {{ color: {filled_text}; background: {filled}; font-weight: bold; padding: 5px 12px; }}
QToolButton[filled="true"]:hover {{ background: {filled_hover}; }}
QToolButton[filled="true"]:pressed {{ background: {filled_pressed}; }}
QToolButton[filled="true"]:focus {{ border-color: {ink}; }}
QToolButton[filled="true"]:disabled {{ color: {faint}; background: {pressed}; }}

QSlider::groove:horizontal {{ height: 3px; background: {edge}; border-radius: 1px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 1px; }}
QSlider::sub-page:horizontal:disabled {{ background: {edge}; }}
QSlider::handle:horizontal {{
  width: 12px; height: 12px; margin: -6px 0; background: {card}; border: 1px solid {muted}; border-radius: 7px;
}}
QSlider::handle:horizontal:hover {{ background: {hover}; }}
QSlider::handle:horizontal:pressed {{ background: {pressed}; }}
QSlider::handle:horizontal:focus {{ width: 10px; height: 10px; border: 2px solid {accent}; }}
QSlider::handle:horizontal:disabled {{ background: {page}; border-color: {faint}; }}

QScrollBar:vertical {{ width: 10px; background: {card}; border: none; margin: 0; }}
QScrollBar:horizontal {{ height: 10px; background: {card}; border: none; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; margin: 2px; min-width: 24px; min-height: 24px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QHeaderView::section {{
  background: {card}; color: {muted}; border: none; border-bottom: 1px solid {line}; padding: 2px 4px;
}}
"""


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the application."""
    return _SHEET.format(
        **vars(theme),
        radius=CARD_RADIUS,
        hover=mixed(theme.card, theme.muted, 0.1),
        pressed=mixed(theme.card, theme.muted, 0.2),
        edge=edge_colour(theme),
        faint=mixed(theme.card, theme.muted, 0.55),
        filled_hover=mixed(theme.filled, theme.ink, 0.15),
        filled_pressed=mixed(theme.filled, theme.ink, 0.3),
    )


def palette(theme: Theme) -> QPalette:
    """Return the palette of the application: what the style sheet leaves to Fusion."""
    result = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.page,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.page,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: mixed(theme.card, theme.muted, 0.08),
        role.ButtonText: theme.ink,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.card,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.boundary,
        role.Light: theme.card,
        role.Midlight: theme.line,
        role.Mid: mixed(theme.card, theme.muted, 0.4),
        role.Dark: mixed(theme.card, theme.muted, 0.7),
        role.Shadow: theme.muted,
    }
    for place, colour in colours.items():
        result.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, place, QColor(mixed(theme.card, theme.muted, 0.55)))
    return result


def field_palette(theme: Theme, *, is_wrong: bool = False) -> QPalette:
    """Return the palette of an entry field, the text of which may be wrong."""
    result = QPalette()
    # Fusion draws the outline in the window's colour, 1.4 times darker: too faint for a field on a card.
    result.setColor(QPalette.ColorRole.Window, QColor(edge_colour(theme)).lighter(140))
    if is_wrong:
        result.setColor(QPalette.ColorRole.Text, QColor(theme.error))
        result.setColor(QPalette.ColorRole.Base, QColor(theme.error_page))
    return result


def edge_colour(theme: Theme) -> str:
    """Return the colour of a slider's groove and of other edges that must be seen, 3 : 1 against the card."""
    return mixed(theme.card, theme.muted, 0.75)


def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with a `share` of `other` in it, as #RRGGBB."""
    first, second = QColor(one), QColor(other)
    parts = (
        round(a + (b - a) * share)
        for a, b in (
            (first.red(), second.red()),
            (first.green(), second.green()),
            (first.blue(), second.blue()),
        )
    )
    return "#{:02X}{:02X}{:02X}".format(*parts)
