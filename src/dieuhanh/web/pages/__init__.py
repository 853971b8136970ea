"""What the pages of every room share: the frame, ways through the site, doors, lists, dates and numbers as words."""
