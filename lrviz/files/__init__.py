"""Text to values and back: no dialogs, no Qt, no paths kept."""
