import type { Activity, Regarding } from '@foldwatch/domain';
import { activity, link } from '@foldwatch/ports/testing';
import type { OpenGateway } from './open-gateway';
import { save } from './play-writer';
import { signInOwner } from './sign-in-owner';

export const erinsAccount = { table: 'account', id: 'a-erins', name: 'Fabrikam' };
export const omarsAccount = { table: 'account', id: 'a-omars', name: 'Litware' };
export const sharedAccount = { table: 'account', id: 'a-shared', name: 'Northwind' };

export const regarding = (record: typeof erinsAccount): Regarding => ({
  ...record,
  provenance: { source: 'manual', by: 'admin' },
  setAt: '2026-11-21T08:00:00.000Z',
});

/** Two people with a mailbox and an account each, and an account that one of them shares with the other. */
export async function playTwoPeople(gateway: OpenGateway) {
  const delivered = [
    { ...erinsAccount, ownerId: 'u-erin', emailAddresses: ['info@fabrikam.example'] },
    { ...omarsAccount, ownerId: 'u-omar', emailAddresses: ['info@litware.example'] },
    { ...sharedAccount, ownerId: 'u-omar', sharedWith: ['u-erin'], emailAddresses: [] },
    { table: 'contact', id: 'c-lea', name: 'Lea Litware', ownerId: 'u-omar', emailAddresses: ['lea@litware.example'] },
  ];
  await gateway.as('put', '/api/v1/records').send(delivered).expect(200);
  const add = async (who: string): Promise<string> => {
    const sent = { emailAddress: `${who}@contoso.example`, kind: 'user', ownerId: `u-${who}` };
    return (await gateway.as('post', '/api/v1/mailboxes').send(sent).expect(201)).body.id;
  };
  const mailboxes = { erin: await add('erin'), omar: await add('omar') };
  const erin = await signInOwner(gateway, mailboxes.erin);
  const omar = await signInOwner(gateway, mailboxes.omar);
  return { mailboxes, erin, omar };
}

/** Mail in a mailbox, of which a contact is a party, and that regards a record. */
export async function playMail(
  { stores }: OpenGateway,
  id: string,
  { mailboxId, record }: { readonly mailboxId: string; readonly record: typeof erinsAccount },
): Promise<Activity> {
  const lea = { address: 'lea@litware.example', record: { table: 'contact', id: 'c-lea', name: 'Lea Litware' } };
  const mail = activity(id, {
    message: { subject: `Offer ${id}`, to: [lea] },
    links: [link(mailboxId, ['f-1'])],
    regarding: regarding(record),
    history: [
      {
        sequence: 1,
        type: 'tracked',
        at: '2026-11-21T08:00:00.000Z',
        causeId: 'd1',
        changed: ['regarding'],
        regarding: record,
      },
    ],
  });
  await save(stores, mail);
  return mail;
}
