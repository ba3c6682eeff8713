-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "InboxUpdate" (
    "updateId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "chatKey" TEXT NOT NULL,
    "payloadSealed" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" DATETIME NOT NULL,
    "setAsideAt" DATETIME
);

-- CreateTable
CREATE TABLE "Dialogue" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "stateSealed" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "parentId" TEXT,
    "kind" TEXT NOT NULL,
    "nameSealed" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "meetingDay" INTEGER,
    "meetingTime" TEXT,
    "meetingShift" TEXT,
    "meetingPlaceSealed" TEXT,
    "checklistKey" TEXT,
    "setupSealed" TEXT,
    "readyAt" DATETIME,
    "closedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "telegramId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "locale" TEXT,
    "reachable" BOOLEAN NOT NULL DEFAULT true,
    "unreachableAt" DATETIME,
    "dialogue" TEXT,
    "draftSealed" TEXT,
    "screenMessageId" INTEGER,
    "activeUnitId" TEXT,
    "pendingInvitationId" TEXT,
    "tokenFailures" INTEGER NOT NULL DEFAULT 0,
    "tokenFailedAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Consent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "accountId" TEXT,
    "nameSealed" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "joinedAt" DATETIME,
    "addedAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "Member_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Member_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Office" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT,
    "memberId" TEXT,
    "accountId" TEXT,
    "role" TEXT NOT NULL,
    "fromAt" DATETIME NOT NULL,
    "untilAt" DATETIME,
    CONSTRAINT "Office_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Office_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Office_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    CONSTRAINT "Handover_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Handover_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Handover_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "unitId" TEXT,
    "memberId" TEXT,
    "tokenHash" TEXT NOT NULL,
    "createdBy" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    "usedAt" DATETIME,
    CONSTRAINT "Invitation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Invitation_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "invitationId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT,
    "nameSealed" TEXT,
    "status" TEXT NOT NULL,
    "previousAccountId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" TEXT,
    CONSTRAINT "JoinRequest_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "JoinRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "JoinRequest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Checklist" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effectiveOn" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "loadedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "time" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "placeSealed" TEXT NOT NULL,
    "titleSealed" TEXT,
    "agendaSealed" TEXT,
    "status" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "askedAt" DATETIME,
    "agendaChangedAt" DATETIME,
    "announcedAt" DATETIME,
    "announcements" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Meeting_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "meetingId" TEXT,
    "checklistId" TEXT NOT NULL,
    "focusItems" TEXT,
    "ownChecklist" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "lateUntilAt" DATETIME NOT NULL,
    "openedAt" DATETIME,
    "closedAt" DATETIME,
    "cancelledAt" DATETIME,
    "completeToldAt" DATETIME,
    "textsDeletedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Round_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Round_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Round_checklistId_fkey" FOREIGN KEY ("checklistId") REFERENCES "Checklist" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT 'member',
    "status" TEXT NOT NULL,
    "reasonSealed" TEXT,
    "addedAt" DATETIME NOT NULL,
    "changedAt" DATETIME,
    CONSTRAINT "Participant_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Participant_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "participantId" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "item" INTEGER,
    "field" TEXT,
    "sharing" TEXT,
    "sharedWithId" TEXT,
    "editing" BOOLEAN NOT NULL DEFAULT false,
    "lastInputId" INTEGER,
    "touchedAt" DATETIME NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "editedAt" DATETIME,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "erasedAt" DATETIME,
    "textsDeletedAt" DATETIME,
    CONSTRAINT "Review_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "item" INTEGER NOT NULL,
    "dataSealed" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Answer_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewRevision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reviewId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "contentSealed" TEXT,
    "late" BOOLEAN NOT NULL,
    "snapshotId" TEXT,
    "sentAt" DATETIME NOT NULL,
    CONSTRAINT "ReviewRevision_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewRevision_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReminderSlot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "outcome" TEXT,
    CONSTRAINT "ReminderSlot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "meetingOn" TEXT NOT NULL,
    "deliveryId" TEXT,
    "plannedAt" DATETIME NOT NULL,
    CONSTRAINT "Reminder_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reminder_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reminder_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "accountId" TEXT,
    "groupId" TEXT,
    "roundId" TEXT,
    "kind" TEXT NOT NULL,
    "noticeSealed" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "messageId" INTEGER,
    "error" TEXT,
    "createdAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    CONSTRAINT "Delivery_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Delivery_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reviews" INTEGER NOT NULL,
    "countsSealed" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Snapshot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Summary" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "approvedById" TEXT NOT NULL,
    "approvedAt" DATETIME NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    CONSTRAINT "Summary_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccessEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "viewerId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL,
    CONSTRAINT "AccessEvent_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShownWords" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "suggestionId" TEXT,
    "accountId" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "shownAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "meetingId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "reply" TEXT,
    "reasonSealed" TEXT,
    "repliedAt" DATETIME,
    "outcome" TEXT,
    "takenAt" DATETIME,
    "takenById" TEXT,
    CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attendance_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "checklistKey" TEXT NOT NULL,
    "item" INTEGER NOT NULL,
    "textSealed" TEXT,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "dueOn" TEXT,
    "status" TEXT NOT NULL,
    "reminding" BOOLEAN NOT NULL DEFAULT true,
    "reminded" TEXT,
    "everNamed" BOOLEAN NOT NULL DEFAULT false,
    "madeAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Commitment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commitment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CommitmentEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "commitmentId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "noteSealed" TEXT,
    "dueOn" TEXT,
    "roundId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "CommitmentEvent_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "item" INTEGER,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "textSealed" TEXT,
    "sentAt" DATETIME NOT NULL,
    "answerSealed" TEXT,
    "answeredAt" DATETIME,
    "answeredById" TEXT,
    "answerSeenAt" DATETIME,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Suggestion_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Suggestion_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chatId" TEXT NOT NULL,
    "unitId" TEXT,
    "askedUnitId" TEXT,
    "status" TEXT NOT NULL,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "addedAt" DATETIME NOT NULL,
    "linkedAt" DATETIME,
    "migratedAt" DATETIME,
    "leftAt" DATETIME,
    CONSTRAINT "Group_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Group_askedUnitId_fkey" FOREIGN KEY ("askedUnitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "InboxUpdate_setAsideAt_idx" ON "InboxUpdate"("setAsideAt");

-- CreateIndex
CREATE UNIQUE INDEX "Account_telegramId_key" ON "Account"("telegramId");

-- CreateIndex
CREATE INDEX "Consent_accountId_idx" ON "Consent"("accountId");

-- CreateIndex
CREATE INDEX "Member_unitId_accountId_idx" ON "Member"("unitId", "accountId");

-- CreateIndex
CREATE INDEX "Member_accountId_idx" ON "Member"("accountId");

-- CreateIndex
CREATE INDEX "Office_unitId_role_idx" ON "Office"("unitId", "role");

-- CreateIndex
CREATE INDEX "Office_memberId_idx" ON "Office"("memberId");

-- CreateIndex
CREATE INDEX "Office_accountId_idx" ON "Office"("accountId");

-- CreateIndex
CREATE INDEX "Handover_unitId_status_idx" ON "Handover"("unitId", "status");

-- CreateIndex
CREATE INDEX "Handover_fromId_idx" ON "Handover"("fromId");

-- CreateIndex
CREATE INDEX "Handover_toId_idx" ON "Handover"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_unitId_idx" ON "Invitation"("unitId");

-- CreateIndex
CREATE INDEX "JoinRequest_unitId_status_idx" ON "JoinRequest"("unitId", "status");

-- CreateIndex
CREATE INDEX "JoinRequest_accountId_idx" ON "JoinRequest"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Checklist_key_version_key" ON "Checklist"("key", "version");

-- CreateIndex
CREATE INDEX "Meeting_status_startsAt_idx" ON "Meeting"("status", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_unitId_slot_key" ON "Meeting"("unitId", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "Round_meetingId_key" ON "Round"("meetingId");

-- CreateIndex
CREATE INDEX "Round_unitId_idx" ON "Round"("unitId");

-- CreateIndex
CREATE INDEX "Round_openedAt_opensAt_idx" ON "Round"("openedAt", "opensAt");

-- CreateIndex
CREATE INDEX "Round_closedAt_closesAt_idx" ON "Round"("closedAt", "closesAt");

-- CreateIndex
CREATE INDEX "Participant_memberId_idx" ON "Participant"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_roundId_memberId_subject_key" ON "Participant"("roundId", "memberId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Review_participantId_key" ON "Review"("participantId");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_reviewId_item_key" ON "Answer"("reviewId", "item");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewRevision_reviewId_number_key" ON "ReviewRevision"("reviewId", "number");

-- CreateIndex
CREATE INDEX "ReminderSlot_doneAt_dueAt_idx" ON "ReminderSlot"("doneAt", "dueAt");

-- CreateIndex
CREATE INDEX "ReminderSlot_roundId_idx" ON "ReminderSlot"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_roundId_participantId_kind_meetingOn_key" ON "Reminder"("roundId", "participantId", "kind", "meetingOn");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_dedupeKey_key" ON "Delivery"("dedupeKey");

-- CreateIndex
CREATE INDEX "Delivery_status_notBefore_idx" ON "Delivery"("status", "notBefore");

-- CreateIndex
CREATE INDEX "Delivery_groupId_status_idx" ON "Delivery"("groupId", "status");

-- CreateIndex
CREATE INDEX "Delivery_roundId_kind_idx" ON "Delivery"("roundId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_roundId_number_key" ON "Snapshot"("roundId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Summary_roundId_number_key" ON "Summary"("roundId", "number");

-- CreateIndex
CREATE INDEX "AccessEvent_memberId_lastAt_idx" ON "AccessEvent"("memberId", "lastAt");

-- CreateIndex
CREATE INDEX "ShownWords_memberId_idx" ON "ShownWords"("memberId");

-- CreateIndex
CREATE INDEX "ShownWords_roundId_idx" ON "ShownWords"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "ShownWords_accountId_messageId_memberId_key" ON "ShownWords"("accountId", "messageId", "memberId");

-- CreateIndex
CREATE INDEX "Attendance_memberId_idx" ON "Attendance"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_meetingId_memberId_key" ON "Attendance"("meetingId", "memberId");

-- CreateIndex
CREATE INDEX "Commitment_unitId_status_idx" ON "Commitment"("unitId", "status");

-- CreateIndex
CREATE INDEX "Commitment_status_dueOn_idx" ON "Commitment"("status", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_memberId_roundId_item_key" ON "Commitment"("memberId", "roundId", "item");

-- CreateIndex
CREATE INDEX "CommitmentEvent_commitmentId_at_idx" ON "CommitmentEvent"("commitmentId", "at");

-- CreateIndex
CREATE INDEX "Suggestion_unitId_sentAt_idx" ON "Suggestion"("unitId", "sentAt");

-- CreateIndex
CREATE INDEX "Suggestion_roundId_idx" ON "Suggestion"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Suggestion_memberId_roundId_item_key" ON "Suggestion"("memberId", "roundId", "item");

-- CreateIndex
CREATE UNIQUE INDEX "Group_chatId_key" ON "Group"("chatId");

-- CreateIndex
CREATE UNIQUE INDEX "Group_unitId_key" ON "Group"("unitId");

-- CreateIndex
CREATE INDEX "Group_askedUnitId_idx" ON "Group"("askedUnitId");
