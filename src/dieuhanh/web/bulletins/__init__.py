"""The weekly bulletin that goes out to the public."""
