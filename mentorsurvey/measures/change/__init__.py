"""The one model of change: what a pair is compared with, its present level, and its falls."""
