"""Work that goes on behind the pages: the row in the database is the truth, whoever runs it."""
