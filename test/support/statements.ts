import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { nextRows } from '../../src/storage/engine/any-table.ts';
import type { Row, Sql, Value } from '../../src/storage/engine/sql.ts';
import type { Column } from '../../src/storage/engine/table.ts';
import { tables } from '../../src/storage/generated/tables.ts';
import { sealedBeginning } from '../../src/storage/keys/cipher.ts';
import { copyTables, findOtherCount, isEmpty } from '../../src/storage/moving/copying.ts';
import { findUnopened } from '../../src/storage/moving/samples.ts';
import { countByKey, resealAll } from '../../src/storage/resealing/sealed-texts.ts';
import { projectRoot } from './process.ts';

export type Statement = { file: string; sql: string };

/**
 * What is not read: what only SQLite knows of its file, and PostgreSQL of its server; and what makes its statements of the list of
 * tables while it runs, which is run instead (`recordedStatements`).
 */
const notInSource =
  /^src\/storage\/(?:engine|postgres|generated|moving)\/|^src\/storage\/resealing\/sealed-texts\.ts$/;
const besideSql = /^(?:prepare|pragma|exec|\$(?:query|execute)Raw(?:Unsafe)?)$/;
/** The methods of `Sql`, whatever a file calls it. */
const ofSql = /^(?:all|first|run)$/;

/** Every statement that both engines are given, whole, with each fragment that is put into it. */
export async function statements(): Promise<Statement[]> {
  const files = globSync('src/storage/**/*.ts', { cwd: projectRoot }).filter(
    (file) => !notInSource.test(file),
  );
  return [
    ...files.flatMap((file) => statementsIn(file, readFileSync(path.join(projectRoot, file), 'utf8'))),
    ...(await recordedStatements()),
  ];
}

/** What a file runs; refused where it goes past `Sql`, or builds a text that cannot be read from the source. */
export function statementsIn(file: string, content: string): Statement[] {
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  assertAsked(source);
  return callsIn(source).flatMap((call) => {
    const { expression } = call;
    if (!ts.isPropertyAccessExpression(expression)) return [];
    if (besideSql.test(expression.name.text)) throw new Error(`${file}: ${call.getText()} goes past Sql`);
    const statement = call.arguments[0];
    if (!ofSql.test(expression.name.text) || isPromise(expression) || statement === undefined) return [];
    // What takes one is no statement's.
    if (ts.isObjectLiteralExpression(statement)) return [];
    return readingsOf(statement).map((text) => ({ file, sql: text }));
  });
}

function isPromise({ expression }: ts.PropertyAccessExpression): boolean {
  return expression.getText() === 'Promise';
}

/** Refuses a method of `Sql` that is taken from it to be called under another name. */
function assertAsked(node: ts.Node): void {
  const isTaken =
    (ts.isBindingElement(node) &&
      ts.isObjectBindingPattern(node.parent) &&
      ofSql.test((node.propertyName ?? node.name).getText())) ||
    (ts.isPropertyAccessExpression(node) &&
      ofSql.test(node.name.text) &&
      !(ts.isCallExpression(node.parent) && node.parent.expression === node));
  if (isTaken)
    throw new Error(`${node.getSourceFile().fileName}: ${node.getText()} is not called where it is taken`);
  ts.forEachChild(node, assertAsked);
}

function callsIn(source: ts.SourceFile): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

/** For each function around a text the call whose arguments it is put together of. */
type Given = ReadonlyMap<ts.SignatureDeclaration, ts.CallExpression>;

/** Thrown where a text depends on what a function is called with. */
class Unbound extends Error {
  readonly to: ts.SignatureDeclaration;
  constructor(to: ts.SignatureDeclaration) {
    super('what it is called with is not known');
    this.to = to;
  }
}

/** Every text that an expression can be, one for each way in which the same file calls the functions around it. */
function readingsOf(node: ts.Expression, given: Given = new Map()): string[] {
  try {
    return textsOf(node, given);
  } catch (error) {
    if (!(error instanceof Unbound)) throw error;
    return callersOf(error.to).flatMap((call) => readingsOf(node, new Map([...given, [error.to, call]])));
  }
}

function callersOf(to: ts.SignatureDeclaration): ts.CallExpression[] {
  const name = (ts.isVariableDeclaration(to.parent) ? to.parent.name : to.name)?.getText();
  const source = to.getSourceFile();
  const callers = callsIn(source).filter(({ expression }) => expression.getText() === name);
  if (callers.length === 0)
    throw new Error(`${source.fileName}: nobody in it calls "${name ?? to.getText()}"`);
  return callers;
}

