"""The private side of articles: what writers and editors see in the admin. Nothing public imports from here."""
