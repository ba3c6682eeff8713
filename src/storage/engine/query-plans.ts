import { QueryCompiler } from '@prisma/client/runtime/query_compiler_fast_bg.sqlite.mjs';

/** More than the bot has queries. */
const MOST_PLANS = 1000;

const plans = new Map<string, object>();

/**
 * The client outside of transactions and the one inside would each make a plan of every query, and keep it: made once, it
 * serves both. Before the first of them asks.
 */
export function sharePlans(): void {
  if (isShared) return;
  isShared = true;
  const { prototype } = QueryCompiler;
  const compile = Reflect.get(prototype, 'compile');
  prototype.compile = function (query) {
    const known = plans.get(query);
    if (known !== undefined) return known;
    const plan = compile.call(this, query);
    // The values of several rows at once are part of the text, which hardly comes a second time.
    if (query.includes('"action":"createMany')) return plan;
    if (plans.size >= MOST_PLANS) plans.clear();
    plans.set(query, plan);
    return plan;
  };
}

let isShared = false;
