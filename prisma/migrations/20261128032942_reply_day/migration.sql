-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "replyOn" TEXT;

-- Of a meeting that has been moved nothing tells which replies are older than the move: they all stay.
UPDATE "Attendance"
SET "replyOn" = (SELECT "on" FROM "Meeting" WHERE "Meeting"."id" = "Attendance"."meetingId")
WHERE "reply" IS NOT NULL;
