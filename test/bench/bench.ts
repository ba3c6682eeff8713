import { parseArgs } from 'node:util';
import { measureAnswers } from './answers.ts';
import { measureBroadcasts } from './broadcasts.ts';
import { measureDocuments } from './documents.ts';
import { measureEngines } from './engines.ts';
import { isFarOff, toFigure, type Measured } from './figure.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measurePage } from './page.ts';
import { city, measureReviewBytes } from './review-bytes.ts';
import { measureStarts } from './starts.ts';
import { measureSummaries } from './summaries.ts';
import { measureTaps } from './taps.ts';

const usage = `npm run bench [-- --quick] [-- --only=answers,taps,page,paint,summaries,documents,starts,broadcasts,bytes,engines]

Prints one line of JSON a figure. --quick takes four minutes and fails only where a goal is missed by a factor of two;
without it a run takes some twenty minutes on an idle machine, and fails where a goal is missed.
`;

type Part = (isQuick: boolean) => Promise<Measured[]>;

/** In the order in which they disturb each other least. */
const parts: Readonly<Record<string, Part>> = {
  starts: (isQuick) => measureStarts({ runs: isQuick ? 1 : 5 }),
  answers: (isQuick) => measureAnswers({ runs: isQuick ? 1 : 15 }),
  taps: (isQuick) =>
    measureTaps(
      isQuick
        ? { seconds: 4, runs: 1, rates: [200, 400], rateSeconds: 3 }
        : { seconds: 10, runs: 5, rates: [200, 300, 400, 500, 600, 700, 800], rateSeconds: 8 },
    ),
  page: (isQuick) =>
    measurePage(
      isQuick ? { seconds: 3, runs: 3, restSeconds: 2 } : { seconds: 10, runs: 5, restSeconds: 10 },
    ),
  paint: (isQuick) => measureFirstPaint({ runs: isQuick ? 3 : 9 }),
  summaries: (isQuick) => measureSummaries({ runs: isQuick ? 3 : 25 }),
  documents: (isQuick) =>
    measureDocuments(
      isQuick
        ? { runs: 3, memory: { runs: 1, rounds: 3, restSeconds: 20 } }
        : { runs: 3, memory: { runs: 3, rounds: 8, restSeconds: 30 } },
    ),
  broadcasts: (isQuick) =>
    measureBroadcasts(
      isQuick ? { cells: 4, membersPerCell: 150, runs: 1 } : { cells: 16, membersPerCell: 150, runs: 3 },
    ),
  bytes: (isQuick) => measureReviewBytes({ reviews: isQuick ? 40 : 150 }),
  engines: (isQuick) =>
    measureEngines(
      isQuick
        ? {
            taps: { seconds: 4, runs: 1, rates: [200, 400], rateSeconds: 3 },
            ...{ summaryRuns: 3, reviews: 40 },
            // Twice what may go out in a second: a burst alone has no rate.
            sending: { cells: 8, membersPerCell: 75 },
          }
        : {
            taps: { seconds: 8, runs: 3, rates: [100, 150, 200, 300, 400, 500, 600, 700], rateSeconds: 4 },
            ...{ summaryRuns: 15, reviews: 150 },
            sending: { cells: 640, membersPerCell: 38, members: city.members },
          },
    ),
};

/** How far a goal may be missed where the machine is busy with other things. */
const quickLeeway = 2;

const { quick, only, help } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(parts).join() },
    help: { type: 'boolean', default: false },
  },
}).values;

const wanted = only.split(',');
const unknown = wanted.filter((name) => parts[name] === undefined);
if (help || unknown.length > 0) {
  process.stderr.write(unknown.length > 0 ? `There is no part "${unknown.join()}".\n\n${usage}` : usage);
  process.exitCode = help ? 0 : 1;
} else {
  for (const name of wanted) {
    const part = parts[name];
    if (part !== undefined && !(await run(part))) process.exitCode = 1;
  }
}

/** Whether what was measured passes. What misses by far is measured once more before it is believed. */
async function run(part: Part): Promise<boolean> {
  for (const isLast of [false, true]) {
    const measured = await part(quick);
    const misses = measured.filter((one) => isFarOff(one, quick ? quickLeeway : 1));
    if (misses.length > 0 && quick && !isLast) continue;
    for (const one of measured) process.stdout.write(`${JSON.stringify(toFigure(one))}\n`);
    return misses.length === 0;
  }
  return false;
}
