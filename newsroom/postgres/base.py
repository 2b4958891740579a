"""Django's PostgreSQL backend, with an embedded server that starts when the first connection is made."""

from django.db.backends.postgresql import base

from newsroom.database import embedded_server


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self):
        info = embedded_server(self.settings_dict["EMBEDDED_FOLDER"]).get_postmaster_info()
        self.settings_dict["HOST"] = str(info.socket_dir or info.hostname)
        self.settings_dict["PORT"] = str(info.port)
        return super().get_connection_params()
