"""Web pages: whose blocks extractors choose from, and what their markup says of them."""
