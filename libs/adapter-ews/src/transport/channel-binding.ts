import { createHash, type X509Certificate } from 'node:crypto';

import type { Type2Message } from '@node-ntlm/core';

const avEndOfList = 0;
const avChannelBindings = 10;
const pairHeaderBytes = 4;

/** Ties the sign-in to the TLS connection, which Exchange demands where Extended Protection is on. */
export function withChannelBinding(challenge: Type2Message, certificate: X509Certificate | undefined): Type2Message {
  if (certificate === undefined || challenge.targetInfo === undefined) return challenge;
  const pairs = withoutEnd(challenge.targetInfo);
  const binding = bindingOf(certificate);
  const header = Buffer.alloc(pairHeaderBytes);
  header.writeUInt16LE(avChannelBindings, 0);
  header.writeUInt16LE(binding.length, 2);
  return { ...challenge, targetInfo: Buffer.concat([pairs, header, binding, Buffer.alloc(pairHeaderBytes)]) };
}

function withoutEnd(pairs: Buffer): Buffer {
  for (let at = 0; at + pairHeaderBytes <= pairs.length; at += pairHeaderBytes + pairs.readUInt16LE(at + 2)) {
    if (pairs.readUInt16LE(at) === avEndOfList) return pairs.subarray(0, at);
  }
  return pairs;
}

/** MD5 over the gss_channel_bindings of RFC 4121 with the `tls-server-end-point` of RFC 5929. */
function bindingOf(certificate: X509Certificate): Buffer {
  const applicationData = Buffer.concat([
    Buffer.from('tls-server-end-point:', 'ascii'),
    createHash(hashOf(certificate)).update(certificate.raw).digest(),
  ]);
  const structure = Buffer.alloc(20);
  structure.writeUInt32LE(applicationData.length, 16);
  return createHash('md5').update(structure).update(applicationData).digest();
}

/** The hash of the certificate's own signature; older ones than SHA-256 are replaced by it. */
function hashOf(certificate: X509Certificate): 'sha256' | 'sha384' | 'sha512' {
  const algorithm = certificate.signatureAlgorithm?.toLowerCase() ?? '';
  if (algorithm.includes('sha384')) return 'sha384';
  return algorithm.includes('sha512') ? 'sha512' : 'sha256';
}
