-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Meta_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Process" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "keyIds" TEXT NOT NULL,
    "sealsWith" TEXT NOT NULL,

    CONSTRAINT "Process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxUpdate" (
    "position" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "updateId" INTEGER NOT NULL,
    "chatKey" TEXT NOT NULL,
    "payloadSealed" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "setAsideAt" TIMESTAMP(3),

    CONSTRAINT "InboxUpdate_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "KnownUpdate" (
    "position" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "updateId" INTEGER NOT NULL,

    CONSTRAINT "KnownUpdate_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "Dialogue" (
    "key" TEXT NOT NULL,
    "stateSealed" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Dialogue_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "parentId" TEXT,
    "kind" TEXT NOT NULL,
    "nameSealed" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "meetingDay" INTEGER,
    "meetingWeekday" TEXT,
    "meetingTime" TEXT,
    "meetingShift" TEXT,
    "meetingPlaceSealed" TEXT,
    "checklistKey" TEXT,
    "setupSealed" TEXT,
    "readyAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentSettings" (
    "unitId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "DocumentSettings_pkey" PRIMARY KEY ("unitId")
);

-- CreateTable
CREATE TABLE "DocumentNumber" (
    "unitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "number" INTEGER,
    "lastBefore" INTEGER,

    CONSTRAINT "DocumentNumber_pkey" PRIMARY KEY ("unitId","kind","about")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "locale" TEXT,
    "reachable" BOOLEAN NOT NULL DEFAULT true,
    "unreachableAt" TIMESTAMP(3),
    "screenSealed" TEXT,
    "draftSealed" TEXT,
    "rosterSealed" TEXT,
    "activeUnitId" TEXT,
    "pendingInvitationId" TEXT,
    "pageNumber" INTEGER NOT NULL DEFAULT 0,
    "tokenFailures" INTEGER NOT NULL DEFAULT 0,
    "tokenFailedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Door" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "addressHash" TEXT NOT NULL,
    "addressSealed" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "Door_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PagePush" (
    "doorId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "agreedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PagePush_pkey" PRIMARY KEY ("doorId")
);

-- CreateTable
CREATE TABLE "DoorCode" (
    "codeHash" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DoorCode_pkey" PRIMARY KEY ("codeHash")
);

-- CreateTable
CREATE TABLE "Takeover" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "fromAccountId" TEXT,
    "toAccountId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "opensFrom" TIMESTAMP(3),
    "contestedAt" TIMESTAMP(3),

    CONSTRAINT "Takeover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PageMessage" (
    "accountId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "doorId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PageMessage_pkey" PRIMARY KEY ("accountId","number")
);

-- CreateTable
CREATE TABLE "PageFile" (
    "accountId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytesSealed" TEXT NOT NULL,

    CONSTRAINT "PageFile_pkey" PRIMARY KEY ("accountId","number")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "door" TEXT NOT NULL DEFAULT 'telegram',
    "locale" TEXT NOT NULL,
    "givenAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "accountId" TEXT,
    "nameSealed" TEXT NOT NULL,
    "membership" TEXT,
    "standing" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "joinedAt" TIMESTAMP(3),
    "addedAt" TIMESTAMP(3) NOT NULL,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Office" (
    "id" TEXT NOT NULL,
    "unitId" TEXT,
    "memberId" TEXT,
    "accountId" TEXT,
    "role" TEXT NOT NULL,
    "fromAt" TIMESTAMP(3) NOT NULL,
    "untilAt" TIMESTAMP(3),

    CONSTRAINT "Office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unitId" TEXT,
    "memberId" TEXT,
    "tokenHash" TEXT NOT NULL,
    "codeHash" TEXT,
    "createdBy" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT,
    "nameSealed" TEXT,
    "status" TEXT NOT NULL,
    "previousAccountId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT,

    CONSTRAINT "JoinRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Checklist" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effectiveOn" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "ownerId" TEXT,
    "contentSealed" TEXT,
    "withdrawnAt" TIMESTAMP(3),
    "loadedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "time" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "placeSealed" TEXT NOT NULL,
    "titleSealed" TEXT,
    "agendaSealed" TEXT,
    "status" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3),
    "agendaChangedAt" TIMESTAMP(3),
    "announcedAt" TIMESTAMP(3),
    "announcements" INTEGER NOT NULL DEFAULT 0,
    "heldSaidAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "meetingId" TEXT,
    "checklistId" TEXT NOT NULL,
    "focusItems" TEXT,
    "ownChecklist" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "opensAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "lateUntilAt" TIMESTAMP(3) NOT NULL,
    "openedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "cancelledAt" TIMESTAMP(3),
    "completeToldAt" TIMESTAMP(3),
    "textsDeletedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT 'member',
    "status" TEXT NOT NULL,
    "reasonSealed" TEXT,
    "addedAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3),

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperSheet" (
    "roundId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "PaperSheet_pkey" PRIMARY KEY ("roundId")
);

-- CreateTable
CREATE TABLE "PaperEntry" (
    "participantId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "PaperEntry_pkey" PRIMARY KEY ("participantId")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "sent" BOOLEAN NOT NULL,
    "touchedAt" TIMESTAMP(3) NOT NULL,
    "placeSealed" TEXT NOT NULL,
    "levelsSealed" TEXT NOT NULL,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewTexts" (
    "reviewId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "ReviewTexts_pkey" PRIMARY KEY ("reviewId")
);

-- CreateTable
CREATE TABLE "ReviewRevision" (
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "factsSealed" TEXT NOT NULL,
    "levelsSealed" TEXT NOT NULL,
    "textsSealed" TEXT NOT NULL,

    CONSTRAINT "ReviewRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderSlot" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),
    "outcome" TEXT,

    CONSTRAINT "ReminderSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "meetingOn" TEXT NOT NULL,
    "deliveryId" TEXT,
    "plannedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "dedupeHash" TEXT NOT NULL,
    "accountId" TEXT,
    "groupId" TEXT,
    "roundId" TEXT,
    "contentSealed" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "messageId" INTEGER,
    "opened" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "countsSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Summary" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "approvedById" TEXT NOT NULL,
    "approvedAt" TIMESTAMP(3) NOT NULL,
    "openedAt" TIMESTAMP(3),
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "Summary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessSheet" (
    "viewerId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "AccessSheet_pkey" PRIMARY KEY ("viewerId","roundId")
);

-- CreateTable
CREATE TABLE "ShownMessage" (
    "accountId" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "unitId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "ShownMessage_pkey" PRIMARY KEY ("accountId","messageId")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "id" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "reply" TEXT,
    "replyOn" TEXT,
    "reasonSealed" TEXT,
    "repliedAt" TIMESTAMP(3),
    "outcome" TEXT,
    "membership" TEXT,
    "takenAt" TIMESTAMP(3),
    "takenById" TEXT,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommitmentSheet" (
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "CommitmentSheet_pkey" PRIMARY KEY ("memberId","roundId")
);

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pledge" (
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "Pledge_pkey" PRIMARY KEY ("memberId","year")
);

