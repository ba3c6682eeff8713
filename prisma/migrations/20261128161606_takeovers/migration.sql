-- CreateTable
CREATE TABLE "Takeover" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "fromAccountId" TEXT,
    "toAccountId" TEXT,
    "at" DATETIME NOT NULL,
    "opensFrom" DATETIME,
    "contestedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "Takeover_memberId_idx" ON "Takeover"("memberId");

-- CreateIndex
CREATE INDEX "Takeover_toAccountId_idx" ON "Takeover"("toAccountId");

-- CreateIndex
CREATE INDEX "Takeover_fromAccountId_idx" ON "Takeover"("fromAccountId");
