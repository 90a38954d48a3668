"""How far mentors and mentees of a program agree. Reads a whole program."""
