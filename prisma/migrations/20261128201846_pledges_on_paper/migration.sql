-- CreateTable
CREATE TABLE "PledgePaper" (
    "unitId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "marksSealed" TEXT NOT NULL,

    PRIMARY KEY ("unitId", "year"),
    CONSTRAINT "PledgePaper_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
