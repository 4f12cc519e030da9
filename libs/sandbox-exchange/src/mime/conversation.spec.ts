import { conversationOf } from './conversation';

const index = Buffer.concat([Buffer.from([1, 0xd8, 1, 2, 3, 4]), Buffer.alloc(16, 7), Buffer.alloc(5, 9)]);
const facts = { subject: 'Re: Offer', threadTopic: undefined, root: '<root@fabrikam.example>' };

describe('conversationOf', () => {
  it.each([
    ['as it came', index.toString('base64')],
    ['folded', `${index.toString('base64').slice(0, 20)} \t${index.toString('base64').slice(20)}`],
    ['with characters that are not base64', `!!!${index.toString('base64')}&#x1;`],
  ])('gives base64 for a thread index %s', (_, threadIndex) => {
    const { conversationIndex } = conversationOf({ ...facts, threadIndex });
    expect(conversationIndex).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(conversationIndex, 'base64').length).toBeGreaterThanOrEqual(22);
  });

  it('keeps the thread and the steps of an index that is one', () => {
    expect(conversationOf({ ...facts, threadIndex: index.toString('base64') })).toEqual({
      conversationIndex: index.toString('base64'),
      conversationTopic: 'Offer',
      conversationGuid: '07'.repeat(16),
    });
  });

  it('makes the same index for messages of one thread that have none', () => {
    const [first, second] = [undefined, 'dG9vIHNob3J0'].map((threadIndex) => conversationOf({ ...facts, threadIndex }));
    expect(first?.conversationIndex).toBe(second?.conversationIndex);
  });
});
