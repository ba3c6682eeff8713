import { expect, it } from 'vitest';
import type { z } from 'zod';
import { commitmentSheetSchema } from '../../src/core/model/commitments.ts';
import { leaveSchema } from '../../src/core/model/leaves.ts';
import { noticeSchema } from '../../src/core/model/notices.ts';
import { pageMessageSchema } from '../../src/core/model/page.ts';
import { paperEntrySchema } from '../../src/core/model/paper.ts';
import { shownScreenSchema } from '../../src/core/model/people.ts';
import { pledgeSchema } from '../../src/core/model/pledges.ts';
import {
  answerWordsSchema,
  reviewSchema,
  revisionSchema,
  type Review,
} from '../../src/core/model/reviews.ts';
import { looksSchema, shownWordsSchema } from '../../src/core/model/shown.ts';
import { suggestionSchema } from '../../src/core/suggestions/suggestion.ts';
import { snapshotCountsSchema } from '../../src/core/summaries/snapshot-counts.ts';
import { frozenSummarySchema } from '../../src/core/summaries/summary.ts';
import { testCipher } from '../support/open-database.ts';
import { createReviewPlaces } from '../../src/storage/reviews.ts';
import { createSnapshotContents } from '../../src/storage/snapshots.ts';
import { createSummaryContents } from '../../src/storage/summaries.ts';

const at = '2026-12-01T08:00:00.000Z';
const ms = Date.parse(at);
const when = new Date(at);
const counts = { made: 1, kept: 1, running: 0, notYet: 0, overdue: 0 };
const participation = { total: 6, sent: 6, late: 0, paper: 0, excused: 0, exempt: 0 };

/** As they stand in files today, with all that may be left out left out, or as an older version wrote them. */
it.each<[string, z.ZodType, string, unknown]>([
  [
    'a leave',
    leaveSchema,
    `{"days":{"fromOn":"2026-12-01","untilOn":"2026-12-02"},"status":"asked","comingTo":[],"askedAt":"${at}"}`,
    { days: { fromOn: '2026-12-01', untilOn: '2026-12-02' }, status: 'asked', comingTo: [], askedAt: when },
  ],
  [
    'a pledge',
    pledgeSchema,
    `{"texts":{"duties":"Việc"},"sharing":"cell","widest":"cell","madeAt":"${at}","reports":[{"status":"kept","at":"${at}"}]}`,
    {
      texts: { duties: 'Việc' },
      sharing: 'cell',
      widest: 'cell',
      madeAt: when,
      reports: [{ status: 'kept', at: when }],
    },
  ],
  [
    'the commitments of a review',
    commitmentSheetSchema,
    `{"commitments":[{"id":"c","checklistKey":"k","item":4,"sharing":"cell","status":"made","reminding":true,"everNamed":true,"madeAt":"${at}","changedAt":"${at}","events":[{"id":"e","status":"made","at":"${at}"}]}],"reminded":{}}`,
    {
      commitments: [
        {
          id: 'c',
          checklistKey: 'k',
          item: 4,
          sharing: 'cell',
          status: 'made',
          reminding: true,
          everNamed: true,
          madeAt: when,
          changedAt: when,
          events: [{ id: 'e', status: 'made', at: when }],
        },
      ],
      reminded: {},
    },
  ],
  [
    'a review at what was called a promise',
    reviewSchema,
    `{"screen":"promise_note","field":"c","editing":false,"late":false,"startedAt":${String(ms)}}`,
    {
      position: { screen: 'commitment_note', commitmentId: 'c' },
      editing: false,
      late: false,
      startedAt: when,
    },
  ],
  [
    'a review in a field',
    reviewSchema,
    `{"screen":"field","item":3,"field":"skip_reason","editing":true,"late":true,"startedAt":${String(ms)},"sentAt":${String(ms)},"wishToldTo":["a"]}`,
    {
      position: { screen: 'field', item: 3, field: 'skip_reason' },
      editing: true,
      late: true,
      startedAt: when,
      sentAt: when,
      wishToldTo: ['a'],
    },
  ],
  [
    'what was sent',
    revisionSchema,
    `{"sharing":"secretary","sharedWithId":"m","late":false,"sentAt":${String(ms)}}`,
    { sharing: 'secretary', sharedWithId: 'm', late: false, sentAt: when },
  ],
  [
    'the words of an answer',
    answerWordsSchema,
    '{"how":"Nể nang","value":{"kind":"choices","options":["a"]}}',
    { how: 'Nể nang', value: { kind: 'choices', options: ['a'] } },
  ],
  [
    'a screen whose dialogue was called rsvp',
    shownScreenSchema,
    '{"dialogue":"rsvp","messageId":7}',
    { dialogue: 'reply', messageId: 7 },
  ],
  [
    'a message of a page',
    pageMessageSchema,
    `{"text":"Chào","buttons":[[{"text":"Mở","data":"x"}]],"isUnread":false,"at":"${at}"}`,
    { text: 'Chào', buttons: [[{ text: 'Mở', data: 'x' }]], isUnread: false, at: when },
  ],
  [
    'a paper form',
    paperEntrySchema,
    `{"memberId":"m","enteredById":"s","startedAt":"${at}","consent":{"version":3,"printedOn":"2026-12-01","signedOn":"2026-12-01","receivedOn":"2026-12-01","sharing":"cell"}}`,
    {
      memberId: 'm',
      enteredById: 's',
      startedAt: when,
      consent: {
        version: 3,
        printedOn: '2026-12-01',
        signedOn: '2026-12-01',
        receivedOn: '2026-12-01',
        sharing: 'cell',
      },
    },
  ],
  ['room for a suggestion', suggestionSchema, '{"item":5}', { item: 5 }],
  [
    'looks',
    looksSchema,
    `[{"id":"l","memberId":"m","what":"summary","firstAt":"${at}","lastAt":"${at}"}]`,
    [{ id: 'l', memberId: 'm', what: 'summary', firstAt: when, lastAt: when }],
  ],
  [
    'whose words stand in a message',
    shownWordsSchema,
    `[{"id":"w","memberId":"m","roundId":"r","shownAt":"${at}"}]`,
    [{ id: 'w', memberId: 'm', roundId: 'r', shownAt: when }],
  ],
  [
    'a notice',
    noticeSchema,
    '{"kind":"words_removed","roundId":"r","messageId":-3}',
    { kind: 'words_removed', roundId: 'r', messageId: -3 },
  ],
  [
    'counts from before whole reviews were counted',
    snapshotCountsSchema,
    '{"cell":[],"addressed":[{"sharedWithId":"m","items":[]}],"pooled":[]}',
    { cell: [], addressed: [{ sharedWithId: 'm', items: [] }], pooled: [] },
  ],
  [
    'a summary whose comparison was a bare number',
    frozenSummarySchema,
    JSON.stringify({
      closed: true,
      participation,
      people: [],
      words: [],
      pooledReviews: 0,
      commitments: counts,
      items: [{ item: 1, at_risk: 1, correcting: 0, discuss: 0, skipped: 0, rest: 5, change: 2 }],
    }),
    {
      closed: true,
      participation,
      people: [],
      words: [],
      pooledReviews: 0,
      commitments: counts,
      items: [{ item: 1, at_risk: 1, correcting: 0, discuss: 0, skipped: 0, rest: 5 }],
    },
  ],
])('%s is read as it was written', (_what, shape, text, said) => {
  expect(shape.parse(JSON.parse(text))).toEqual(said);
});

