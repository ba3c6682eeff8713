import type { Server } from 'node:net';

export type Listening = { port: number; stop(): Promise<void> };
export type ListenOutcome = { status: 'listening'; server: Listening } | { status: 'port_taken' };

/** `onStop`: what else ends then, as connections that are kept open would hold up the end of the program. */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
  onStop: () => void,
): Promise<ListenOutcome> {
  const outcome = await new Promise<'listening' | 'port_taken'>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('port_taken');
      else reject(error);
    });
    server.listen(port, host, () => {
      resolve('listening');
    });
  });
  if (outcome === 'port_taken') return { status: 'port_taken' };
  const address = server.address();
  return {
    status: 'listening',
    server: {
      port: address !== null && typeof address !== 'string' ? address.port : port,
      stop: () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          onStop();
        }),
    },
  };
}
