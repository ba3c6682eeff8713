-- CreateTable
CREATE TABLE "KnownUpdate" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "updateId" INTEGER NOT NULL
);

-- What the last id told, up to as many updates as an older version may have handled without confirming them.
WITH RECURSIVE
    "last"("id") AS (
        SELECT CAST(substr("value", 1, instr("value", ' ') - 1) AS INTEGER) FROM "Meta" WHERE "key" = 'lastUpdate'
    ),
    "back"("steps") AS (SELECT 999 UNION ALL SELECT "steps" - 1 FROM "back" WHERE "steps" > 0)
INSERT INTO "KnownUpdate" ("source", "updateId") SELECT '', "id" - "steps" FROM "last", "back" ORDER BY "steps" DESC;
DELETE FROM "Meta" WHERE "key" = 'lastUpdate';

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_InboxUpdate" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "source" TEXT NOT NULL,
    "updateId" INTEGER NOT NULL,
    "chatKey" TEXT NOT NULL,
    "payloadSealed" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" DATETIME NOT NULL,
    "setAsideAt" DATETIME
);
INSERT INTO "new_InboxUpdate" ("source", "attempts", "chatKey", "payloadSealed", "receivedAt", "setAsideAt", "updateId") SELECT '', "attempts", "chatKey", "payloadSealed", "receivedAt", "setAsideAt", "updateId" FROM "InboxUpdate" ORDER BY "updateId";
DROP TABLE "InboxUpdate";
ALTER TABLE "new_InboxUpdate" RENAME TO "InboxUpdate";
CREATE INDEX "InboxUpdate_setAsideAt_idx" ON "InboxUpdate"("setAsideAt");
CREATE UNIQUE INDEX "InboxUpdate_source_updateId_key" ON "InboxUpdate"("source", "updateId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
