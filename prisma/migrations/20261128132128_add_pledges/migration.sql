-- CreateTable
CREATE TABLE "Pledge" (
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "contentSealed" TEXT NOT NULL,

    PRIMARY KEY ("memberId", "year"),
    CONSTRAINT "Pledge_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Pledge_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PledgeSeason" (
    "unitId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "time" TEXT NOT NULL,
    "askedAt" DATETIME,
    "countsSealed" TEXT,

    PRIMARY KEY ("unitId", "year", "time"),
    CONSTRAINT "PledgeSeason_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Pledge_unitId_year_idx" ON "Pledge"("unitId", "year");
