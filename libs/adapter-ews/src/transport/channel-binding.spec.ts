import { createHash, X509Certificate } from 'node:crypto';

import type { Type2Message } from '@node-ntlm/core';

import { selfSigned } from '../../testing/self-signed';
import { withChannelBinding } from './channel-binding';

const certificate = new X509Certificate(selfSigned().certPem);
const domain = Buffer.from('0200040043004f00', 'hex');
const end = Buffer.alloc(4);

const challenge = (targetInfo?: Buffer): Type2Message => ({
  signature: Buffer.from('NTLMSSP\0'),
  type: 2,
  targetNameLen: 0,
  targetNameMaxLen: 0,
  targetNameOffset: 0,
  targetName: Buffer.alloc(0),
  negotiateFlags: 0,
  serverChallenge: Buffer.alloc(8),
  reserved: Buffer.alloc(8),
  ...(targetInfo === undefined ? {} : { targetInfo }),
});

it('adds the hash of the TLS connection to what the server said of itself', () => {
  const bound = withChannelBinding(challenge(Buffer.concat([domain, end])), certificate);
  const endPoint = Buffer.concat([
    Buffer.from('tls-server-end-point:'),
    createHash('sha256').update(certificate.raw).digest(),
  ]);
  const header = Buffer.from('0000000000000000000000000000000035000000', 'hex');
  const hash = createHash('md5')
    .update(Buffer.concat([header, endPoint]))
    .digest();
  expect(bound.targetInfo).toEqual(Buffer.concat([domain, Buffer.from('0a001000', 'hex'), hash, end]));
});

it.each([
  ['without TLS', challenge(Buffer.concat([domain, end])), undefined],
  ['where the server says nothing of itself', challenge(), certificate],
])('changes nothing %s', (_, message, known) => {
  expect(withChannelBinding(message, known)).toBe(message);
});
