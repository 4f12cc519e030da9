import type { IncomingMessage } from 'node:http';

/** What proxies in front say counts as far as there are such proxies: a header that came from further away anyone can write. */
function forwarded(request: IncomingMessage, name: string, proxies: number): string | undefined {
  if (proxies === 0) return undefined;
  const given = request.headers[name];
  const hops = (Array.isArray(given) ? given.join(',') : (given ?? '')).split(',').map((hop) => hop.trim());
  return hops.at(-Math.min(proxies, hops.length));
}

/** From which address somebody asks; of IPv6 the network, which is what one caller has all of. */
export function callerAddress(request: IncomingMessage, proxies = 0): string {
  const address = forwarded(request, 'x-forwarded-for', proxies) || (request.socket.remoteAddress ?? '');
  const mapped = /^::ffff:(?<four>\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.groups?.['four'];
  if (mapped !== undefined) return mapped;
  return address.includes(':') ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const [before = '', after] = address.toLowerCase().split('::', 2);
  const groups = before === '' ? [] : before.split(':');
  const behind = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - behind.length) }, () => '0');
  return [...groups, ...zeros, ...behind].slice(0, 4).join(':');
}

/** Whether the browser came by TLS, as far as we can know. */
export const isSecure = (request: IncomingMessage, proxies = 0): boolean =>
  'encrypted' in request.socket || forwarded(request, 'x-forwarded-proto', proxies)?.toLowerCase() === 'https';
