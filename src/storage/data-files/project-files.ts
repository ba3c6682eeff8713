import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json. The sources and what `npm run build` makes of them lie at different depths below it. */
export const projectFolder = findProject(import.meta.dirname);

export const migrationsFolder = path.join(projectFolder, 'prisma/migrations');
export const postgresMigrationsFolder = path.join(projectFolder, 'prisma/migrations-postgresql');
export const checklistsFolder = path.join(projectFolder, 'prisma/checklists');
export const holidaysFile = path.join(projectFolder, 'prisma/holidays/viet-nam.json');
export const documentsFolder = path.join(projectFolder, 'prisma/documents');
/** The page of the web door, as `npm run build` wrote it. */
export const pageFolder = path.join(projectFolder, 'dist/page');
export const localesFolder = path.join(projectFolder, 'locales');

function findProject(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error('package.json is missing beside the program');
  return findProject(above);
}
