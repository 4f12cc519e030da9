import {
  domainOf,
  exclusionPlaces,
  searchWords,
  toEmailAddress,
  type Exclusion,
  type ExclusionKind,
} from '@foldwatch/domain';
import { InvalidRequest } from '../http/refusal';
import type { ExclusionRequest } from './exclusion-requests';

type Valued = Extract<ExclusionKind, 'address' | 'domain' | 'subject-words'>;

/** The value in the form in which it is compared, or `undefined` for what is none of the kind. */
const comparable: Readonly<Record<Valued, (text: string) => string | undefined>> = {
  address: toEmailAddress,
  domain: (text) => {
    const address = toEmailAddress(`a@${text.trim().replace(/^@/, '')}`);
    return address && domainOf(address);
  },
  'subject-words': (text) => searchWords([text]).join(' ') || undefined,
};

const isValued = (kind: ExclusionKind): kind is Valued => Object.hasOwn(comparable, kind);
const isOfParty = (kind: ExclusionKind): boolean => kind === 'address' || kind === 'domain';

/** What a request asks to exclude. Raises `InvalidRequest` for what makes no sense. */
export function toExclusion(
  { kind, value, effect = 'skip', where = [...exclusionPlaces] }: ExclusionRequest,
  made: Pick<Exclusion, 'id' | 'createdAt'>,
  isOfMailbox: boolean,
): Exclusion {
  if (effect === 'block' && isOfMailbox) throw invalid('effect', 'may block for the whole organization only');
  if (effect === 'ignore-party' && !isOfParty(kind)) throw invalid('effect', 'makes sense for addresses and domains');
  const { id, createdAt } = made;
  const compared = comparedValue(kind, value);
  const places = isOfParty(kind) ? where : [];
  return { id, kind, ...(compared !== undefined && { value: compared }), effect, where: places, createdAt };
}

function comparedValue(kind: ExclusionKind, value: string | undefined): string | undefined {
  if (!isValued(kind)) {
    if (value !== undefined) throw invalid('value', 'makes no sense for this kind');
    return undefined;
  }
  const compared = value === undefined ? undefined : comparable[kind](value);
  if (compared === undefined) throw invalid('value', `is no ${kind === 'subject-words' ? 'word' : kind}`);
  return compared;
}

const invalid = (field: string, message: string): InvalidRequest => new InvalidRequest([{ field, message }]);
