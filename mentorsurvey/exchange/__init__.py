"""Files in and out: the roster, the links of a round."""

from mentorsurvey.exchange.links_file import write_links
from mentorsurvey.exchange.roster_files import Table, read

__all__ = ["Table", "read", "write_links"]
