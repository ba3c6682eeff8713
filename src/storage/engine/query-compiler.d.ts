/** What Prisma's client makes of a query before it runs it; the package has no types for it. */
declare module '@prisma/client/runtime/query_compiler_fast_bg.sqlite.mjs' {
  export class QueryCompiler {
    /** The plan of a query without its values, which nobody changes. */
    compile(query: string): object;
  }
}
