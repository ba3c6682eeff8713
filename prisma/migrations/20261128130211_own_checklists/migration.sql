-- AlterTable
ALTER TABLE "Checklist" ADD COLUMN "contentSealed" TEXT;
ALTER TABLE "Checklist" ADD COLUMN "ownerId" TEXT;
ALTER TABLE "Checklist" ADD COLUMN "withdrawnAt" DATETIME;

-- CreateIndex
CREATE INDEX "Checklist_ownerId_idx" ON "Checklist"("ownerId");
