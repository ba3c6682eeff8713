-- CreateTable
CREATE TABLE "AccessSheet" (
    "viewerId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    PRIMARY KEY ("viewerId", "roundId")
);

-- CreateTable
CREATE TABLE "ShownMessage" (
    "accountId" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "unitId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    PRIMARY KEY ("accountId", "messageId")
);

-- CreateTable
CREATE TABLE "PlainSuggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "item" INTEGER,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "textSealed" TEXT,
    "sentAt" DATETIME NOT NULL,
    "answerSealed" TEXT,
    "answeredAt" DATETIME,
    "answeredById" TEXT,
    "answerSeenAt" DATETIME,
    "withdrawnAt" DATETIME
);

-- CreateTable
CREATE TABLE "PlainAccessEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "viewerId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PlainShownWords" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "suggestionId" TEXT,
    "accountId" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "shownAt" DATETIME NOT NULL
);

-- What is there is moved aside, to be sealed by the program, which has the key.
INSERT INTO "PlainSuggestion" ("id", "unitId", "memberId", "roundId", "item", "sharing", "sharedWithId", "textSealed", "sentAt", "answerSealed", "answeredAt", "answeredById", "answerSeenAt", "withdrawnAt") SELECT "id", "unitId", "memberId", "roundId", "item", "sharing", "sharedWithId", "textSealed", "sentAt", "answerSealed", "answeredAt", "answeredById", "answerSeenAt", "withdrawnAt" FROM "Suggestion";
INSERT INTO "PlainAccessEvent" ("id", "memberId", "viewerId", "roundId", "what", "firstAt", "lastAt") SELECT "id", "memberId", "viewerId", "roundId", "what", "firstAt", "lastAt" FROM "AccessEvent";
INSERT INTO "PlainShownWords" ("id", "memberId", "roundId", "suggestionId", "accountId", "messageId", "shownAt") SELECT "id", "memberId", "roundId", "suggestionId", "accountId", "messageId", "shownAt" FROM "ShownWords";

-- DropIndex
DROP INDEX "AccessEvent_memberId_lastAt_idx";

-- DropIndex
DROP INDEX "ShownWords_accountId_messageId_memberId_key";

-- DropIndex
DROP INDEX "ShownWords_roundId_idx";

-- DropIndex
DROP INDEX "ShownWords_memberId_idx";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "AccessEvent";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "ShownWords";
PRAGMA foreign_keys=on;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Suggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "Suggestion_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Suggestion_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
DROP TABLE "Suggestion";
ALTER TABLE "new_Suggestion" RENAME TO "Suggestion";
CREATE INDEX "Suggestion_memberId_roundId_idx" ON "Suggestion"("memberId", "roundId");
CREATE INDEX "Suggestion_unitId_idx" ON "Suggestion"("unitId");
CREATE INDEX "Suggestion_roundId_idx" ON "Suggestion"("roundId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "AccessSheet_unitId_idx" ON "AccessSheet"("unitId");

-- CreateIndex
CREATE INDEX "AccessSheet_roundId_idx" ON "AccessSheet"("roundId");

-- CreateIndex
CREATE INDEX "ShownMessage_unitId_idx" ON "ShownMessage"("unitId");

-- CreateIndex
CREATE INDEX "PlainSuggestion_memberId_roundId_idx" ON "PlainSuggestion"("memberId", "roundId");
