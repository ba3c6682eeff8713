-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "heldSaidAt" DATETIME;
