-- CreateTable
CREATE TABLE "PagePush" (
    "doorId" TEXT NOT NULL PRIMARY KEY,
    "contentSealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "agreedAt" DATETIME NOT NULL,
    CONSTRAINT "PagePush_doorId_fkey" FOREIGN KEY ("doorId") REFERENCES "Door" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
