-- DropIndex
DROP INDEX "Member_unitId_accountId_key";

-- CreateIndex
CREATE INDEX "Member_unitId_accountId_idx" ON "Member"("unitId", "accountId");
