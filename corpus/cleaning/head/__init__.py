"""What stands at the head of an article, and what it says: title, standfirst, writers, date, place."""