it('counts and summaries whose number or fingerprint lay elsewhere open without it', () => {
  const cipher = testCipher();
  const nothing = { cell: [], addressed: [], pooled: [] };
  const place = (table: string, column: string) => ({ table, column, rowId: 'id' });
  const snapshot = cipher.seal(place('Snapshot', 'countsSealed'), JSON.stringify(nothing));
  expect(createSnapshotContents(cipher).open('id', snapshot)).toEqual({ counts: nothing, reviews: 0 });

  const content = {
    closed: true,
    participation,
    people: [],
    items: [],
    words: [],
    pooledReviews: 0,
    commitments: counts,
  };
  const summary = cipher.seal(place('Summary', 'contentSealed'), JSON.stringify(content));
  expect(createSummaryContents(cipher).open('id', summary)).toEqual({ content, fingerprint: '' });
});

it('a review stands where an earlier version left it, at what was called a promise then', () => {
  const cipher = testCipher();
  const places = createReviewPlaces(cipher);
  const position = { screen: 'commitment_note', commitmentId: 'c' } as const;
  const review: Review = {
    ...{ id: 'review', participantId: 'participant', position, editing: false, late: false },
    ...{ sharing: undefined, sharedWithId: undefined, lastInputId: undefined },
    ...{ startedAt: new Date(0), touchedAt: new Date(0) },
    ...{ sentAt: undefined, editedAt: undefined, erasedAt: undefined },
  };
  const place = { table: 'Review', column: 'placeSealed', rowId: 'review' };
  const earlier = cipher
    .open(place, places.seal('review', review))
    .replace('commitment_note', 'promise_note');
  expect(places.open('review', cipher.seal(place, earlier)).position).toEqual(position);
});
