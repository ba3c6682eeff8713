-- CreateTable
CREATE TABLE "PlainScreen" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "dialogue" TEXT,
    "screenMessageId" INTEGER
);

-- What is there is moved aside, to be sealed by the program, which has the key.
INSERT INTO "PlainScreen" ("accountId", "dialogue", "screenMessageId") SELECT "id", "dialogue", "screenMessageId" FROM "Account";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "telegramId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
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
INSERT INTO "new_Account" ("activeUnitId", "chatId", "createdAt", "draftSealed", "id", "locale", "pendingInvitationId", "reachable", "rosterSealed", "telegramId", "tokenFailedAt", "tokenFailures", "unreachableAt") SELECT "activeUnitId", "chatId", "createdAt", "draftSealed", "id", "locale", "pendingInvitationId", "reachable", "rosterSealed", "telegramId", "tokenFailedAt", "tokenFailures", "unreachableAt" FROM "Account";
DROP TABLE "Account";
ALTER TABLE "new_Account" RENAME TO "Account";
CREATE UNIQUE INDEX "Account_telegramId_key" ON "Account"("telegramId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
