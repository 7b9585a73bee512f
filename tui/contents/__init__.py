"""What the screens say, apart from how it is painted."""
