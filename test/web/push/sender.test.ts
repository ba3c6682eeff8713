import { afterEach, beforeEach, expect, it } from 'vitest';
import webPush from 'web-push';
import { createPushSender } from '../../../src/web/push/sender.ts';
import { createBrowser, startPushService, type PushService } from '../../support/push-service.ts';

let service: PushService;

beforeEach(async () => {
  service = await startPushService();
});

afterEach(() => service.stop());

function sender(withinMs?: number) {
  return createPushSender({ subject: 'https://tusoi.example.vn', network: service.network, withinMs });
}

function pushed() {
  return { text: '{}', keys: webPush.generateVAPIDKeys(), seconds: 60 };
}

it.each([
  [201, {}, { status: 'taken' }],
  [404, {}, { status: 'gone' }],
  [410, {}, { status: 'gone' }],
  [429, { 'retry-after': '600' }, { status: 'later', seconds: 600 }],
  [429, { 'retry-after': '999999999' }, { status: 'later', seconds: 3600 }],
  [429, { 'retry-after': '-5' }, { status: 'later', seconds: 30 }],
  [429, { 'retry-after': 'Mon, 23 Nov 2026 01:00:00 GMT' }, { status: 'later', seconds: 30 }],
  [429, {}, { status: 'later', seconds: 30 }],
  [302, { location: 'https://fcm.googleapis.com/elsewhere' }, { status: 'refused', why: 'answered 302' }],
  [400, {}, { status: 'refused', why: 'answered 400' }],
  [413, {}, { status: 'refused', why: 'answered 413' }],
  [500, {}, { status: 'failed', why: 'answered 500' }],
])('an answer of %i with %o is taken for what it says', async (status, headers, outcome) => {
  service.answers((response) => {
    response.writeHead(status, headers).end();
  });
  expect(await sender()(createBrowser().target, pushed())).toEqual(outcome);
  expect(service.received).toHaveLength(1);
});

it('a service that never answers is waited for no longer than agreed', async () => {
  service.answers(() => undefined);
  expect(await sender(200)(createBrowser().target, pushed())).toEqual({
    ...{ status: 'failed', why: 'AbortError ABORT_ERR' },
  });
});

it('headers without end are not read', async () => {
  service.answers((response) => {
    response.writeHead(201, { 'x-more': 'a'.repeat(12 * 1024) }).end();
  });
  expect(await sender()(createBrowser().target, pushed())).toMatchObject({ status: 'failed' });
});

it('what stands in the database and names another address than a known service is not called', async () => {
  const target = { ...createBrowser().target, endpoint: 'https://evil.example/' };
  expect(await sender()(target, pushed())).toMatchObject({ status: 'refused' });
  expect(service.received).toEqual([]);
});

it('the service is told whom it can write to, and what is brought is worth how long', async () => {
  const target = createBrowser().target;
  await sender()(target, pushed());
  const headers = service.received[0]?.headers;
  const [, claims = ''] = /^vapid t=[^.]+\.([^.]+)\./.exec(headers?.authorization ?? '') ?? [];
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    ...{ aud: 'https://fcm.googleapis.com', sub: 'https://tusoi.example.vn' },
  });
  expect(headers?.['ttl']).toBe('60');
});
