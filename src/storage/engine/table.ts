/** What prisma/schema.prisma says of a table, as far as whoever copies or reseals all of them has to know. */
export type Table = {
  name: string;
  /** Its primary key. Joined by "/" it names the row to which sealed columns are bound. */
  key: readonly string[];
  columns: readonly Column[];
  /** Tables that have to have their rows before this one has. */
  references: readonly string[];
  /** The column in which a row names its parent in the same table. */
  parent?: string;
};

export type Column = { name: string; type: 'String' | 'Int' | 'Boolean' | 'DateTime' };
