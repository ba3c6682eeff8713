-- AlterTable
-- Whoever has agreed so far has agreed to Telegram's line.
ALTER TABLE "Consent" ADD COLUMN "door" TEXT NOT NULL DEFAULT 'telegram';
