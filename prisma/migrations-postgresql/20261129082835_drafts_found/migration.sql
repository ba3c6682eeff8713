-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "draftFoundOn" TEXT,
ADD COLUMN     "rosterFoundOn" TEXT;
