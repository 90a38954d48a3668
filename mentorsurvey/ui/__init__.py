"""What every page shares: who is here, questions, words, what may be cached."""
