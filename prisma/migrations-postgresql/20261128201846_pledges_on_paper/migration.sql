-- CreateTable
CREATE TABLE "PledgePaper" (
    "unitId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "marksSealed" TEXT NOT NULL,

    CONSTRAINT "PledgePaper_pkey" PRIMARY KEY ("unitId","year")
);

-- AddForeignKey
ALTER TABLE "PledgePaper" ADD CONSTRAINT "PledgePaper_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
