"""Template filters of bodies."""
