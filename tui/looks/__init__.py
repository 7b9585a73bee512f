"""How the screens look: colours, their contrast, themes, and which of them holds."""
