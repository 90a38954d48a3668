"""The only place with SQL: the database, its migrations, one module a noun."""

from mentorsurvey.store.database import Database, Tx, create, open_database

__all__ = ["Database", "Tx", "create", "open_database"]
