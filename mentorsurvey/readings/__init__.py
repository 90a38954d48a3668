"""Measures over what an actor may see: the reflection, the overview, one relationship."""
