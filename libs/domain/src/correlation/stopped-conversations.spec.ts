import { conversationHeader } from './conversation-header';
import { activityId, aMail } from '../../testing';
import type { MailMetadata } from '../mail';
import { isOfStopped, isStopped, stoppedConversation, stoppedMail } from './stopped-conversations';

const index = (fill: number, children = 0): string =>
  Buffer.concat([Buffer.alloc(22, fill), Buffer.alloc(children * 5, 9)]).toString('base64');

const stopped = stoppedMail([
  stoppedConversation(
    activityId(),
    {
      internetMessageId: '<middle@fabrikam.example>',
      references: ['<root@fabrikam.example>'],
      conversationIndex: index(1, 1),
    },
    '2026-03-02T08:00:00.000Z',
  ),
]);

describe('§4 a stopped conversation', () => {
  it.each<{ given: string; mail: Partial<MailMetadata>; expected: boolean }>([
    { given: 'an answer to that message', mail: { inReplyTo: '<middle@fabrikam.example>' }, expected: true },
    {
      given: 'a later message of the thread',
      mail: { references: ['<root@fabrikam.example>', '<other@fabrikam.example>'] },
      expected: true,
    },
    { given: 'a message with its conversation index', mail: { conversationIndex: index(1, 4) }, expected: true },
    { given: 'a message of another conversation', mail: { conversationIndex: index(2) }, expected: false },
    { given: 'an answer to something else', mail: { inReplyTo: '<else@fabrikam.example>' }, expected: false },
    { given: 'a message that answers nothing', mail: {}, expected: false },
  ])('takes in $given: $expected', ({ mail, expected }) => {
    expect(isStopped(aMail(mail), stopped)).toBe(expected);
  });

  it('takes in what belongs by a token or its subject to a message of it', () => {
    expect(isOfStopped({ internetMessageId: ' <middle@fabrikam.example> ' }, stopped)).toBe(true);
    expect(isOfStopped({ conversation: conversationHeader(index(1)) ?? '' }, stopped)).toBe(true);
    expect(isOfStopped({ internetMessageId: '<else@fabrikam.example>' }, stopped)).toBe(false);
    expect(isOfStopped({}, stopped)).toBe(false);
  });

  it('takes in nothing where none was stopped', () => {
    expect(isStopped(aMail({ inReplyTo: '<middle@fabrikam.example>' }), stoppedMail([]))).toBe(false);
  });
});
