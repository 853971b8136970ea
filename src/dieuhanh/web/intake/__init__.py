"""How sources come in: a quarantine, the door, the list of what got stuck."""
