"""The pages of tasks: thin, each asks a selector or an action."""
