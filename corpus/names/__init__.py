"""Names over all articles: who is mentioned where, and what a person decided about names."""
