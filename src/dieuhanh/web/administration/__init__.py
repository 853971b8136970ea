"""Administration: accounts and what they may do."""
