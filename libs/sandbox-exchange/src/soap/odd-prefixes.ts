const odd: Readonly<Record<string, string>> = { s: 'SOAP-ENV_1', m: 'q2', t: 'ns.3' };

/** The same answer under other namespace prefixes, which mean nothing and trip readers who believe that they do. */
export function withOddPrefixes(xml: string): string {
  return xml
    .replace(/(<\/?)([smt]):/g, (_, bracket: string, prefix: string) => `${bracket}${odd[prefix] ?? prefix}:`)
    .replace(/xmlns:([smt])=/g, (_, prefix: string) => `xmlns:${odd[prefix] ?? prefix}=`);
}
