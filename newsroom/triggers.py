"""Triggers that tables of several apps have in common."""

import pgtrigger


def notes_changes(name: str) -> pgtrigger.Trigger:
    """Keeps in `changed_at` when a row was changed last, whatever the road of the change; writing what stood there is none."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="""
        NEW.changed_at := OLD.changed_at;
        IF NEW IS DISTINCT FROM OLD THEN
            NEW.changed_at := now();
        END IF;
        RETURN NEW;
    """,
    )
