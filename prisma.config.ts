import { defineConfig } from 'prisma/config';

/** For Prisma's own command line (generate, studio); the program itself reads src/app/config.ts. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:./data/tu-soi.db' },
});
