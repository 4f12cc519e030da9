import type { MailboxTarget } from '@foldwatch/ports';

import { notEmpty } from './answers/xml-values';
import { demandKnownHost } from './demand-known-host';
import { EwsError } from './ews-error';
import type { EwsSettings } from './ews-options';
import type { HttpAnswer, HttpTransport } from './transport/http-transport';
import { parseXml, UnreadableXml } from './xml/parse-xml';
import type { XmlElement } from './xml/xml-element';
import { xmlText } from './xml/xml-text';

const requestSchema = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006';
const responseSchema = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';
const keptForMs = 3_600_000;
const maxRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

type Finding =
  | { readonly kind: 'found'; readonly ewsUrl: string }
  | { readonly kind: 'ask-at'; readonly url: string }
  | { readonly kind: 'ask-for'; readonly emailAddress: string }
  | { readonly kind: 'nothing' };

/** The EWS address of a mailbox: its own, the configured one, or what autodiscover (POX) says, kept for an hour. */
export class Autodiscover {
  private readonly known = new Map<string, { readonly ewsUrl: Promise<string>; readonly until: number }>();

  constructor(
    private readonly settings: EwsSettings,
    private readonly transport: HttpTransport,
  ) {}

  async ewsUrlOf(target: MailboxTarget): Promise<string> {
    if (target.ewsUrl !== undefined) return demandKnownHost(target.ewsUrl, this.settings);
    return this.settings.ewsUrl ?? this.discovered(target.emailAddress);
  }

  /** The address turned out to be wrong: ask again the next time. */
  forget(target: MailboxTarget): void {
    this.known.delete(target.emailAddress);
  }

  private discovered(emailAddress: string): Promise<string> {
    const now = this.settings.clock.now().getTime();
    const known = this.known.get(emailAddress);
    if (known !== undefined && known.until > now) return known.ewsUrl;
    const ewsUrl = this.ask(emailAddress);
    this.known.set(emailAddress, { ewsUrl, until: now + keptForMs });
    ewsUrl.catch(() => this.known.delete(emailAddress));
    return ewsUrl;
  }

  private async ask(emailAddress: string): Promise<string> {
    let refusal: unknown;
    for (const url of this.addressesFor(emailAddress)) {
      try {
        const ewsUrl = await this.askAt(url, emailAddress);
        if (ewsUrl !== undefined) return ewsUrl;
      } catch (error) {
        refusal ??= error;
      }
    }
    if (refusal instanceof EwsError && refusal.failure.kind === 'auth-expired') throw refusal;
    throw new EwsError({ kind: 'transient' }, 'autodiscover', 'Autodiscover: no EWS address was found', {
      cause: refusal,
    });
  }

  private addressesFor(emailAddress: string): readonly string[] {
    const configured = this.settings.autodiscover?.urls;
    if (configured !== undefined) return configured;
    const domain = emailAddress.slice(emailAddress.lastIndexOf('@') + 1);
    return [domain, `autodiscover.${domain}`].map((host) => `https://${host}/autodiscover/autodiscover.xml`);
  }

  private async askAt(firstUrl: string, firstAddress: string): Promise<string | undefined> {
    let url = firstUrl;
    let emailAddress = firstAddress;
    for (let asked = 0; asked <= maxRedirects; asked += 1) {
      const finding = await this.askOnce(url, emailAddress);
      if (finding.kind === 'found') return finding.ewsUrl;
      if (finding.kind === 'nothing') return undefined;
      if (finding.kind === 'ask-at') url = this.trusted(finding.url, url);
      if (finding.kind === 'ask-for') emailAddress = finding.emailAddress;
    }
    return undefined;
  }

  private async askOnce(url: string, emailAddress: string): Promise<Finding> {
    const answer = await this.transport.send({
      name: 'Autodiscover',
      url,
      headers: { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml' },
      body: requestFor(emailAddress),
    });
    if (answer.status === 401) throw new EwsError({ kind: 'auth-expired' }, 'http-401', 'Autodiscover: HTTP 401');
    return readFinding(answer);
  }

  /** Credentials go along, so a redirect never leads from TLS to plain text. */
  private trusted(to: string, from: string): string {
    if (!URL.canParse(to, from))
      throw new EwsError({ kind: 'protocol' }, 'autodiscover', 'Autodiscover: no such address');
    const next = new URL(to, from);
    if (next.protocol === 'https:' || new URL(from).protocol === 'http:') return next.href;
    throw new EwsError({ kind: 'protocol' }, 'autodiscover', 'Autodiscover: a redirect to an address without TLS');
  }
}

function readFinding({ status, headers, body }: HttpAnswer): Finding {
  const location = headers.get('location');
  if (redirects.has(status) && location !== undefined) return { kind: 'ask-at', url: location };
  const account = status === 200 ? accountIn(body) : undefined;
  return account === undefined ? { kind: 'nothing' } : findingIn(account);
}

function findingIn(account: XmlElement): Finding {
  const url = notEmpty(account.textAt('RedirectUrl'));
  if (url !== undefined) return { kind: 'ask-at', url };
  const emailAddress = notEmpty(account.textAt('RedirectAddr'));
  if (emailAddress !== undefined) return { kind: 'ask-for', emailAddress };
  const ewsUrl = ewsUrlIn(account);
  return ewsUrl === undefined ? { kind: 'nothing' } : { kind: 'found', ewsUrl };
}

function accountIn(body: string): XmlElement | undefined {
  try {
    return parseXml(body).find('Account');
  } catch (error) {
    if (error instanceof UnreadableXml) return undefined;
    throw error;
  }
}

/** EXPR is the address as seen from outside, EXCH from within the organization. */
function ewsUrlIn(account: XmlElement): string | undefined {
  const protocols = account.childrenNamed('Protocol');
  return ['EXPR', 'EXCH']
    .flatMap((type) => protocols.filter((protocol) => protocol.textAt('Type')?.trim() === type))
    .map((protocol) => protocol.textAt('EwsUrl')?.trim() ?? '')
    .find((url) => URL.canParse(url) && /^https?:/.test(url));
}

const requestFor = (emailAddress: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${requestSchema}"><Request>` +
  `<EMailAddress>${xmlText(emailAddress)}</EMailAddress>` +
  `<AcceptableResponseSchema>${responseSchema}</AcceptableResponseSchema></Request></Autodiscover>`;
