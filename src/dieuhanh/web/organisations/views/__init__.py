"""The internal pages of bodies: the list, one body, changes to it, and the hand-over of what it holds."""
