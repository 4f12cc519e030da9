import { EwsError } from './ews-error';
import type { EwsSettings } from './ews-options';

/**
 * The address that a mailbox names for itself, if it is where the service account may show its password or token: whoever sets
 * up mailboxes must not get to know it. Where everything is left to autodiscover no host is known, and each is taken.
 */
export function demandKnownHost(address: string, { ewsUrl, ewsHosts = [] }: EwsSettings): string {
  const configured = ewsUrl === undefined ? undefined : new URL(ewsUrl);
  const { hostname, protocol } = new URL(address);
  const known = [...(configured === undefined ? [] : [configured.hostname]), ...ewsHosts];
  const isPlain = protocol === 'http:' && configured?.protocol === 'https:';
  if (known.length === 0 || (known.includes(hostname) && !isPlain)) return address;
  throw new EwsError({ kind: 'transient' }, 'ews-host-unknown', `The account does not sign in at ${hostname}.`);
}
