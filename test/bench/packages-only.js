// The packages that the bot imports when it starts, and nothing done with them. Beside bench.ts, not part of the product.
import '@fluent/bundle';
import '@grammyjs/conversations';
import '@hono/node-server';
import '@prisma/adapter-better-sqlite3';
import '@prisma/client/runtime/client';
import '@prisma/client/runtime/query_compiler_fast_bg.sqlite.wasm-base64.mjs';
import 'better-sqlite3';
import 'grammy';
import 'hono';
import 'https-proxy-agent';
import 'node-cron';
import 'pino';
import 'prom-client';
import 'qrcode';
import 'socks-proxy-agent';
import 'temporal-polyfill';
import 'uuid';
import 'zod';
import { stdout } from 'node:process';
import { setInterval } from 'node:timers';

stdout.write('imported\n');
setInterval(() => undefined, 60_000);
