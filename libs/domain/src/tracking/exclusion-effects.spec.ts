import { aMail, aRule, aTree } from '../../testing';
import { decideTracking } from './decide-tracking';
import { exclusionEffects, exclusionKinds, exclusionPlaces, stopsFolderTracking } from './exclusion';
import type { Exclusion, ExclusionEffect, ExclusionKind, ExclusionPlace } from './exclusion';
import { governedFolders } from './governed-folders';
import type { MailMetadata } from '../mail';
import { compileExclusions, matchExclusions } from './match-exclusions';

const address = 'buyer@fabrikam.example';
const internalDomains = new Set(['contoso.example']);
const nobodySpecial = { from: { address: 'a@b.example' }, to: [], cc: [] };

const at: Readonly<Record<ExclusionPlace, Partial<MailMetadata>>> = {
  from: { ...nobodySpecial, from: { address } },
  to: { ...nobodySpecial, to: [{ address: 'x@y.example' }, { address }] },
  cc: { ...nobodySpecial, cc: [{ address }] },
};

/** What an exclusion of the kind looks for, and a message that has nothing else of interest. */
const sought: Readonly<Record<ExclusionKind, { readonly value?: string; readonly mail: Partial<MailMetadata> }>> = {
  address: { value: address, mail: at.from },
  domain: { value: 'fabrikam.example', mail: at.from },
  'subject-words': { value: 'pump quote', mail: nobodySpecial },
  'private-item': { mail: { ...nobodySpecial, sensitivity: 'private' } },
  bulk: { mail: { ...nobodySpecial, headers: { precedence: 'bulk' } } },
  automatic: { mail: { ...nobodySpecial, headers: { autoSubmitted: 'auto-replied' } } },
  internal: { mail: { ...nobodySpecial, from: { address: 'omar@contoso.example' } } },
};

const isOfParty = (kind: ExclusionKind): boolean => kind === 'address' || kind === 'domain';
const effectsOf = (kind: ExclusionKind): readonly ExclusionEffect[] =>
  exclusionEffects.filter((effect) => effect !== 'ignore-party' || isOfParty(kind));
const placesOf = (kind: ExclusionKind): readonly (ExclusionPlace | undefined)[] =>
  isOfParty(kind) ? exclusionPlaces : [undefined];

interface Row {
  readonly kind: ExclusionKind;
  readonly effect: ExclusionEffect;
  readonly place: ExclusionPlace | undefined;
  readonly outside: string;
  readonly inFolder: string;
}

/** Every kind with every effect that it may have, in every place where it may look: semantics in one table. */
const rows: readonly Row[] = exclusionKinds.flatMap((kind) =>
  effectsOf(kind).flatMap((effect) =>
    placesOf(kind).map((place) => ({ kind, effect, place, ...expectedOf(kind, effect) })),
  ),
);

function expectedOf(kind: ExclusionKind, effect: ExclusionEffect): Pick<Row, 'outside' | 'inFolder'> {
  if (kind === 'private-item') return { outside: 'skip private-item', inFolder: 'skip private-item' };
  switch (effect) {
    case 'skip':
      return { outside: 'skip excluded', inFolder: 'track folder-rule' };
    case 'ignore-party':
      return { outside: 'track all-mail', inFolder: 'track folder-rule' };
    case 'block':
      return { outside: 'skip blocked', inFolder: 'skip blocked' };
    default:
      return effect;
  }
}

const exclusionOf = ({ kind, effect, place }: Pick<Row, 'kind' | 'effect' | 'place'>): Exclusion => {
  const { value } = sought[kind];
  return {
    id: 'x1',
    kind,
    ...(value !== undefined && { value }),
    effect,
    where: place === undefined ? [] : [place],
    createdAt: '2026-03-01T00:00:00.000Z',
  };
};

const mailFor = ({ kind, place }: Pick<Row, 'kind' | 'place'>): MailMetadata =>
  aMail(place === undefined ? sought[kind].mail : at[place]);

/** How a mailbox that tracks all mail decides, in Inbox or in a tracked folder. */
function decide(mail: MailMetadata, exclusions: readonly Exclusion[], folderId: 'f-inbox' | 'f-fabrikam'): string {
  const { matched } = matchExclusions(mail, [compileExclusions(exclusions)], internalDomains);
  const governance = governedFolders(aTree('f-fabrikam'), [aRule()], 'inbox').get(folderId);
  const automatic = {
    mail,
    option: 'all' as const,
    correlation: undefined,
    isInternalSideThread: false,
    exclusions: matched,
    isStopped: false,
    correspondents: [],
  };
  const folder = { mail, mailboxState: 'enabled' as const, governance, record: undefined };
  const { verdict, reason } = decideTracking({ folder, automatic, exclusions: matched });
  return `${verdict} ${reason}`;
}

describe('3 an exclusion', () => {
  it.each(rows)('of $kind that says $effect and looks at $place: $outside in Inbox', (row) => {
    expect(decide(mailFor(row), [exclusionOf(row)], 'f-inbox')).toBe(row.outside);
  });

  it.each(rows)('2.6 of $kind that says $effect and looks at $place: $inFolder in a tracked folder', (row) => {
    expect(decide(mailFor(row), [exclusionOf(row)], 'f-fabrikam')).toBe(row.inFolder);
    expect(stopsFolderTracking(exclusionOf(row))).toBe(row.inFolder.startsWith('skip'));
  });

  it.each(rows.filter(({ place }) => place !== undefined))(
    'of $kind that says $effect and looks at $place sees nobody elsewhere',
    (row) => {
      for (const other of exclusionPlaces.filter((place) => place !== row.place)) {
        expect(decide(aMail(at[other]), [exclusionOf(row)], 'f-inbox')).toBe('track all-mail');
      }
    },
  );

  it.each(exclusionKinds)('of %s leaves other mail alone', (kind) => {
    const [place] = placesOf(kind);
    const exclusion = exclusionOf({ kind, effect: 'block', place });
    for (const folderId of ['f-inbox', 'f-fabrikam'] as const) {
      expect(decide(aMail({ ...nobodySpecial, subject: 'Hello' }), [exclusion], folderId)).toMatch(/^track/);
    }
  });

  it('2.6 of private items missing, a folder rule tracks them, and nothing else ever does', () => {
    for (const sensitivity of ['private', 'confidential'] as const) {
      expect(decide(aMail({ sensitivity }), [], 'f-fabrikam')).toBe('track folder-rule');
      expect(decide(aMail({ sensitivity }), [], 'f-inbox')).toBe('skip private-item');
    }
  });
});
