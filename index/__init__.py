"""Many articles: finding them by query and comparing them with each other."""
