-- CreateTable
CREATE TABLE "Process" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "startedAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "keyIds" TEXT NOT NULL,
    "sealsWith" TEXT NOT NULL
);
