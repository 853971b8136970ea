"""Meetings: what is on the agenda, who submits it, and the conclusions that become tasks."""
