"""What the user sees: views show values and say what is wished; they know nothing of the session."""
