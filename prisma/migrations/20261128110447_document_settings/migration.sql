-- CreateTable
CREATE TABLE "DocumentSettings" (
    "unitId" TEXT NOT NULL PRIMARY KEY,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "DocumentSettings_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
