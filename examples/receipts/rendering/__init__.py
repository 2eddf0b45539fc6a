"""Draws the sample receipts: sale -> till roll -> photograph. See ../README.md."""
