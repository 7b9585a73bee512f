"""From text to rows of cells: wrapping, setting side by side, painting, selecting. No screen is known here."""
