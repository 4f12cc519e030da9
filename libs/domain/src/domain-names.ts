/** What stands behind the last @, as it is compared; empty for text that is no address. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const mostLabels = 20;

/** Whether the domain or one above it is in the set. Looked up label by label, so that no list makes it slow. */
export function isWithinDomains(domain: string, domains: { readonly has: (domain: string) => boolean }): boolean {
  return domainsAbove(domain).some((above) => domains.has(above));
}

/** The domain itself, then each above it; of absurdly deep ones the upper levels. */
export function domainsAbove(domain: string): readonly string[] {
  const labels = domain.split('.').slice(-mostLabels);
  return labels.map((_, at) => labels.slice(at).join('.'));
}
