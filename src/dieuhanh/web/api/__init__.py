"""The programming interface: public and read-only, and one for the systems of bodies."""
