import type { OpenedMessage } from '../sandbox-api';
import { answerTo, requestOf } from './letter';

const erin = 'erin@contoso.example';
const kaethe = 'kaethe.weiss@fabrikam.example';
const asked: OpenedMessage = {
  id: 'item',
  folderId: 'inbox',
  subject: 'Offer',
  from: { name: 'Käthe Weiß', address: kaethe },
  to: [{ address: erin }],
  cc: [],
  receivedAt: '2026-03-02T09:00:00Z',
  isRead: true,
  hasAttachments: false,
  categories: [],
  text: 'How much?\n',
  attachments: [],
};

describe('a letter', () => {
  it('answers the other one, quotes, and stays in the conversation', () => {
    expect(answerTo(asked, erin, 'send')).toEqual({
      kind: 'send',
      party: kaethe,
      subject: 'RE: Offer',
      text: '\n\nKäthe Weiß:\n> How much?',
      answers: 'item',
    });
  });

  it('comes from whom the owner wrote to', () => {
    const sent = { ...asked, subject: 'RE: Offer', from: { address: erin }, to: [{ address: kaethe }] };
    expect(answerTo(sent, erin, 'receive')).toMatchObject({ party: kaethe, subject: 'RE: Offer' });
  });

  it('goes to each of several, however they are separated', () => {
    const letter = { kind: 'send', party: `${erin}; ${kaethe}, `, subject: 'Lunch', text: '' } as const;
    expect(requestOf(letter)).toEqual({ to: [erin, kaethe], subject: 'Lunch', text: '' });
    expect(requestOf({ ...letter, kind: 'receive', party: ` ${kaethe} ` })).toMatchObject({ from: kaethe });
  });
});
