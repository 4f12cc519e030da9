declare const brand: unique symbol;

/** A trimmed, lower-cased address whose domain is in ASCII; only `toEmailAddress` makes one. */
export type EmailAddress = string & { readonly [brand]: 'EmailAddress' };

const isEmailAddress = (text: string): text is EmailAddress => text.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(text);

/** The form in which addresses are compared, or `undefined` for text that is no address. */
export function toEmailAddress(raw: string): EmailAddress | undefined {
  const text = raw.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1) return undefined;
  const candidate = `${text.slice(0, at)}@${asciiDomain(text.slice(at + 1))}`;
  return isEmailAddress(candidate) ? candidate : undefined;
}

/** What ends or disguises the name of a host in a URL is in no domain; text that has it stays as it is. */
const notInDomains = /[/?#\\@:%[\]]/;

function asciiDomain(domain: string): string {
  if (/^[\u0020-\u007e]*$/.test(domain) || notInDomains.test(domain)) return domain;
  return URL.canParse(`http://${domain}/`) ? new URL(`http://${domain}/`).hostname : domain;
}
