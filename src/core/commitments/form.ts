import { z } from 'zod';
import { read, readText, unclear, type Form } from '../forms/form.ts';
import type { CommitmentReport } from '../model/commitments.ts';
import type { TextProblem } from '../text/typed.ts';
import { dateNote, parseDate, type DateNote } from '../time/date-input.ts';
import type { LocalDate } from '../time/local-time.ts';

/** What a member says of a commitment: how it stands, a note on that, or another deadline. */
export type Said =
  | { kind: 'status'; status: CommitmentReport }
  | { kind: 'note'; note: string }
  | { kind: 'deadline'; dueOn: LocalDate };

export type CommitmentNote = { kind: TextProblem | 'not_text' } | DateNote;

const draftSchema = z.object({
  commitmentId: z.string(),
  field: z.enum(['note', 'deadline']),
  lastInputId: z.int().optional(),
});
export type Field = z.infer<typeof draftSchema>['field'];

type Place = { dates: { today: LocalDate; meetingOn?: LocalDate } };

/** How far it is, or until when, as somebody types it. */
export const commitmentForm: Form<z.infer<typeof draftSchema>, Field, Place, Said, CommitmentNote> = {
  draft: draftSchema,
  asks: ({ field }) => field,
  questions: {
    note: {
      read: (text) => {
        const note = readText(text);
        return note.status === 'read'
          ? read({ kind: 'note', note: note.answer })
          : unclear({ kind: note.problem });
      },
    },
    deadline: {
      read: (text, { dates }) => {
        const date = parseDate(text, dates);
        return date.status === 'parsed'
          ? read({ kind: 'deadline', dueOn: date.on })
          : unclear(dateNote(date, text));
      },
    },
  },
};
