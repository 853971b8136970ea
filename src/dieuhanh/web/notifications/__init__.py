"""Telling people: letters, reminders, escalation; a ledger so that nobody is told twice."""
