import { parseXml, type XmlNode } from '../src/soap/parse-xml';

const types = 'http://schemas.microsoft.com/exchange/services/2006/types';
const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';

export interface EwsAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The element in the SOAP body. */
  readonly body: XmlNode;
}

/** Every element of that name, wherever it is. */
export function findAll(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

export const codesOf = (answer: EwsAnswer): readonly string[] =>
  findAll(answer.body, 'ResponseCode').map(({ text }) => text);

/** A client of the simplest kind, which says what it means in XML. */
export class EwsCaller {
  constructor(
    private readonly url: string,
    private readonly login: string,
    private readonly actsFor?: string,
  ) {}

  async call(body: string, headers: Readonly<Record<string, string>> = {}): Promise<EwsAnswer> {
    const response = await this.post(body, headers);
    const text = await response.text();
    const content = parseXml(text).child('Body')?.children[0];
    if (content === undefined) throw new Error(`no SOAP body: ${text.slice(0, 200)}`);
    return { status: response.status, text, headers: response.headers, body: content };
  }

  post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const password = this.login.split('@')[0] ?? '';
    return fetch(this.url, {
      method: 'POST',
      body: this.envelope(body),
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        Authorization: `Basic ${Buffer.from(`${this.login}:${password}`).toString('base64')}`,
        ...headers,
      },
    });
  }

  private envelope(body: string): string {
    const sid = `<t:PrimarySmtpAddress>${this.actsFor}</t:PrimarySmtpAddress>`;
    const impersonation =
      this.actsFor === undefined
        ? ''
        : `<t:ExchangeImpersonation><t:ConnectingSID>${sid}</t:ConnectingSID></t:ExchangeImpersonation>`;
    const spaces = `xmlns:t="${types}" xmlns:m="${messages}" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"`;
    return `<soap:Envelope ${spaces}><soap:Header>${impersonation}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
  }
}
