-- AlterTable
ALTER TABLE "Account" ADD COLUMN "draftFoundOn" TEXT;
ALTER TABLE "Account" ADD COLUMN "rosterFoundOn" TEXT;
