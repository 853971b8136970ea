"""Duties on their way: assigned, taken up, reported, confirmed; who is late, and by how much."""
