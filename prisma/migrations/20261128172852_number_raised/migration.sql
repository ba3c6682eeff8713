-- AlterTable
ALTER TABLE "DocumentNumber" ADD COLUMN "lastBefore" INTEGER;
