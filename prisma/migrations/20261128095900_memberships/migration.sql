-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "membership" TEXT;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN "membership" TEXT;

-- Whether somebody is an official or a probationary member, and whether they take part, are two facts. Of who was exempt
-- or here for a time the first is not known.
UPDATE "Member" SET "membership" = "standing", "standing" = 'active' WHERE "standing" IN ('official', 'probationary');
