"""Django's PostgreSQL backend, with an embedded server that starts when the first connection is made, faster moments, and
statements whose plan the server keeps."""

import datetime as dt
from functools import lru_cache

from django.db.backends.postgresql import base, operations
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from psycopg.adapt import AdaptersMap

from newsroom.database import embedded_server


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor, sql, params):
        """For the log of queries: a cursor whose plans are kept does not say what it sent."""
        if isinstance(cursor, base.ServerBindingCursor):
            return self.compose_sql(sql, params)
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def get_connection_params(self):
        if folder := self.settings_dict.get("EMBEDDED_FOLDER"):
            info = embedded_server(folder).get_postmaster_info()
            self.settings_dict["HOST"] = str(info.socket_dir or info.hostname)
            self.settings_dict["PORT"] = str(info.port)
        parameters = super().get_connection_params()
        if self.timezone is dt.UTC:
            parameters["context"] = _with_faster_moments(parameters["context"])
        return parameters

    def planning_cursor(self):
        """A cursor whose statements the server parses once in the life of a connection; it plans them for whatever values
        once that has shown to be as good as to plan them for the values of each time."""
        self.ensure_connection()
        with self.wrap_database_errors:
            return self._prepare_cursor(base.ServerBindingCursor(self.connection))


class MomentLoader(BaseTzLoader):
    """Reads moments in a seventh of the time of psycopg's own: a page of twenty releases has eighty of them."""

    timezone = dt.UTC

    def load(self, data):
        text = str(data, "ascii")
        try:
            return dt.datetime.fromisoformat(text) if text.endswith("+00") else super().load(data)
        except ValueError:  # a year of five digits, about which psycopg complains in its own words
            return super().load(data)


@lru_cache
def _with_faster_moments(adapters):
    found = AdaptersMap(adapters)
    found.register_loader("timestamptz", MomentLoader)
    return found
