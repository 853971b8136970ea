"""Following a topic, a body, a document or a question: by Atom, or by letters asked for twice."""
