import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Finding = { id: string; impact: string; where: string };

/** What a check of accessibility finds serious or worse on the page as it is now. */
export async function findings(page: Page): Promise<Finding[]> {
  await page.evaluate(axe.source);
  const found: unknown =
    await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, impact, where: html.slice(0, 160) + ' ' + failureSummary.slice(0, 200) }))))`);
  if (!isFindings(found)) throw new Error('axe answered with no list');
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

function isFindings(value: unknown): value is Finding[] {
  return Array.isArray(value);
}
