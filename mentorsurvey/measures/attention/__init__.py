"""Whom to check in with: the rules, what they raise, the draw, and how good a list is."""
