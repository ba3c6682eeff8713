import { z } from 'zod';
import { bilingual, faulty, localDate, slug, sourceSchema } from '../text/content-schema.ts';

/** Where something stands, and what of it nobody has compared with the original yet. */
export const sourced = { source: z.string(), toVerify: bilingual(400).optional() };

/** A file of what documents print: every part names one of its sources. */
export function sourcedFile<Shape extends z.ZodRawShape>(shape: Shape) {
  const file = z.strictObject({
    effectiveOn: localDate,
    sources: z.record(slug(40), sourceSchema),
    ...shape,
  });
  return file.superRefine((content, context) => {
    const { sources, ...parts } = withSources.parse(content);
    for (const { path, source } of sourcesIn(parts, [])) {
      if (Object.hasOwn(sources, source)) continue;
      context.addIssue({ code: 'custom', path, message: faulty({ is: 'unknown_source', source }) });
    }
  });
}

const withSources = z.looseObject({ sources: z.record(z.string(), z.unknown()) });

function sourcesIn(
  part: unknown,
  path: (string | number)[],
): { path: (string | number)[]; source: string }[] {
  if (typeof part !== 'object' || part === null) return [];
  const steps = Array.isArray(part)
    ? part.map((value: unknown, index) => [index, value] as const)
    : Object.entries(part);
  return steps.flatMap(([step, value]: readonly [string | number, unknown]) =>
    step === 'source' && typeof value === 'string'
      ? [{ path: [...path, step], source: value }]
      : sourcesIn(value, [...path, step]),
  );
}
