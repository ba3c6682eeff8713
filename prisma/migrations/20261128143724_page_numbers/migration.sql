-- AlterTable
ALTER TABLE "Account" ADD COLUMN "pageNumber" INTEGER NOT NULL DEFAULT 0;

-- Messages that stand on pages already are counted.
UPDATE "Account" SET "pageNumber" = coalesce(
  (SELECT min("number") FROM "PageMessage" WHERE "PageMessage"."accountId" = "Account"."id"), 0);
