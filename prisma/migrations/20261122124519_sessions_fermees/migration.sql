-- CreateTable
CREATE TABLE "session_fermee" (
    "session" UUID NOT NULL,
    "fin_le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_fermee_pkey" PRIMARY KEY ("session")
);

-- CreateIndex
CREATE INDEX "session_fermee_fin_le_idx" ON "session_fermee"("fin_le");
