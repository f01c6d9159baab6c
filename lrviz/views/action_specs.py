"""What every action says of itself: its words, its icon, its keys."""

from dataclasses import dataclass

from PySide6.QtGui import QAction


@dataclass(frozen=True)
class Spec:
    """What an action says of itself; `keys` the first of which is told."""

    text: str
    tip: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    in_plots_only: bool = False
    """Whether its keys would be stolen from buttons, tables and sliders if they held in the whole window."""
    short_text: str = ""
    """What a small button says, if not `text`."""


def _plot_key(text: str, tip: str, symbol: str, *keys: str) -> Spec:
    return Spec(text, tip, symbol, keys, in_plots_only=True)


SPECS = {
    "play": _plot_key("Play", "Run the descent, or pause it", "play", "Space"),
    "step": _plot_key("&Step", "Make one iteration", "step", "Right"),
    "step_back": _plot_key("&Back", "Go back one iteration", "step-back", "Left"),
    "step_ten": _plot_key("S&tep 10", "Make ten iterations", "", "Shift+Right"),
    "reset": _plot_key("&Reset", "Go back to the start", "reset", "Home"),
    "run_to_minimum": _plot_key("To &minimum", "Run flat out until the descent has converged", "to-minimum", "End"),
    "go_to_iteration": Spec("&Go to iteration…", "Show an iteration by its number", keys=("Ctrl+G",)),
    "faster": _plot_key("&Faster", "Show more iterations a second", "", "+", "="),
    "slower": _plot_key("S&lower", "Show fewer iterations a second", "", "-"),
    "raise_learning_rate": _plot_key("L&arger learning rate", "Go up one of 1, 2, 5, 10", "", "Up"),
    "lower_learning_rate": _plot_key("Smaller l&earning rate", "Go down one of 1, 2, 5, 10", "", "Down"),
    "type_learning_rate": Spec("T&ype a learning rate", "Go to the learning rate's field", keys=("Ctrl+L",)),
    "type_iteration_limit": Spec("Type an &iteration limit", "Go to the limit's field", keys=("Ctrl+Shift+L",)),
    "new": Spec("&New", "Start with an empty table", "file-new", ("Ctrl+N",)),
    "open": Spec("&Open…", "Open a data file", "file-open", ("Ctrl+O",)),
    "save": Spec("&Save", "Save the data", "save", ("Ctrl+S",)),
    "save_as": Spec("Save &as…", "Save the data under another name", keys=("Ctrl+Shift+S",)),
    "quit": Spec("&Quit", "Close the window", keys=("Ctrl+Q",)),
    "undo": Spec("&Undo", "Take back the last change", "undo", ("Ctrl+Z",)),
    "redo": Spec("&Redo", "Do again what was taken back", "redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    "copy": Spec("&Copy", "Copy the selected cells", keys=("Ctrl+C",)),
    "paste": Spec("&Paste", "Paste cells from a spreadsheet", keys=("Ctrl+V",)),
    "add_row": Spec("&Add row", "Add a row to the data", "plus", ("Ctrl+Shift+N",)),
    "remove_rows": _plot_key("Re&move rows", "Remove the selected rows", "trash", "Del"),
    "swap_classes": Spec("S&wap classes", "Let class 0 be class 1, and class 1 be class 0"),
    "fit_views": _plot_key("&Fit views", "Show everything in every plot", "fit", "F"),
    "enlarge": _plot_key("&Enlarge panel", "Give the panel the whole window, or take it back", "enlarge", "M"),
    "arrange": Spec("&Arrange as at first", "Put every panel back in its first place"),
    "close_message": Spec("&Close message", "Close the message above the panels", keys=("Esc",)),
    "log_scale": Spec("&Log scale", "Show log(J − J*) instead of J in the convergence plot"),
    "least_squares_line": Spec(
        "Least-squares li&ne", "Show the straight line instead of the sigmoid, and back", short_text="Line"
    ),
    "score_view": Spec(
        "Fit over the score &z", "Show the fit of two features over z instead of their plane", short_text="Score"
    ),
    "gradient_arrow": Spec("&Gradient arrow", "Show −∇J at the present point, and the level line through it"),
    "equal_scales": Spec("E&qual scales", "Give both axes of the landscape one scale"),
    "surface": Spec("&Surface", "Show the landscape as a surface that can be turned", short_text="3D"),
    "raw_landscape": Spec("Landscape in &raw units", "Draw w and b in the data's own units"),
    "accuracy_curve": Spec("Acc&uracy", "Show the share of rows classified right instead of J"),
    "standardize": Spec("Standar&dise features", "Let the descent run on features of mean 0 and spread 1"),
    "random_start": Spec("Ra&ndom start", "Start from w and b drawn at random"),
    "rate_creeping": Spec("&Creeping", "A learning rate far below what the data allow"),
    "rate_monotone": Spec("&Monotone", "A learning rate at which the cost must fall in every step"),
    "rate_overshooting": Spec("&Overshooting", "A learning rate that overshoots, and still settles"),
    "rate_oscillating": Spec("Osc&illating", "A learning rate that cannot settle at the minimum"),
    "generate_data": Spec("&Generate data…", "Make data with a chosen number of rows and noise"),
    "lesson": Spec(
        "&Learn with the guide", "Open the guide beside the plots, or leave it", keys=("F2",), short_text="Guide"
    ),
    "open_lesson": Spec("Open a l&esson…", "Open a lesson from a Markdown file"),
    "next_scene": Spec("&Next scene", "Go on in the lesson", keys=("Ctrl+PgDown",)),
    "previous_scene": Spec("&Previous scene", "Go back in the lesson", keys=("Ctrl+PgUp",)),
    "leave_lesson": Spec("Lea&ve the lesson", "Take back your own work, as it was"),
    "next_line": _plot_key("N&ext line", "Execute one line of the algorithm", "", "N"),
    "copy_as_python": Spec("Copy as P&ython", "Copy a script that repeats this run", keys=("Ctrl+Shift+P",)),
    "theme_light": Spec("&Light", "Dark on light"),
    "theme_dark": Spec("&Dark", "Light on dark"),
    "theme_system": Spec("As the &system", "Light or dark, as the system is"),
    "keyboard": Spec("&Keyboard", "List the keys", keys=("F1",)),
    "about": Spec("&About lrviz", "What this program is"),
}
OVERLAYS = (
    "least_squares_line",
    "score_view",
    "gradient_arrow",
    "equal_scales",
    "surface",
    "raw_landscape",
    "accuracy_curve",
    "log_scale",
)
"""What is shown in the plots beside the run: on or off."""
CHECKABLE = (*OVERLAYS, "standardize", "lesson", "theme_light", "theme_dark", "theme_system")
MENU_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}
