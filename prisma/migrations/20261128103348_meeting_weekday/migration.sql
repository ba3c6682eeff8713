-- AlterTable
ALTER TABLE "Unit" ADD COLUMN "meetingWeekday" TEXT;
