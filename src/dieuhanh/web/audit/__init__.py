"""The log of everything that was done: who did what to which thing, and when."""
