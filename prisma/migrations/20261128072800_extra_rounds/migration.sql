-- The round of an extra meeting is called as its meeting is.
UPDATE "Round"
SET "kind" = 'extra'
WHERE "kind" = 'thematic' AND "meetingId" IN (SELECT "id" FROM "Meeting" WHERE "kind" = 'extra');
