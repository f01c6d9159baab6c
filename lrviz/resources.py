"""The one place that knows where resource files lie: inside the installed package, or in the checkout."""

from pathlib import Path

_PACKAGED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parent.parent / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a resource, such as ``resource_path("datasets", "exam.csv")``."""
    root = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
