import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Somebody of the seed on the page of the web door, as a browser would be. */
export type Visitor = {
  enters(key: string): Promise<void>;
  says(text: string): Promise<void>;
  /** A button that does this, such as `consent.give`. */
  taps(action: string): Promise<void>;
  session(): string;
};

const answered = z.object({
  state: z.object({
    screen: z.array(
      z.object({
        number: z.int(),
        buttons: z.array(z.array(z.object({ data: z.string().optional() }))),
      }),
    ),
  }),
});

export function createVisitor(url: string): Visitor {
  let session: string | undefined;
  let screen: z.infer<typeof answered>['state']['screen'] = [];

  async function post(path: string, body: unknown): Promise<void> {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: url,
        ...(session === undefined ? {} : { cookie: `__Host-door=${session}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the page answers ${response.status} to ${path}`);
    session = /__Host-door=([\w-]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? session;
    ({ screen } = answered.parse(await response.json()).state);
  }

  return {
    enters: (key) => post('/enter', { key }),
    says: (text) => post('/act', { id: randomUUID(), did: { text } }),
    taps: async (action) => {
      const found = screen
        .flatMap(({ number, buttons }) => buttons.flat().map(({ data = '' }) => ({ number, data })))
        .find(({ data }) => data.startsWith(action));
      if (found === undefined) throw new Error(`the page has no button "${action}"`);
      await post('/act', { id: randomUUID(), did: { tap: found } });
    },
    session: () => {
      if (session === undefined) throw new Error('nobody has come in by the page');
      return session;
    },
  };
}
