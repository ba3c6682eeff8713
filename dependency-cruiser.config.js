/**
 * What eslint.config.js cannot see of the imports: circles, and the order of the domains on each floor. A domain imports
 * only domains that stand after it in this list, so that each can be read with those after it alone.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const domains = {
  core: [
    'documents',
    'checklists',
    ...['roster', 'reminders', 'units', 'summaries', 'suggestions', 'meetings', 'joining', 'groups'],
    ...['pledges', 'delivery', 'commitments', 'reviews', 'rounds', 'offices', 'cell'],
  ],
  services: [
    'documents',
    'checklists',
    ...['roster', 'reviews', 'reminders', 'own-data', 'summaries', 'meetings', 'joining', 'units'],
    ...['pledges', 'commitments', 'rounds', 'groups', 'cell', 'suggestions', 'offices', 'delivery'],
  ],
  screens: [
    'documents',
    'checklists',
    ...['units', 'operator', 'summaries', 'roster', 'reminders', 'suggestions', 'own-data', 'offices'],
    ...['joining', 'groups', 'meetings', 'pledges', 'reviews', 'rounds', 'commitments', 'cell'],
  ],
};

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const orders = Object.entries(domains).flatMap(([floor, rooms]) =>
  rooms.slice(1).map((room, index) => {
    const above = rooms.slice(0, index + 1);
    return {
      name: `${floor}/${room}`,
      comment: `src/${floor}/${room} may not import ${above.join(', ')}: they stand before it in dependency-cruiser.config.js.`,
      severity: 'error',
      from: { path: `^src/${floor}/${room}/` },
      to: { path: `^src/${floor}/(${above.join('|')})/` },
    };
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'circle',
      comment: 'No file may import itself through others, types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel',
      comment:
        'What every domain stands on (model, time, text, forms, permissions, sharing) may not import a domain.',
      severity: 'error',
      from: { path: '^src/core/((model|time|text|forms)/|[^/]+$)' },
      to: { path: `^src/core/(${domains.core.join('|')}|ports)/` },
    },
    ...['services', 'screens'].map((floor) => ({
      name: `${floor}-kernel`,
      comment: `What lies in src/${floor} itself is for every domain there, and may not import one.`,
      severity: 'error',
      from: { path: `^src/${floor}/[^/]+$` },
      to: { path: `^src/${floor}/(${domains[floor].join('|')})/` },
    })),
    {
      name: 'rules-without-ports',
      comment: 'A rule works on what it is given: only services use ports.',
      severity: 'error',
      from: { path: `^src/core/(?!ports/)` },
      to: { path: '^src/core/ports/' },
    },
    {
      name: 'unplaced-domain',
      comment: 'A new domain needs its place in the lists of dependency-cruiser.config.js.',
      severity: 'error',
      from: {
        path: '^src/(core|services|screens)/[^/]+/',
        pathNot: Object.entries(domains).map(
          ([floor, rooms]) =>
            `^src/${floor}/(${[...rooms, ...(floor === 'core' ? ['model', 'ports', 'time', 'text', 'forms'] : [])].join('|')})/`,
        ),
      },
      to: {},
    },
    ...orders,
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/(storage/generated|playground/page|web/page|web/worker)/' },
  },
};
