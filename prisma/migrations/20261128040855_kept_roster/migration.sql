-- AlterTable
ALTER TABLE "Account" ADD COLUMN "rosterSealed" TEXT;
