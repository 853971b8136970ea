"""What is claimed of quality and speed, measured."""
