-- AlterTable
ALTER TABLE "Door" ADD COLUMN "usedAt" DATETIME;

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN "codeHash" TEXT;

-- CreateTable
CREATE TABLE "DoorCode" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "DoorCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PageMessage" (
    "accountId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "doorId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "number"),
    CONSTRAINT "PageMessage_doorId_fkey" FOREIGN KEY ("doorId") REFERENCES "Door" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PageFile" (
    "accountId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytesSealed" TEXT NOT NULL,

    PRIMARY KEY ("accountId", "number"),
    CONSTRAINT "PageFile_accountId_number_fkey" FOREIGN KEY ("accountId", "number") REFERENCES "PageMessage" ("accountId", "number") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DoorCode_accountId_idx" ON "DoorCode"("accountId");

-- CreateIndex
CREATE INDEX "PageMessage_doorId_idx" ON "PageMessage"("doorId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_codeHash_key" ON "Invitation"("codeHash");
