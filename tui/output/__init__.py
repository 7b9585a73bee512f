"""What commands print: JSON shapes, plain text, Markdown, and the terminal or pipe that they are written to."""
