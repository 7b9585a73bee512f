"""Exports: what a library holds, in plain formats that other programs read, and this one reads back."""
