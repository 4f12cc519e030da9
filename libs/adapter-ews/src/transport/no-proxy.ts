/** Whether NO_PROXY (`*`, hosts, `.domains`, each with a port or without) exempts the address. */
export function isWithoutProxy(url: URL, noProxy: string): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  const entries = noProxy.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => {
    if (entry === '*') return true;
    const [, host = '', entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    const domain = host.replace(/^\*?\./, '');
    if (domain === '' || (entryPort !== undefined && entryPort !== port)) return false;
    return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
  });
}
