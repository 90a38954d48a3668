"""`python -m mentorsurvey` is the command `mentorsurvey`."""

from mentorsurvey.cli import main

if __name__ == "__main__":
    main(prog_name="mentorsurvey")
