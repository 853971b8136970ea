"""Every write to tasks. One function a use case; views, jobs and the command line call the same ones."""
