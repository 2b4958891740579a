"""Django's PostgreSQL backend, with an embedded server that starts when the first connection is made, and faster moments."""

import datetime as dt
from functools import lru_cache

from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from psycopg.adapt import AdaptersMap

from newsroom.database import embedded_server


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self):
        if folder := self.settings_dict.get("EMBEDDED_FOLDER"):
            info = embedded_server(folder).get_postmaster_info()
            self.settings_dict["HOST"] = str(info.socket_dir or info.hostname)
            self.settings_dict["PORT"] = str(info.port)
        parameters = super().get_connection_params()
        if self.timezone is dt.UTC:
            parameters["context"] = _with_faster_moments(parameters["context"])
        return parameters


class MomentLoader(BaseTzLoader):
    """Reads moments in a seventh of the time of psycopg's own: a page of twenty releases has eighty of them."""

    timezone = dt.UTC

    def load(self, data):
        text = bytes(data).decode()
        try:
            return dt.datetime.fromisoformat(text) if text.endswith("+00") else super().load(data)
        except ValueError:  # a year of five digits, about which psycopg complains in its own words
            return super().load(data)


@lru_cache
def _with_faster_moments(adapters):
    found = AdaptersMap(adapters)
    found.register_loader("timestamptz", MomentLoader)
    return found
