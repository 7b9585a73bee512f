"""Who says what in a text: quotations and clauses of reported speech, each given to its speaker."""
