import { domainOf } from '../domain-names';
import { isFreeMailDomain } from './free-mail-domains';

/** What stands between a company's name and the country, as in `fabrikam.co.uk`. */
const genericLabels: ReadonlySet<string> = new Set(
  'ac co com edu gov gob gouv gv ltd ne net nom or org plc'.split(' '),
);

/** The company for which somebody with the address works, as far as its domain says; `undefined` for free mail. */
export function companyOf(address: string): string | undefined {
  const domain = domainOf(address);
  const labels = domain.split('.').filter((label) => label !== '');
  if (labels.length < 2 || isFreeMailDomain(domain) || domain.startsWith('[')) return undefined;
  const name = nameLabel(labels);
  return name.startsWith('xn--') ? domain : name.split('-').map(capitalized).filter(Boolean).join(' ') || undefined;
}

function nameLabel(labels: readonly string[]): string {
  const [country = '', below = ''] = labels.toReversed();
  const isBelowGeneric = labels.length > 2 && country.length === 2 && genericLabels.has(below);
  return labels.at(isBelowGeneric ? -3 : -2) ?? '';
}

/** The first letter large and the rest as it is. */
export const capitalized = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};
