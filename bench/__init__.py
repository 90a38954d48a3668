"""Speed, measured against bare pages with the same widgets; runnable by anyone."""
