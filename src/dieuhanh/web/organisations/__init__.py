"""Who exists when: organisations with their names and parents in time, what became of them, and who sits where."""
