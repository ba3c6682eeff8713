-- AlterTable
ALTER TABLE "Summary" ADD COLUMN "openedAt" DATETIME;

-- Who has opened what was approved before is not known: it stays approved.
UPDATE "Summary" SET "openedAt" = "approvedAt";
