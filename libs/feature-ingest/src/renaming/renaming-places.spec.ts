import { defaultOrganizationSettings } from '@foldwatch/domain';
import { OwnedMailbox } from '../mailbox/owned-mailbox';
import { RenamingPlaces } from './renaming-places';

const mailbox = (id: string): OwnedMailbox =>
  new OwnedMailbox({
    owner: { mailboxId: id, epoch: 1 },
    organizationId: 'organization',
    config: {
      mailbox: {
        id,
        emailAddress: `${id}@example.org`,
        kind: 'user',
        state: 'enabled',
        version: 1,
        createdAt: '2026-11-21T08:00:00.000Z',
      },
      options: {},
      rules: [],
    },
    settings: defaultOrganizationSettings,
  });

describe('places for renaming', () => {
  const mailboxes = ['a', 'b', 'c', 'd', 'e'].map(mailbox);
  const [first = mailbox('a'), , , , fifth = mailbox('e')] = mailboxes;
  let seconds = 0;
  const places = new RenamingPlaces({ now: () => new Date(seconds * 1_000) });
  const takeAll = (): readonly boolean[] => mailboxes.map((one) => places.take(one));

  it('are for a few mailboxes at a time, until they leave or are not heard of', () => {
    expect([takeAll(), takeAll()].flat().filter((isTaken) => !isTaken)).toHaveLength(2);
    places.leave(first);
    expect([places.take(fifth), places.take(first)]).toEqual([true, false]);
    seconds = 61;
    expect([places.take(fifth), places.take(first)]).toEqual([true, true]);
  });
});
