import { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeReport } from '../../src/documents/report.ts';
import { createPress } from '../../src/documents/press.ts';
import { documentData } from '../support/document-data.ts';
import {
  minutesFacts,
  ownReviewFacts,
  ownYearFacts,
  paperFormFacts,
  pledgeFacts,
  reportFacts,
} from '../support/document-facts.ts';
import { readDocx } from '../support/docx.ts';

const told = z.object({ process: z.instanceof(ChildProcess) });

async function processesBegunBy(work: () => Promise<unknown>): Promise<ChildProcess[]> {
  const begun: ChildProcess[] = [];
  const note = (message: unknown): unknown => begun.push(told.parse(message).process);
  subscribe('child_process', note);
  await work();
  unsubscribe('child_process', note);
  return begun;
}

const press = createPress(documentData, { lingerMs: 60_000 });
/** The process that makes everything that this press is asked for. */
let printer: ChildProcess | undefined;

beforeAll(async () => {
  [printer] = await processesBegunBy(() => press.minutes(minutesFacts()));
});

afterAll(() => {
  printer?.kill('SIGKILL');
});

describe('the press', () => {
  it('makes in a process of its own what would be made here', async () => {
    const facts = reportFacts();
    const [printed, here] = [
      await press.report(facts, { for: 'committee' }),
      await makeReport(documentData, facts, { for: 'committee' }),
    ];
    expect(printed.name).toBe(here.name);
    expect(readDocx(printed.bytes).text).toBe(readDocx(here.bytes).text);
  });

  it('makes several that are asked for at once', async () => {
    const files = await Promise.all([
      press.minutes(minutesFacts()),
      press.ownReview(ownReviewFacts()),
      press.ownYear(ownYearFacts()),
      press.pledge(pledgeFacts()),
      press.paperForms(paperFormFacts()),
    ]);
    expect(files.map(({ name }) => name)).toEqual([
      'bien-ban_chi-bo-to-dan-pho-5_2026-12.docx',
      'ban-tu-soi_le-thi-thu_2026-12.docx',
      'bang-tra_le-thi-thu_2026.docx',
      'ban-cam-ket_le-thi-thu_2026.docx',
      'phieu-tu-soi_do-van-tu_2026-12.docx',
    ]);
  });

  it('makes one soon after another in the same process, which ends once nothing more is asked for', async () => {
    const ended: string[] = [];
    const short = createPress(documentData, { lingerMs: 300, onEnded: () => ended.push('ended') });
    const begun = await processesBegunBy(async () => {
      await short.minutes(minutesFacts());
      await short.ownReview(ownReviewFacts());
    });
    expect(begun).toHaveLength(1);
    expect(ended).toEqual([]);
    await expect.poll(() => begun[0]?.signalCode).toBe('SIGKILL');
    expect(ended).toEqual(['ended']);
    expect((await short.ownReview(ownReviewFacts())).name).toBe('ban-tu-soi_le-thi-thu_2026-12.docx');
  });

  it('gives that process nothing of its own environment', () => {
    const environment = readFileSync(`/proc/${printer?.pid}/environ`, 'utf8').split('\0');
    expect(environment.filter((one) => one !== '' && !one.startsWith('NODE_CHANNEL_'))).toEqual([]);
  });

  it('lets the program go on while sixty forms are made', async () => {
    const [person] = paperFormFacts().people;
    if (person === undefined) throw new Error('the form is for nobody');
    const people = Array.from({ length: 60 }, () => person);
    const printed = press.paperForms(paperFormFacts({ people }));
    let [turns, done] = [0, false];
    void printed.finally(() => (done = true));
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
    expect(readDocx((await printed).bytes).sections).toHaveLength(61);
    expect(turns).toBeGreaterThan(100);
  });

  it('says so when one cannot be made, and makes the next', async () => {
    // @ts-expect-error: no round
    await expect(press.ownReview({ ...ownReviewFacts(), round: undefined })).rejects.toThrow();
    expect((await press.ownReview(ownReviewFacts())).name).toBe('ban-tu-soi_le-thi-thu_2026-12.docx');
  });
});
