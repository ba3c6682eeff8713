/** Where the makers of browsers take messages for them; `*.` stands for any name below. */
export const pushServices: readonly string[] = [
  // Chrome, Edge on Android, Samsung Internet, Cốc Cốc and others
  'fcm.googleapis.com',
  // Firefox
  'updates.push.services.mozilla.com',
  // Safari
  '*.push.apple.com',
  // Edge on Windows
  '*.notify.windows.com',
];

const mostCharacters = 2048;

/** Whether an address that a page named is one of theirs: any other would let a page have this server call what it likes. */
export function isPushEndpoint(endpoint: string, services: readonly string[] = pushServices): boolean {
  if (endpoint.length > mostCharacters || !URL.canParse(endpoint)) return false;
  const { href, protocol, username, password, port, hostname } = new URL(endpoint);
  return (
    // Whoever reads it in another way has nothing to read otherwise.
    href === endpoint &&
    protocol === 'https:' &&
    [username, password, port].every((part) => part === '') &&
    services.some((service) => isServedBy(hostname, service))
  );
}

function isServedBy(hostname: string, service: string): boolean {
  return service.startsWith('*.') ? hostname.endsWith(service.slice(1)) : hostname === service;
}
