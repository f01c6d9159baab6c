"""The mathematics: pure functions and frozen values over NumPy; nothing here knows who asks."""
