import { BlockList, isIP } from 'node:net';

/** Which addresses beside public ones may be called. */
export interface TargetPolicy {
  /** This machine, then also over plain HTTP. */
  readonly loopback: boolean;
  /** Private networks. */
  readonly internal: boolean;
}

type Range = readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'];

const listOf = (ranges: readonly Range[]): BlockList => {
  const list = new BlockList();
  for (const [address, prefix, family] of ranges) list.addSubnet(address, prefix, family);
  return list;
};

const loopback = listOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);

const internal = listOf([
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
]);

/** Where nobody has a webhook: link-local (where clouds keep credentials), multicast, reserved, translated. */
const never = listOf([
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['2002::', 16, 'ipv6'],
]);

export function isAllowedAddress(address: string, policy: TargetPolicy): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (never.check(address, family)) return false;
  if (loopback.check(address, family)) return policy.loopback;
  return !internal.check(address, family) || policy.internal;
}

/** The host of a URL as a socket wants it. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || (isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'));

const needsHttps = 'must begin with https://';

/** Why an address may not be called, as far as it tells itself; what its name resolves to is asked with each call. */
export function refusalOfTarget(text: string, policy: TargetPolicy): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) return needsHttps;
  if (url.username !== '' || url.password !== '') return 'must hold no credentials';
  return refusalOfHost(hostOf(url), url.protocol, policy);
}

function refusalOfHost(host: string, protocol: 'http:' | 'https:', policy: TargetPolicy): string | undefined {
  const isOurs = isLoopbackHost(host);
  if (protocol === 'http:' && !(isOurs && policy.loopback)) return needsHttps;
  if (isOurs) return policy.loopback ? undefined : 'must not name this machine';
  return isIP(host) === 0 || isAllowedAddress(host, policy) ? undefined : 'must name a public address';
}
