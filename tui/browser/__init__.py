"""The reader in a browser: a server on this machine that runs one reader for each page that is open.

The terminal in the page, its fonts and the talk with a reader are those of textual-serve; who is answered, how a reader
is started and how it ends are ours, and so is the page, which fetches nothing from anywhere else.
"""
