import { badRequest, conflict } from '../api-error.ts';
import { readFlag, readInteger, readList, readString, type Json, type JsonObject } from '../json.ts';
import { lengths } from '../limits.ts';
import { schema } from '../schema.ts';
import { checkPollOptions } from '../updates.ts';
import type { Methods } from './call.ts';

export const updating: Methods = {
  getUpdates: async ({ world, payload, webhook, signal }) => {
    const options = {
      offset: readInteger(payload, 'offset') ?? 0,
      limit: readInteger(payload, 'limit') ?? lengths.updatesPerCall,
      timeoutSeconds: readInteger(payload, 'timeout') ?? 0,
      allowed: readAllowed(payload),
    };
    checkPollOptions(options);
    if (webhook.url() !== '') {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    const updates: Json[] = await world.updates.poll(options, signal);
    return updates;
  },
  setWebhook: ({ world, payload, webhook }) => {
    const url = readString(payload, 'url') ?? '';
    const allowed = readAllowed(payload);
    const secretToken = readString(payload, 'secret_token');
    const maxConnections = readInteger(payload, 'max_connections') ?? 40;
    if (url !== '') checkWebhookUrl(url);
    if (secretToken !== undefined) checkSecret(secretToken);
    if (maxConnections < 1 || maxConnections > 100)
      throw badRequest('max_connections must be between 1 and 100');
    if (allowed !== undefined) world.updates.allow(allowed);
    world.updates.interrupt('terminated by setWebhook request');
    if (readFlag(payload, 'drop_pending_updates')) world.updates.drop();
    webhook.set({ url, secretToken, maxConnections });
    return true;
  },
  deleteWebhook: ({ world, payload, webhook }) => {
    if (readFlag(payload, 'drop_pending_updates')) world.updates.drop();
    webhook.set({ url: '', maxConnections: 40 });
    return true;
  },
};

function readAllowed(payload: JsonObject): string[] | undefined {
  const names = readList(payload, 'allowed_updates')?.filter((name) => typeof name === 'string');
  const known = schema.types['Update']?.fields ?? {};
  const unknown = names?.find((name) => name === 'update_id' || !Object.hasOwn(known, name));
  if (unknown !== undefined) throw badRequest(`unknown update type "${unknown}" in allowed_updates`);
  return names;
}

/** Over plain http and on any port only to this machine, as a Bot API server of one's own allows. */
function checkWebhookUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  const { protocol, port, hostname } = new URL(url);
  if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return;
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!['', '443', '80', '88', '8443'].includes(port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
}

function checkSecret(secretToken: string): void {
  if (secretToken.length < 1 || secretToken.length > lengths.secretToken) {
    throw badRequest('secret token must have 1 to 256 characters');
  }
  if (!/^[A-Za-z0-9_-]+$/.test(secretToken)) throw badRequest('secret token contains unallowed characters');
}
