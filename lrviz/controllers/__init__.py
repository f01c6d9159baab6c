"""Where state and views meet: one file a concern."""
