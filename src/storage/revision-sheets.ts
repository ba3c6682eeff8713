import { keptRevision, revisionSchema, type Revision } from '../core/model/reviews.ts';
import { joinTexts, levelsText, markWidth, readLevels, textsText } from './answer-text.ts';
import type { Cipher } from './keys/cipher.ts';
import { paddedColumn, sizedColumn } from './engine/columns.ts';
import { jsonColumn } from './engine/json.ts';
import { rowReader, text, whole } from './engine/row.ts';
import type { Sql } from './engine/sql.ts';

const columns = {
  ...{ id: text, reviewId: text, number: whole },
  ...{ factsSealed: text, levelsSealed: text, textsSealed: text },
};
export const revisionRow = rowReader(columns);
export const revisionOfMember = rowReader({ ...columns, memberId: text });
export type RevisionRow = ReturnType<typeof revisionRow>;

export type RevisionSheets = {
  open: (row: RevisionRow) => Revision;
  /** Without the answers, which take by far the longest. */
  openFacts: (row: Pick<RevisionRow, 'id' | 'factsSealed'>) => Pick<Revision, 'sharing' | 'snapshotId'>;
  insert: (sql: Sql, revision: Revision) => Promise<void>;
  updateFacts: (sql: Sql, revision: Revision) => Promise<void>;
  /** Removes the answers; in the file it looks as before. */
  empty: (sql: Sql, row: RevisionRow) => Promise<void>;
};

/** Stands in front of answers; without it they were deleted. */
const standing = 'standing';

/** A review as it was sent: of one size for its checklist, however it was answered and shared, and with steps for texts. */
export function createRevisionSheets(cipher: Cipher): RevisionSheets {
  const facts = jsonColumn(
    sizedColumn(cipher, 'ReviewRevision', 'factsSealed'),
    revisionSchema,
    keptRevision,
  );
  const levels = sizedColumn(cipher, 'ReviewRevision', 'levelsSealed');
  const texts = paddedColumn(cipher, 'ReviewRevision', 'textsSealed');

  const openFacts = ({ id, factsSealed }: Pick<RevisionRow, 'id' | 'factsSealed'>) =>
    facts.open(id, factsSealed);

  return {
    openFacts,
    open({ id, reviewId, number, factsSealed, levelsSealed, textsSealed }) {
      const { mark, given } = readLevels(levels.open(id, levelsSealed).trimEnd());
      const isStanding = mark.trimEnd() === standing;
      return {
        ...{ id, reviewId, number, ...openFacts({ id, factsSealed }) },
        answers: isStanding
          ? joinTexts(given, texts.open(id, textsSealed)).map(({ answer }) => answer)
          : undefined,
      };
    },
    async insert(sql, revision) {
      const { id, reviewId, number, answers = [] } = revision;
      const given = answers.map((answer) => ({ answer, at: 0 }));
      const statement = `INSERT INTO ReviewRevision (id, reviewId, number, factsSealed, levelsSealed, textsSealed)
        VALUES (?, ?, ?, ?, ?, ?)`;
      await sql.run(statement, [
        ...[id, reviewId, number, facts.seal(id, revision)],
        levels.seal(id, levelsText(revision.answers === undefined ? '' : standing, given)),
        texts.seal(id, textsText(answers)),
      ]);
    },
    async updateFacts(sql, revision) {
      const statement = 'UPDATE ReviewRevision SET factsSealed = ? WHERE id = ?';
      await sql.run(statement, [facts.seal(revision.id, revision), revision.id]);
    },
    async empty(sql, { id, levelsSealed }) {
      const { length } = levels.open(id, levelsSealed);
      const statement = 'UPDATE ReviewRevision SET levelsSealed = ?, textsSealed = ? WHERE id = ?';
      const nothing = levelsText('', []).padEnd(Math.max(length, markWidth));
      await sql.run(statement, [levels.seal(id, nothing), texts.seal(id, textsText([])), id]);
    },
  };
}
