-- CreateTable
CREATE TABLE "Leave" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "Leave_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Leave_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Leave_unitId_idx" ON "Leave"("unitId");

-- CreateIndex
CREATE INDEX "Leave_memberId_idx" ON "Leave"("memberId");
