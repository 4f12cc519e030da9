const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const hostPattern = /^(?<name>\[[0-9a-f:]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/;

/** A browser that was lured by a name which was re-pointed to us sends that name: only names that we answer to pass. */
export function isAllowedHost(host: string | undefined, publicHosts: readonly string[]): boolean {
  const given = host?.toLowerCase() ?? '';
  const name = hostPattern.exec(given)?.groups?.['name'];
  if (name === undefined) return false;
  return loopbackNames.has(name) || publicHosts.some((known) => isHost(known.toLowerCase(), given, name));
}

const isHost = (known: string, given: string, name: string): boolean => known === given || known === name;

/** Whether a page's origin is the very host that was asked, whichever of the two schemes a proxy shows it under. */
export function isOriginOfHost(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return originHost === withoutDefaultPort(host?.toLowerCase() ?? '', protocol);
}

const withoutDefaultPort = (host: string, protocol: 'http:' | 'https:'): string =>
  host.replace(protocol === 'http:' ? /:80$/ : /:443$/, '');

interface FetchHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}

/** For writes with a cookie: the browser itself says that our own page asks. */
export function isFromOwnPage(headers: FetchHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin !== undefined && isOriginOfHost(headers.origin, headers.host);
}
