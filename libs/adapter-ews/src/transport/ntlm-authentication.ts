import { createType1Message, createType3Message, parseType2Message } from '@node-ntlm/core';

import { EwsError } from '../ews-error';
import type { Authenticator } from './authenticator';
import { withChannelBinding } from './channel-binding';
import type { HttpConnections, SingleConnection } from './http-connections';
import { exchange, type HttpRequest, type OpenAnswer } from './http-exchange';

interface Session extends SingleConnection {
  isSignedIn: boolean;
}

const maxIdleSessions = 20;

/** NTLM signs in a connection, not a request: each request in flight has a connection to itself, kept for the next. */
export class NtlmAuthentication implements Authenticator {
  private readonly idle = new Map<string, Session[]>();
  private readonly username: string;
  private readonly domain: string;

  constructor(
    private readonly connections: HttpConnections,
    private readonly credentials: { readonly username: string; readonly password: string },
  ) {
    const [, domain, username] = /^([^\\]+)\\(.*)$/s.exec(credentials.username) ?? [];
    this.domain = domain ?? '';
    this.username = username ?? credentials.username;
  }

  async open(request: HttpRequest): Promise<OpenAnswer> {
    const session = this.take(request.url);
    try {
      const answer = await this.openIn(session, request);
      answer.body.once('close', () => this.giveBack(request.url, session, answer));
      return answer;
    } catch (error) {
      await this.connections.dropSingle(session.dispatcher);
      throw error;
    }
  }

  private async openIn(session: Session, request: HttpRequest): Promise<OpenAnswer> {
    if (session.isSignedIn) {
      const answer = await exchange(session.dispatcher, request);
      if (answer.status !== 401) return answer;
      // The server closed the connection in between; the new one knows nobody yet.
      await discard(answer);
    }
    const answer = await this.signIn(session, request);
    session.isSignedIn = answer.status !== 401;
    return answer;
  }

  private async signIn(session: Session, request: HttpRequest): Promise<OpenAnswer> {
    const negotiate = createType1Message({ domain: '', workstation: '' });
    const challenged = await exchange(session.dispatcher, {
      ...request,
      body: '',
      headers: { ...request.headers, authorization: negotiate },
    });
    const challenge = challengeOf(challenged);
    if (challenged.status !== 401 || challenge === undefined) return refuseOrPass(challenged);
    await discard(challenged);
    const authorization = this.answerTo(challenge, session);
    return exchange(session.dispatcher, { ...request, headers: { ...request.headers, authorization } });
  }

  private answerTo(challenge: string, session: Session): string {
    const message = withChannelBinding(parseChallenge(challenge), session.peerCertificate());
    return createType3Message(message, {
      username: this.username,
      password: this.credentials.password,
      domain: this.domain,
      workstation: '',
    });
  }

  private take(url: string): Session {
    const known = this.idle.get(new URL(url).origin)?.pop();
    return known ?? { ...this.connections.singleFor(url), isSignedIn: false };
  }

  private giveBack(url: string, session: Session, answer: OpenAnswer): void {
    const { origin } = new URL(url);
    const idle = this.idle.get(origin) ?? [];
    if (!answer.body.readableEnded || !session.isSignedIn || idle.length >= maxIdleSessions) {
      void this.connections.dropSingle(session.dispatcher);
      return;
    }
    this.idle.set(origin, [...idle, session]);
  }
}

const challengeOf = (answer: OpenAnswer): string | undefined =>
  answer.headers
    .all('www-authenticate')
    .flatMap((header) => header.split(','))
    .map((offer) => offer.trim())
    .find((offer) => /^NTLM\s+\S/i.test(offer));

function parseChallenge(challenge: string): ReturnType<typeof parseType2Message> {
  try {
    return parseType2Message(challenge.replace(/^NTLM/i, 'NTLM'));
  } catch {
    throw new EwsError({ kind: 'protocol' }, 'ntlm-challenge', 'the NTLM challenge of the server is unreadable');
  }
}

/** No challenge after all: the server lets everybody in, refuses, is out of order, or does not know NTLM. */
function refuseOrPass(answer: OpenAnswer): OpenAnswer {
  if (answer.status >= 300) return answer;
  answer.body.destroy();
  throw new EwsError({ kind: 'protocol' }, 'ntlm-not-asked', 'the server did not ask for NTLM');
}

/** Read to its end, so that the connection can carry the next message. */
async function discard(answer: OpenAnswer): Promise<void> {
  for await (const chunk of answer.body) void chunk;
}
