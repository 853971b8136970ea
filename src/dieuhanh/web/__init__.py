"""The web project: one app a room, in the order of the stream."""
