"""What a program sends by mail: to whom, in which words, and how it leaves."""
