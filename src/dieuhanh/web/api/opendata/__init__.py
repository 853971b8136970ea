"""The public register as files to take away: what is in them, how they are made, where they lie."""