function textsOf(node: ts.Expression, given: Given): string[] {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node))
    return [...textsOf(node.whenTrue, given), ...textsOf(node.whenFalse, given)];
  if (ts.isIdentifier(node)) return textsNamed(node.text, node, given);
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (begun, { expression, literal }) =>
        begun.flatMap((text) => textsOf(expression, given).map((part) => text + part + literal.text)),
      [node.head.text],
    );
  }
  // The columns of a tableRow: which they are is held by what reads the row.
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'columns') return ['*'];
  throw new Error(`${node.getSourceFile().fileName}: "${node.getText()}" cannot be read from the source`);
}

function textsNamed(name: string, from: ts.Node, given: Given): string[] {
  const scope = from.parent;
  if (ts.isFunctionLike(scope)) {
    const argument = argumentFor(name, scope, given);
    if (argument !== undefined) return textsOf(argument, given);
  }
  if (ts.isForOfStatement(scope)) {
    const each = eachIn(name, scope);
    if (each !== undefined) return each.flatMap((one) => textsOf(one, given));
  }
  if (ts.isBlock(scope) || ts.isSourceFile(scope)) {
    const value = constantIn(scope, name);
    if (value !== undefined) return textsOf(value, given);
  }
  if (!ts.isSourceFile(scope)) return textsNamed(name, scope, given);
  return textsImported(name, scope);
}

/** What is passed for a parameter, or for one of several in a list. */
function argumentFor(name: string, to: ts.SignatureDeclaration, given: Given): ts.Expression | undefined {
  for (const [index, parameter] of to.parameters.entries()) {
    const inList = ts.isArrayBindingPattern(parameter.name)
      ? parameter.name.elements.findIndex((element) => element.getText() === name)
      : -1;
    if (inList === -1 && parameter.name.getText() !== name) continue;
    const call = given.get(to);
    if (call === undefined) throw new Unbound(to);
    const argument = call.arguments[index];
    const one = inList === -1 ? argument : argument && listedIn(argument)?.[inList];
    if (one === undefined) throw new Error(`${call.getText()} does not say what "${name}" is`);
    return one;
  }
  return undefined;
}

function eachIn(
  name: string,
  { initializer, expression }: ts.ForOfStatement,
): readonly ts.Expression[] | undefined {
  const [declaration] = ts.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  return declaration?.name.getText() === name ? listedIn(expression) : undefined;
}

function listedIn(node: ts.Expression): readonly ts.Expression[] | undefined {
  return ts.isArrayLiteralExpression(node) ? node.elements : undefined;
}

function constantIn(scope: ts.Block | ts.SourceFile, name: string): ts.Expression | undefined {
  return scope.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name)?.initializer;
}

function textsImported(name: string, source: ts.SourceFile): string[] {
  const from = source.statements.filter(ts.isImportDeclaration).find(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return (
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.some((one) => one.name.text === name)
    );
  })?.moduleSpecifier;
  if (from === undefined || !ts.isStringLiteral(from))
    throw new Error(`${source.fileName}: no "${name}" is there`);
  const file = path.join(path.dirname(source.fileName), from.text);
  const content = readFileSync(path.join(projectRoot, file), 'utf8');
  const value = constantIn(ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true), name);
  if (value === undefined) throw new Error(`${file}: "${name}" is no text`);
  return textsOf(value, new Map());
}

/** The statements that are made of the list of tables, as they are for each of them. */
async function recordedStatements(): Promise<Statement[]> {
  const found: string[] = [];
  let hasRows = true;
  const record = (sql: string): Promise<readonly Row[]> => {
    found.push(sql);
    return Promise.resolve(hasRows ? [rowOf(sql)] : []);
  };
  const sql: Sql = {
    all: record,
    first: async (text) => (await record(text))[0],
    run: async (text) => (await record(text)).length,
  };
  const between = { from: sql, to: sql };
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => name);
    for (const after of [[], table.key]) await nextRows(sql, table, { columns, after, atOnce: 1 });
  }
  await resealAll({
    access: { write: (work) => work(sql) },
    cipher: { reseal: () => 'anew' },
    note: () => Promise.resolve(),
    signal: new AbortController().signal,
  });
  await countByKey(sql, ['key']);
  await copyTables(between, () => undefined);
  await findOtherCount(between);
  await findUnopened(between, { open: (_, sealed) => sealed });
  hasRows = false;
  await isEmpty(sql);
  return [...new Set(found)].map((text) => ({ file: 'made of the list of tables', sql: text }));
}

/** Of the table that a statement reads, with the count that some ask for. */
function rowOf(sql: string): Row {
  const [, name] = /FROM "(\w+)"/.exec(sql) ?? [];
  const columns = tables.find((table) => table.name === name)?.columns ?? [];
  return { ...Object.fromEntries(columns.map((column) => [column.name, someValues[column.type]])), count: 0 };
}

const someValues: Readonly<Record<Column['type'], Value>> = {
  ...{ String: `${sealedBeginning('key')}what looks sealed`, Int: 1, Boolean: true, DateTime: new Date(0) },
};
