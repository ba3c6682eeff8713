-- AlterTable
ALTER TABLE "InboxUpdate" ALTER COLUMN "updateId" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "KnownUpdate" ALTER COLUMN "updateId" SET DATA TYPE BIGINT;

-- CreateTable
CREATE TABLE "Peer" (
    "id" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "beats" INTEGER NOT NULL,

    CONSTRAINT "Peer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "ChatClaim" (
    "chatKey" TEXT NOT NULL,
    "peerId" TEXT NOT NULL,

    CONSTRAINT "ChatClaim_pkey" PRIMARY KEY ("chatKey")
);

-- CreateIndex
CREATE INDEX "ChatClaim_peerId_idx" ON "ChatClaim"("peerId");

-- CreateIndex
CREATE INDEX "KnownUpdate_source_updateId_idx" ON "KnownUpdate"("source", "updateId");

-- AddForeignKey
ALTER TABLE "ChatClaim" ADD CONSTRAINT "ChatClaim_peerId_fkey" FOREIGN KEY ("peerId") REFERENCES "Peer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
