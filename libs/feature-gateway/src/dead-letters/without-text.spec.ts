import { withoutText } from './without-text';

describe('withoutText', () => {
  it('shows ids, numbers, times and kinds, and none of the text', () => {
    const payload = {
      kind: 'present',
      mailboxId: 'm-erin',
      number: { epoch: 1, read: 2, n: 3 },
      observedAt: '2026-03-02T08:00:00.000Z',
      mail: {
        internetMessageId: '<quote.erin@contoso.example>',
        subject: 'Quote',
        from: { address: 'buyer@fabrikam.example', name: 'Buyer' },
        to: [{ address: 'erin@contoso.example' }],
        isDraft: false,
      },
      rule: { id: 'r1', version: 1, regarding: { table: 'account', id: 'fabrikam', name: 'Fabrikam' } },
      checks: [{ name: 'folder', actual: 'Inbox/Erin' }],
    };
    expect(withoutText(payload)).toEqual({
      kind: 'present',
      mailboxId: 'm-erin',
      number: { epoch: 1, read: 2, n: 3 },
      observedAt: '2026-03-02T08:00:00.000Z',
      mail: {
        internetMessageId: '…',
        subject: '…',
        from: { address: '…', name: '…' },
        to: [{ address: '…' }],
        isDraft: false,
      },
      rule: { id: 'r1', version: 1, regarding: { table: 'account', id: 'fabrikam', name: '…' } },
      checks: [{ name: '…', actual: '…' }],
    });
  });

  it.each<{ given: string; payload: unknown; expected: unknown }>([
    { given: 'text where an id should be', payload: { id: 'Dear Erin' }, expected: { id: '…' } },
    {
      given: 'an address where an id should be',
      payload: { ownerId: 'e@contoso.example' },
      expected: { ownerId: '…' },
    },
    { given: 'text as a key', payload: { 'Dear Erin': 1 }, expected: {} },
    { given: 'text alone', payload: 'Dear Erin', expected: '…' },
    { given: 'nothing', payload: null, expected: null },
  ])('lets nothing through that is not as it should be: $given', ({ payload, expected }) => {
    expect(withoutText(payload)).toEqual(expected);
  });

  it('goes neither too deep nor on for ever', () => {
    let nested: unknown = 'bottom';
    for (let depth = 0; depth < 10_000; depth += 1) nested = { nested };
    expect(JSON.stringify(withoutText(nested)).length).toBeLessThan(200);
    expect(withoutText(Array.from({ length: 5_000 }, () => 1))).toHaveLength(20);
  });
});
