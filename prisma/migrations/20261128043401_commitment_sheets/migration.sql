-- CreateTable
CREATE TABLE "CommitmentSheet" (
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    PRIMARY KEY ("memberId", "roundId"),
    CONSTRAINT "CommitmentSheet_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CommitmentSheet_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CommitmentSheet_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlainCommitment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "checklistKey" TEXT NOT NULL,
    "item" INTEGER NOT NULL,
    "textSealed" TEXT,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "dueOn" TEXT,
    "status" TEXT NOT NULL,
    "reminding" BOOLEAN NOT NULL,
    "reminded" TEXT,
    "everNamed" BOOLEAN NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    "withdrawnAt" DATETIME
);

-- CreateTable
CREATE TABLE "PlainCommitmentEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "commitmentId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "noteSealed" TEXT,
    "dueOn" TEXT,
    "roundId" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "CommitmentSheet_unitId_idx" ON "CommitmentSheet"("unitId");

-- CreateIndex
CREATE INDEX "CommitmentSheet_roundId_idx" ON "CommitmentSheet"("roundId");

-- CreateIndex
CREATE INDEX "PlainCommitment_memberId_roundId_idx" ON "PlainCommitment"("memberId", "roundId");

-- CreateIndex
CREATE INDEX "PlainCommitmentEvent_commitmentId_idx" ON "PlainCommitmentEvent"("commitmentId");

-- What is there is moved aside, to be sealed by the program, which has the key.
INSERT INTO "PlainCommitment" ("id", "unitId", "memberId", "roundId", "checklistKey", "item", "textSealed", "sharing", "sharedWithId", "dueOn", "status", "reminding", "reminded", "everNamed", "madeAt", "changedAt", "settledAt", "withdrawnAt") SELECT "id", "unitId", "memberId", "roundId", "checklistKey", "item", "textSealed", "sharing", "sharedWithId", "dueOn", "status", "reminding", "reminded", "everNamed", "madeAt", "changedAt", "settledAt", "withdrawnAt" FROM "Commitment";
INSERT INTO "PlainCommitmentEvent" ("id", "commitmentId", "status", "noteSealed", "dueOn", "roundId", "at") SELECT "id", "commitmentId", "status", "noteSealed", "dueOn", "roundId", "at" FROM "CommitmentEvent";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "CommitmentEvent";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Commitment";
PRAGMA foreign_keys=on;
