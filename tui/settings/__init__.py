"""What a person has set, and how the reader was left."""
