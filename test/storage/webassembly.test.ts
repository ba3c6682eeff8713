import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openConnection } from '../../src/storage/engine/connection.ts';

// Node's types do not declare it as a value.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: { same: (value: number) => number } };
};

/** A module that exports `same`, which returns what it is given. */
const bytes = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x06, 0x01, 0x60, 0x01, 0x7f, 0x01, 0x7f],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x07, 0x08, 0x01, 0x04, 0x73, 0x61, 0x6d, 0x65, 0x00, 0x00],
  ...[0x0a, 0x06, 0x01, 0x04, 0x00, 0x20, 0x00, 0x0b],
]);

it('WebAssembly loaded after a connection was opened is not compiled a second time, however often it runs', async () => {
  setFlagsFromString('--allow-natives-syntax');
  // Would do it within the call that makes it worth while, and not on another thread.
  setFlagsFromString('--wasm-sync-tier-up');
  const { handle } = await openConnection(':memory:');
  handle.close();
  const { same } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  for (let call = 0; call < 3_000_000; call += 1) same(call);
  expect(runInNewContext('%IsLiftoffFunction(same)', { same })).toBe(true);
});
