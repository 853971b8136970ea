"""The desk: what people who are signed in see, proposed facts included. Never cached, never public."""
