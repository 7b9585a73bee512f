"""Which articles a query finds, and how well each fits it."""
