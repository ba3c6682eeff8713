-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeHash" TEXT NOT NULL,
    "accountId" TEXT,
    "groupId" TEXT,
    "roundId" TEXT,
    "contentSealed" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "messageId" INTEGER,
    "opened" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    CONSTRAINT "Delivery_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Delivery_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Delivery" ("accountId", "attempts", "contentSealed", "createdAt", "dedupeHash", "expiresAt", "groupId", "id", "messageId", "notBefore", "roundId", "settledAt", "status") SELECT "accountId", "attempts", "contentSealed", "createdAt", "dedupeHash", "expiresAt", "groupId", "id", "messageId", "notBefore", "roundId", "settledAt", "status" FROM "Delivery";
DROP TABLE "Delivery";
ALTER TABLE "new_Delivery" RENAME TO "Delivery";
CREATE UNIQUE INDEX "Delivery_dedupeHash_key" ON "Delivery"("dedupeHash");
CREATE INDEX "Delivery_status_notBefore_idx" ON "Delivery"("status", "notBefore");
CREATE INDEX "Delivery_groupId_status_idx" ON "Delivery"("groupId", "status");
CREATE INDEX "Delivery_roundId_idx" ON "Delivery"("roundId");
CREATE INDEX "Delivery_accountId_messageId_idx" ON "Delivery"("accountId", "messageId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
