-- AlterTable
ALTER TABLE "Review" ADD COLUMN "answersMark" TEXT;
