import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import harmlessTwice from './lint/harmless-twice.js';

/**
 * Which folders of src a folder may import, and the packages it owns. Kept in step with the table in README.md.
 * The order of the domains within them stands in dependency-cruiser.config.js.
 */
const folders = {
  core: { may: [] },
  i18n: { may: [], owns: ['@fluent/*'] },
  services: { may: ['core'] },
  documents: { may: ['core'], owns: ['docx', 'saxes', 'write-excel-file/*', '@resvg/resvg-js'] },
  screens: { may: ['core', 'i18n', 'services'], owns: ['qrcode'] },
  storage: { may: ['core'], owns: ['@prisma/*', 'better-sqlite3', 'pg'] },
  play: { may: ['core', 'i18n', 'screens'] },
  telegram: {
    may: ['core', 'i18n', 'screens', 'services', 'play'],
    owns: ['grammy', 'grammy/*', '@grammyjs/*'],
  },
  web: {
    may: ['core', 'http', 'i18n', 'screens', 'services', 'play'],
    owns: ['hono', 'hono/*', '@hono/*', 'web-push'],
  },
  jobs: { may: ['core'], owns: ['node-cron'] },
  http: { may: ['core'], owns: ['hono', 'hono/*', '@hono/*', 'prom-client'] },
};

const allFolders = [...Object.keys(folders), 'app', 'playground'];

/** A folder of src and a domain may have the same name: how far up a path goes tells which of them it means. */
const depths = [0, 1, 2, 3];

/** The packages of other folders. */
function foreignPackages(folder, owns = []) {
  return Object.entries(folders).flatMap(([other, { owns: theirs = [] }]) =>
    other === folder
      ? []
      : theirs
          .filter((name) => !owns.includes(name))
          .map((name) => ({ group: [name], message: `Import rule: only src/${other} knows ${name}.` })),
  );
}

function importRule(folder, { may, owns = [] }, depth) {
  const foreign = allFolders.filter((other) => other !== folder && !may.includes(other));
  return {
    files: [`src/${folder}/${'*/'.repeat(depth)}*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...foreign.map((other) => ({
              regex: `^(\\.\\./){${depth + 1}}${other}/`,
              message:
                other === 'app'
                  ? `Import rule: src/${folder} gets what it needs passed in; only src/app wires.`
                  : `Import rule: src/${folder} may import ${may.length === 0 ? 'nothing else of src' : `only ${may.join(', ')}`}, not ${other}.`,
            })),
            ...foreignPackages(folder, owns),
          ],
        },
      ],
    },
  };
}

const clockRule = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Clock rule: the time comes in from a Clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Clock rule: the time comes in from a Clock.',
  },
  {
    selector: "MemberExpression[object.property.name='Now']",
    message: 'Clock rule: the time comes in from a Clock.',
  },
];

const transactionRule = [
  {
    selector:
      "CallExpression[callee.property.name='transaction'] :function MemberExpression[object.name='store']",
    message: 'Inside a transaction only `tx` may be used: the outer store would wait for itself.',
  },
];

const environmentRule = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only src/app/config.ts reads the environment.',
  },
];

/** What a screen says is the same in every channel: how one of them names its things, and where it lives, is not said there. */
const channelRule = [
  {
    selector: 'Identifier[name=/callback|grammy|inline|telegram(?!Id$)|updateId|botUsername/i]',
    message: 'Channel rule: only the folder of a channel uses its terms.',
  },
  {
    selector: ':matches(Literal[value=/[/]t[.]me|tg:/], TemplateElement[value.raw=/[/]t[.]me|tg:/])',
    message: 'Channel rule: the channel hands in its addresses (screens/links.ts).',
  },
];

export default tseslint.config(
  {
    ignores: [
      'src/storage/generated/**',
      'src/i18n/messages.ts',
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'data/**',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...environmentRule] } },
  { files: ['src/app/config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...environmentRule, ...clockRule] },
  },
  {
    files: ['src/screens/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...environmentRule, ...clockRule, ...channelRule] },
  },
  {
    files: ['src/services/**/*.ts'],
    plugins: { house: { rules: { 'harmless-twice': harmlessTwice } } },
    rules: {
      'house/harmless-twice': 'error',
      'no-restricted-syntax': ['error', ...environmentRule, ...clockRule, ...transactionRule],
    },
  },
  ...Object.entries(folders).flatMap(([folder, rule]) =>
    depths.map((depth) => importRule(folder, rule, depth)),
  ),
  {
    files: ['src/*.ts', 'src/app/**/*.ts'],
    // What is built names what stays outside.
    ignores: ['src/build.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: foreignPackages('app') }] },
  },
  {
    files: ['src/playground/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...foreignPackages('playground', folders.http.owns),
            {
              regex: `^(\\.\\./)+((${Object.keys(folders).join('|')})/|app/(?!start\\.ts$))`,
              message: 'Import rule: src/playground may import only its own files and src/app/start.ts.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
