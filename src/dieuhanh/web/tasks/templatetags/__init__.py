"""What templates of this room and of those above ask about tasks."""
