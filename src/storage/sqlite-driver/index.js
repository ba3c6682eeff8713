'use strict';

const process = require('node:process');

/*
 * What everybody gets who asks for better-sqlite3, Prisma's adapter too. Release 13 speaks version 10 of Node-API, which
 * Node 20 does not have: it would crash at the first statement. Release 12, compiled on Node 24.19 or later, aborts the
 * process when a statement is collected while nothing runs (nodejs/node#65446). So each runs where the other cannot.
 */
const release = Number(process.versions.napi) >= 10 ? 'better-sqlite3-13' : 'better-sqlite3-12';

try {
  module.exports = require(release);
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND') throw error;
  throw new Error(
    `Node ${process.version} needs ${release}, which is not installed. Run \`npm ci\` once more with this Node; ` +
      'before Node 22.14 a C++ compiler, make and Python have to be there.',
    { cause: error },
  );
}

// As npm runs it: the binary is loaded with the first database.
if (require.main === module) new module.exports(':memory:').close();
