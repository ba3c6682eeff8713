-- CreateTable
CREATE TABLE "Door" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "addressHash" TEXT NOT NULL,
    "addressSealed" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    CONSTRAINT "Door_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlainDoor" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "telegramId" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PlainGroupChat" (
    "groupId" TEXT NOT NULL PRIMARY KEY,
    "chatId" TEXT NOT NULL
);

-- What is there is moved aside, to be sealed by the program, which has the key.
INSERT INTO "PlainDoor" ("accountId", "telegramId", "openedAt") SELECT "id", "telegramId", "createdAt" FROM "Account";
INSERT INTO "PlainGroupChat" ("groupId", "chatId") SELECT "id", "chatId" FROM "Group";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "locale" TEXT,
    "reachable" BOOLEAN NOT NULL DEFAULT true,
    "unreachableAt" DATETIME,
    "screenSealed" TEXT,
    "draftSealed" TEXT,
    "rosterSealed" TEXT,
    "activeUnitId" TEXT,
    "pendingInvitationId" TEXT,
    "tokenFailures" INTEGER NOT NULL DEFAULT 0,
    "tokenFailedAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_Account" ("activeUnitId", "createdAt", "draftSealed", "id", "locale", "pendingInvitationId", "reachable", "rosterSealed", "screenSealed", "tokenFailedAt", "tokenFailures", "unreachableAt") SELECT "activeUnitId", "createdAt", "draftSealed", "id", "locale", "pendingInvitationId", "reachable", "rosterSealed", "screenSealed", "tokenFailedAt", "tokenFailures", "unreachableAt" FROM "Account";
DROP TABLE "Account";
ALTER TABLE "new_Account" RENAME TO "Account";
CREATE TABLE "new_Group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chatHash" TEXT NOT NULL,
    "chatSealed" TEXT NOT NULL,
    "unitId" TEXT,
    "askedUnitId" TEXT,
    "status" TEXT NOT NULL,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "addedAt" DATETIME NOT NULL,
    "linkedAt" DATETIME,
    "migratedAt" DATETIME,
    "leftAt" DATETIME,
    "topicId" INTEGER,
    "mutedAt" DATETIME,
    "mutedWhy" TEXT,
    CONSTRAINT "Group_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Group_askedUnitId_fkey" FOREIGN KEY ("askedUnitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Group" ("addedAt", "askedUnitId", "chatHash", "chatSealed", "id", "isAdmin", "leftAt", "linkedAt", "migratedAt", "mutedAt", "mutedWhy", "status", "topicId", "unitId") SELECT "addedAt", "askedUnitId", "id", '', "id", "isAdmin", "leftAt", "linkedAt", "migratedAt", "mutedAt", "mutedWhy", "status", "topicId", "unitId" FROM "Group";
DROP TABLE "Group";
ALTER TABLE "new_Group" RENAME TO "Group";
CREATE UNIQUE INDEX "Group_chatHash_key" ON "Group"("chatHash");
CREATE UNIQUE INDEX "Group_unitId_key" ON "Group"("unitId");
CREATE INDEX "Group_askedUnitId_idx" ON "Group"("askedUnitId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Door_addressHash_key" ON "Door"("addressHash");

-- CreateIndex
CREATE INDEX "Door_accountId_idx" ON "Door"("accountId");