-- CreateTable
CREATE TABLE "Leave" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "contentSealed" TEXT NOT NULL,

    CONSTRAINT "Leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PledgeSeason" (
    "unitId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "time" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3),
    "countsSealed" TEXT,

    CONSTRAINT "PledgeSeason_pkey" PRIMARY KEY ("unitId","year","time")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT NOT NULL,
    "chatHash" TEXT NOT NULL,
    "chatSealed" TEXT NOT NULL,
    "unitId" TEXT,
    "askedUnitId" TEXT,
    "status" TEXT NOT NULL,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "addedAt" TIMESTAMP(3) NOT NULL,
    "linkedAt" TIMESTAMP(3),
    "migratedAt" TIMESTAMP(3),
    "leftAt" TIMESTAMP(3),
    "topicId" INTEGER,
    "mutedAt" TIMESTAMP(3),
    "mutedWhy" TEXT,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainDoor" (
    "accountId" TEXT NOT NULL,
    "telegramId" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlainDoor_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "PlainGroupChat" (
    "groupId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,

    CONSTRAINT "PlainGroupChat_pkey" PRIMARY KEY ("groupId")
);

-- CreateTable
CREATE TABLE "PlainCommitment" (
    "id" TEXT NOT NULL,
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
    "reminding" BOOLEAN NOT NULL,
    "reminded" TEXT,
    "everNamed" BOOLEAN NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3),
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "PlainCommitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainCommitmentEvent" (
    "id" TEXT NOT NULL,
    "commitmentId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "noteSealed" TEXT,
    "dueOn" TEXT,
    "roundId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlainCommitmentEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainReview" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "item" INTEGER,
    "field" TEXT,
    "sharing" TEXT,
    "sharedWithId" TEXT,
    "editing" BOOLEAN NOT NULL,
    "lastInputId" INTEGER,
    "touchedAt" TIMESTAMP(3) NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "editedAt" TIMESTAMP(3),
    "late" BOOLEAN NOT NULL,
    "erasedAt" TIMESTAMP(3),

    CONSTRAINT "PlainReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainAnswer" (
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "item" INTEGER NOT NULL,
    "dataSealed" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlainAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainRevision" (
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "contentSealed" TEXT,
    "late" BOOLEAN NOT NULL,
    "snapshotId" TEXT,
    "sentAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlainRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainSuggestion" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "item" INTEGER,
    "sharing" TEXT NOT NULL,
    "sharedWithId" TEXT,
    "textSealed" TEXT,
    "sentAt" TIMESTAMP(3) NOT NULL,
    "answerSealed" TEXT,
    "answeredAt" TIMESTAMP(3),
    "answeredById" TEXT,
    "answerSeenAt" TIMESTAMP(3),
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "PlainSuggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainAccessEvent" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "viewerId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "firstAt" TIMESTAMP(3) NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlainAccessEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainShownWords" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "suggestionId" TEXT,
    "accountId" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "shownAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlainShownWords_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainSnapshot" (
    "id" TEXT NOT NULL,
    "reviews" INTEGER NOT NULL,

    CONSTRAINT "PlainSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainSummary" (
    "id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "PlainSummary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlainScreen" (
    "accountId" TEXT NOT NULL,
    "dialogue" TEXT,
    "screenMessageId" INTEGER,

    CONSTRAINT "PlainScreen_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "PlainDelivery" (
    "id" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "noticeSealed" TEXT NOT NULL,

    CONSTRAINT "PlainDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InboxUpdate_setAsideAt_idx" ON "InboxUpdate"("setAsideAt");

-- CreateIndex
CREATE UNIQUE INDEX "InboxUpdate_source_updateId_key" ON "InboxUpdate"("source", "updateId");

-- CreateIndex
CREATE UNIQUE INDEX "Door_addressHash_key" ON "Door"("addressHash");

-- CreateIndex
CREATE INDEX "Door_accountId_idx" ON "Door"("accountId");

-- CreateIndex
CREATE INDEX "DoorCode_accountId_idx" ON "DoorCode"("accountId");

-- CreateIndex
CREATE INDEX "Takeover_memberId_idx" ON "Takeover"("memberId");

-- CreateIndex
CREATE INDEX "Takeover_toAccountId_idx" ON "Takeover"("toAccountId");

-- CreateIndex
CREATE INDEX "Takeover_fromAccountId_idx" ON "Takeover"("fromAccountId");

-- CreateIndex
CREATE INDEX "PageMessage_doorId_idx" ON "PageMessage"("doorId");

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
CREATE UNIQUE INDEX "Invitation_codeHash_key" ON "Invitation"("codeHash");

-- CreateIndex
CREATE INDEX "Invitation_unitId_idx" ON "Invitation"("unitId");

-- CreateIndex
CREATE INDEX "JoinRequest_unitId_status_idx" ON "JoinRequest"("unitId", "status");

-- CreateIndex
CREATE INDEX "JoinRequest_accountId_idx" ON "JoinRequest"("accountId");

-- CreateIndex
CREATE INDEX "Checklist_ownerId_idx" ON "Checklist"("ownerId");

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
CREATE INDEX "PaperEntry_roundId_idx" ON "PaperEntry"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_participantId_key" ON "Review"("participantId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewRevision_reviewId_number_key" ON "ReviewRevision"("reviewId", "number");

-- CreateIndex
CREATE INDEX "ReminderSlot_doneAt_dueAt_idx" ON "ReminderSlot"("doneAt", "dueAt");

-- CreateIndex
CREATE INDEX "ReminderSlot_roundId_idx" ON "ReminderSlot"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_roundId_participantId_kind_meetingOn_key" ON "Reminder"("roundId", "participantId", "kind", "meetingOn");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_dedupeHash_key" ON "Delivery"("dedupeHash");

-- CreateIndex
CREATE INDEX "Delivery_status_notBefore_idx" ON "Delivery"("status", "notBefore");

-- CreateIndex
CREATE INDEX "Delivery_groupId_status_idx" ON "Delivery"("groupId", "status");

-- CreateIndex
CREATE INDEX "Delivery_roundId_idx" ON "Delivery"("roundId");

-- CreateIndex
CREATE INDEX "Delivery_accountId_messageId_idx" ON "Delivery"("accountId", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_roundId_number_key" ON "Snapshot"("roundId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Summary_roundId_number_key" ON "Summary"("roundId", "number");

-- CreateIndex
CREATE INDEX "AccessSheet_unitId_idx" ON "AccessSheet"("unitId");

-- CreateIndex
CREATE INDEX "AccessSheet_roundId_idx" ON "AccessSheet"("roundId");

-- CreateIndex
CREATE INDEX "ShownMessage_unitId_idx" ON "ShownMessage"("unitId");

-- CreateIndex
CREATE INDEX "Attendance_memberId_idx" ON "Attendance"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Attendance_meetingId_memberId_key" ON "Attendance"("meetingId", "memberId");

-- CreateIndex
CREATE INDEX "CommitmentSheet_unitId_idx" ON "CommitmentSheet"("unitId");

-- CreateIndex
CREATE INDEX "CommitmentSheet_roundId_idx" ON "CommitmentSheet"("roundId");

-- CreateIndex
CREATE INDEX "Suggestion_memberId_roundId_idx" ON "Suggestion"("memberId", "roundId");

-- CreateIndex
CREATE INDEX "Suggestion_unitId_idx" ON "Suggestion"("unitId");

-- CreateIndex
CREATE INDEX "Suggestion_roundId_idx" ON "Suggestion"("roundId");

-- CreateIndex
CREATE INDEX "Pledge_unitId_year_idx" ON "Pledge"("unitId", "year");

-- CreateIndex
CREATE INDEX "Leave_unitId_idx" ON "Leave"("unitId");

-- CreateIndex
CREATE INDEX "Leave_memberId_idx" ON "Leave"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Group_chatHash_key" ON "Group"("chatHash");

-- CreateIndex
CREATE UNIQUE INDEX "Group_unitId_key" ON "Group"("unitId");

-- CreateIndex
CREATE INDEX "Group_askedUnitId_idx" ON "Group"("askedUnitId");

-- CreateIndex
CREATE INDEX "PlainCommitment_memberId_roundId_idx" ON "PlainCommitment"("memberId", "roundId");

-- CreateIndex
CREATE INDEX "PlainCommitmentEvent_commitmentId_idx" ON "PlainCommitmentEvent"("commitmentId");

-- CreateIndex
CREATE INDEX "PlainAnswer_reviewId_idx" ON "PlainAnswer"("reviewId");

-- CreateIndex
CREATE INDEX "PlainRevision_reviewId_idx" ON "PlainRevision"("reviewId");

-- CreateIndex
CREATE INDEX "PlainSuggestion_memberId_roundId_idx" ON "PlainSuggestion"("memberId", "roundId");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentSettings" ADD CONSTRAINT "DocumentSettings_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentNumber" ADD CONSTRAINT "DocumentNumber_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Door" ADD CONSTRAINT "Door_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PagePush" ADD CONSTRAINT "PagePush_doorId_fkey" FOREIGN KEY ("doorId") REFERENCES "Door"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DoorCode" ADD CONSTRAINT "DoorCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageMessage" ADD CONSTRAINT "PageMessage_doorId_fkey" FOREIGN KEY ("doorId") REFERENCES "Door"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageFile" ADD CONSTRAINT "PageFile_accountId_number_fkey" FOREIGN KEY ("accountId", "number") REFERENCES "PageMessage"("accountId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Office" ADD CONSTRAINT "Office_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Office" ADD CONSTRAINT "Office_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Office" ADD CONSTRAINT "Office_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_checklistId_fkey" FOREIGN KEY ("checklistId") REFERENCES "Checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperSheet" ADD CONSTRAINT "PaperSheet_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperEntry" ADD CONSTRAINT "PaperEntry_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewTexts" ADD CONSTRAINT "ReviewTexts_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewRevision" ADD CONSTRAINT "ReviewRevision_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderSlot" ADD CONSTRAINT "ReminderSlot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Summary" ADD CONSTRAINT "Summary_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentSheet" ADD CONSTRAINT "CommitmentSheet_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentSheet" ADD CONSTRAINT "CommitmentSheet_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentSheet" ADD CONSTRAINT "CommitmentSheet_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pledge" ADD CONSTRAINT "Pledge_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pledge" ADD CONSTRAINT "Pledge_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leave" ADD CONSTRAINT "Leave_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leave" ADD CONSTRAINT "Leave_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PledgeSeason" ADD CONSTRAINT "PledgeSeason_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Group" ADD CONSTRAINT "Group_askedUnitId_fkey" FOREIGN KEY ("askedUnitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;
