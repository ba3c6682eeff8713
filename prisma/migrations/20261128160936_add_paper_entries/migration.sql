-- CreateTable
CREATE TABLE "PaperSheet" (
    "roundId" TEXT NOT NULL PRIMARY KEY,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "PaperSheet_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PaperEntry" (
    "participantId" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "PaperEntry_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PaperEntry_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PaperEntry_roundId_idx" ON "PaperEntry"("roundId");
