"""What happens by itself: who runs it, what is due, and how it went."""
