"""Puts the database back after a test that commits: to the rows that the migrations left, touching only what differs.

Django's own flush truncates every table and makes content types, permissions and roles anew, which takes longer than
most tests. Copies of what a new database holds are kept in a schema beside it, and a function in there compares.
"""

from django.db import connection

SCHEMA = """
    CREATE SCHEMA pristine;
    CREATE FUNCTION pristine.restore() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica AS $$
    DECLARE
      kept record;
      differs boolean;
    BEGIN
      FOR kept IN SELECT name, columns FROM pristine.tables LOOP
        EXECUTE format(
          'SELECT EXISTS (SELECT t::text FROM public.%1$I t EXCEPT ALL SELECT t::text FROM pristine.%1$I t)'
          ' OR (SELECT count(*) FROM public.%1$I) <> (SELECT count(*) FROM pristine.%1$I)', kept.name
        ) INTO differs;
        IF differs THEN
          EXECUTE format('DELETE FROM public.%I', kept.name);
          EXECUTE format('INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM pristine.%1$I', kept.name, kept.columns);
        END IF;
      END LOOP;
    END $$;
    CREATE TABLE pristine.tables AS
      SELECT table_name::text AS name, string_agg(quote_ident(column_name), ', ') AS columns
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
      GROUP BY table_name;
"""


def remember() -> bool:
    """Keep what a new database holds; False for a user who may not tell triggers to look away from what is put back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(SCHEMA)
        cursor.execute("SELECT name FROM pristine.tables")
        for (name,) in cursor.fetchall():
            cursor.execute(f'CREATE TABLE pristine."{name}" AS TABLE public."{name}"')  # noqa: S608 -- our own tables
    return True


def restore():
    """Make it hold that again. Sequences go on counting, as they do after Django's flush."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pristine.restore()")
