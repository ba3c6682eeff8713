import { createRoutes } from '../../src/play/routes.ts';
import type { Feature, Input, Turn, Who } from '../../src/screens/feature.ts';

/** What somebody gets for what they do, from these parts of the bot; what is typed is heard by the first that hears. */
export async function routed(features: readonly Feature[], input: Input, who: Who): Promise<Turn> {
  const hears = features.find(({ dialogue }) => dialogue !== undefined)?.dialogue?.name;
  const route = createRoutes(features).find(input, hears);
  if (route === undefined) throw new Error(`nothing answers ${JSON.stringify(input)}`);
  return route.run(who);
}
