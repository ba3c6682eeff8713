-- CreateTable
CREATE TABLE "PlainSnapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviews" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "PlainSummary" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fingerprint" TEXT NOT NULL
);

-- What is there is moved aside, to be sealed by the program, which has the key.
INSERT INTO "PlainSnapshot" ("id", "reviews") SELECT "id", "reviews" FROM "Snapshot";
INSERT INTO "PlainSummary" ("id", "fingerprint") SELECT "id", "fingerprint" FROM "Summary";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "countsSealed" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Snapshot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Snapshot" ("countsSealed", "createdAt", "id", "kind", "number", "roundId") SELECT "countsSealed", "createdAt", "id", "kind", "number", "roundId" FROM "Snapshot";
DROP TABLE "Snapshot";
ALTER TABLE "new_Snapshot" RENAME TO "Snapshot";
CREATE UNIQUE INDEX "Snapshot_roundId_number_key" ON "Snapshot"("roundId", "number");
CREATE TABLE "new_Summary" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "approvedById" TEXT NOT NULL,
    "approvedAt" DATETIME NOT NULL,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "Summary_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Summary" ("approvedAt", "approvedById", "contentSealed", "id", "number", "roundId") SELECT "approvedAt", "approvedById", "contentSealed", "id", "number", "roundId" FROM "Summary";
DROP TABLE "Summary";
ALTER TABLE "new_Summary" RENAME TO "Summary";
CREATE UNIQUE INDEX "Summary_roundId_number_key" ON "Summary"("roundId", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
