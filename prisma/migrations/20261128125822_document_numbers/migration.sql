-- CreateTable
CREATE TABLE "DocumentNumber" (
    "unitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "number" INTEGER,

    PRIMARY KEY ("unitId", "kind", "about"),
    CONSTRAINT "DocumentNumber_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
