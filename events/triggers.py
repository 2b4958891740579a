"""What the database keeps of conferences and participants whatever the road: a form, a verb, a fixture, a bulk update."""

import pgtrigger

from newsroom.triggers import notes_changes

# Readers' calendars take an event for changed only when its sequence has risen (RFC 5545, 3.8.7.4). The columns are found
# by their first words, so that those of another language count as well. A save writes back what it read; the identity and
# both counters are therefore taken from the row and never from the one who writes.
COUNT_CHANGES = pgtrigger.Trigger(
    name="conference_counts_changes",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func="""
        NEW.calendar_uid := OLD.calendar_uid;
        NEW.sequence := OLD.sequence;
        NEW.changed_at := OLD.changed_at;
        IF NEW IS DISTINCT FROM OLD THEN
            NEW.changed_at := now();
        END IF;
        IF EXISTS (
            SELECT FROM jsonb_each(to_jsonb(NEW)) AS written
            WHERE written.value IS DISTINCT FROM to_jsonb(OLD) -> written.key
            AND written.key ~ '^(starts_on|ends_on|start_time|end_time|time_zone|status|(place|venue)_|latitude|longitude)'
        ) THEN
            NEW.sequence := OLD.sequence + 1;
        END IF;
        RETURN NEW;
    """,
)

# Followers are told by Last-Modified when the name in the title of a participant's feed was changed, whatever the road.
NOTE_CHANGES = notes_changes("participant_notes_changes")

KEEP_ROOM_FOR_SESSIONS = pgtrigger.Trigger(
    name="conference_keeps_room",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("starts_on", "ends_on"),
    func="""
        IF EXISTS (
            SELECT FROM events_session WHERE conference_id = NEW.id AND day > NEW.ends_on - NEW.starts_on + 1
        ) THEN
            RAISE EXCEPTION 'conference_keeps_room: a session stands on a later day' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)

SESSION_WITHIN_CONFERENCE = pgtrigger.Trigger(
    name="session_within_conference",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    declare=[("days", "INTEGER")],
    func="""
        SELECT ends_on - starts_on + 1 INTO days FROM events_conference WHERE id = NEW.conference_id FOR SHARE;
        IF NEW.day > days THEN
            RAISE EXCEPTION 'session_within_conference: day % of %', NEW.day, days USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)

SPEAKER_AT_CONFERENCE = pgtrigger.Trigger(
    name="session_speaker_at_conference",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="""
        IF (SELECT conference_id FROM events_session WHERE id = NEW.session_id)
            IS DISTINCT FROM (SELECT conference_id FROM events_participation WHERE id = NEW.participation_id) THEN
            RAISE EXCEPTION 'session_speaker_at_conference: the speaker takes part in another conference'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)
