"""What each command takes: its arguments, and the words about them."""
