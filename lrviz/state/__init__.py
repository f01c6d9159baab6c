"""What the program holds: frozen values, and a signal whenever one was replaced."""
