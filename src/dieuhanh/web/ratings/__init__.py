"""What readers think of a bulletin or an item, and what they did not understand."""
