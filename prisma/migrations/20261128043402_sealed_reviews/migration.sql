-- CreateTable
CREATE TABLE "ReviewTexts" (
    "reviewId" TEXT NOT NULL PRIMARY KEY,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "ReviewTexts_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlainReview" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "participantId" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "item" INTEGER,
    "field" TEXT,
    "sharing" TEXT,
    "sharedWithId" TEXT,
    "editing" BOOLEAN NOT NULL,
    "lastInputId" INTEGER,
    "touchedAt" DATETIME NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "editedAt" DATETIME,
    "late" BOOLEAN NOT NULL,
    "erasedAt" DATETIME
);

-- CreateTable
CREATE TABLE "PlainAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "item" INTEGER NOT NULL,
    "dataSealed" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PlainRevision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "contentSealed" TEXT,
    "late" BOOLEAN NOT NULL,
    "snapshotId" TEXT,
    "sentAt" DATETIME NOT NULL
);

-- What is there is moved aside, to be sealed by the program, which has the key.
INSERT INTO "PlainReview" ("id", "participantId", "screen", "item", "field", "sharing", "sharedWithId", "editing", "lastInputId", "touchedAt", "startedAt", "sentAt", "editedAt", "late", "erasedAt") SELECT "id", "participantId", "screen", "item", "field", "sharing", "sharedWithId", "editing", "lastInputId", "touchedAt", "startedAt", "sentAt", "editedAt", "late", "erasedAt" FROM "Review";
INSERT INTO "PlainAnswer" ("id", "reviewId", "item", "dataSealed", "updatedAt") SELECT "id", "reviewId", "item", "dataSealed", "updatedAt" FROM "Answer";
INSERT INTO "PlainRevision" ("id", "reviewId", "number", "sharing", "sharedWithId", "contentSealed", "late", "snapshotId", "sentAt") SELECT "id", "reviewId", "number", "sharing", "sharedWithId", "contentSealed", "late", "snapshotId", "sentAt" FROM "ReviewRevision";

-- DropIndex
DROP INDEX "Answer_reviewId_item_key";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Answer";
PRAGMA foreign_keys=on;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "participantId" TEXT NOT NULL,
    "sent" BOOLEAN NOT NULL,
    "touchedAt" DATETIME NOT NULL,
    "placeSealed" TEXT NOT NULL,
    "levelsSealed" TEXT NOT NULL,
    CONSTRAINT "Review_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
DROP TABLE "Review";
ALTER TABLE "new_Review" RENAME TO "Review";
CREATE UNIQUE INDEX "Review_participantId_key" ON "Review"("participantId");
CREATE TABLE "new_ReviewRevision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "factsSealed" TEXT NOT NULL,
    "levelsSealed" TEXT NOT NULL,
    "textsSealed" TEXT NOT NULL,
    CONSTRAINT "ReviewRevision_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
DROP TABLE "ReviewRevision";
ALTER TABLE "new_ReviewRevision" RENAME TO "ReviewRevision";
CREATE UNIQUE INDEX "ReviewRevision_reviewId_number_key" ON "ReviewRevision"("reviewId", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "PlainAnswer_reviewId_idx" ON "PlainAnswer"("reviewId");

-- CreateIndex
CREATE INDEX "PlainRevision_reviewId_idx" ON "PlainRevision"("reviewId");
