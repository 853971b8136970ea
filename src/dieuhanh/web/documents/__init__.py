"""Documents, the files and texts they came in, and how they cite one another."""
