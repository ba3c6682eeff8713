import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from './process.ts';

export type Statement = { file: string; sql: string };

/**
 * Those of SQLite's own rooms are left out: a second engine brings its own. So is `moving`, whose statements are made of the list
 * of tables while it runs, which test/postgres/moving.postgres.ts has done between both engines.
 */
const notInSource = /^src\/storage\/(?:engine|postgres|resealing|generated|moving)\//;
const besideSql = /^(?:prepare|pragma|exec|\$(?:query|execute)Raw(?:Unsafe)?)$/;

/** Every statement that the repositories run, whole, with each fragment that is put into it. */
export function statements(): Statement[] {
  const files = globSync('src/storage/**/*.ts', { cwd: projectRoot }).filter(
    (file) => !notInSource.test(file),
  );
  return files.flatMap((file) => statementsIn(file, readFileSync(path.join(projectRoot, file), 'utf8')));
}

/** What a file runs; refused where it goes past `Sql`, or builds a text that cannot be read from the source. */
export function statementsIn(file: string, content: string): Statement[] {
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  return callsIn(source).flatMap((call) => {
    const { expression } = call;
    if (ts.isPropertyAccessExpression(expression) && besideSql.test(expression.name.text))
      throw new Error(`${file}: ${call.getText()} goes past Sql`);
    const statement = call.arguments[0];
    if (!/^sql\.(?:all|first|run)$/.test(expression.getText()) || statement === undefined) return [];
    return textsOf(statement).map((text) => ({ file, sql: text }));
  });
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

/** Every text that an expression can be. */
function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isIdentifier(node)) return textsNamed(node.text, node);
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (begun, { expression, literal }) =>
        begun.flatMap((text) => textsOf(expression).map((part) => text + part + literal.text)),
      [node.head.text],
    );
  }
  // The columns of a tableRow: which they are is held by what reads the row.
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'columns') return ['*'];
  throw new Error(`${node.getSourceFile().fileName}: "${node.getText()}" cannot be read from the source`);
}

function textsNamed(name: string, from: ts.Node): string[] {
  const scope = from.parent;
  if (ts.isFunctionLike(scope)) {
    const index = scope.parameters.findIndex((parameter) => parameter.name.getText() === name);
    if (index !== -1) return textsGiven(scope, index);
  }
  if (ts.isBlock(scope) || ts.isSourceFile(scope)) {
    const value = constantIn(scope, name);
    if (value !== undefined) return textsOf(value);
  }
  if (!ts.isSourceFile(scope)) return textsNamed(name, scope);
  return textsImported(name, scope);
}

function constantIn(scope: ts.Block | ts.SourceFile, name: string): ts.Expression | undefined {
  return scope.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name)?.initializer;
}

/** What the callers in the same file pass. */
function textsGiven(to: ts.SignatureDeclaration, index: number): string[] {
  const name = (ts.isVariableDeclaration(to.parent) ? to.parent.name : to.name)?.getText();
  return callsIn(to.getSourceFile())
    .filter(({ expression }) => expression.getText() === name)
    .flatMap((call) => {
      const given = call.arguments[index];
      return given === undefined ? [] : textsOf(given);
    });
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
  return textsOf(value);
}
