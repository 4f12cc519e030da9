import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';

import { type AutodiscoverAccounts, type AutodiscoverAnswer, autodiscoverResponse } from './autodiscover';

const ewsUrl = 'http://127.0.0.1:4001/EWS/Exchange.asmx?a=1&b=2';
const outlook = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';
const accounts: AutodiscoverAccounts = {
  findByLogin: (login) =>
    login.toLowerCase() === 'erin@contoso.example'
      ? { emailAddress: 'erin@contoso.example', displayName: 'Erin <R&D>' }
      : undefined,
};

const requestFor = (address: string, schema = outlook): string =>
  `<?xml version="1.0" encoding="utf-8"?>
  <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
    <Request>
      <EMailAddress>${address}</EMailAddress>
      <AcceptableResponseSchema>${schema}</AcceptableResponseSchema>
    </Request>
  </Autodiscover>`;

/** Element texts by local name, with the namespace in front, from a parse that must not fail. */
function textsOf({ xml }: AutodiscoverAnswer): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', (chunk) => {
    text += chunk;
  });
  parser.on('closetag', ({ uri, local }) => {
    texts.set(`${uri} ${local}`, [...(texts.get(`${uri} ${local}`) ?? []), text]);
  });
  parser.write(xml).close();
  return texts;
}

const errorCodeOf = (xml: string): readonly string[] | undefined =>
  textsOf(autodiscoverResponse(xml, ewsUrl, accounts)).get(
    'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006 ErrorCode',
  );

describe('autodiscover', () => {
  it('tells a known mailbox where EWS is, for inside and outside', () => {
    const answer = autodiscoverResponse(requestFor('Erin@contoso.example'), ewsUrl, accounts);
    const texts = textsOf(answer);
    expect(answer.status).toBe(200);
    expect(texts.get(`${outlook} Type`)).toEqual(['EXCH', 'EXPR']);
    expect(texts.get(`${outlook} EwsUrl`)).toEqual([ewsUrl, ewsUrl]);
    expect(texts.get(`${outlook} AutoDiscoverSMTPAddress`)).toEqual(['erin@contoso.example']);
    expect(texts.get(`${outlook} DisplayName`)).toEqual(['Erin <R&D>']);
  });

  it('knows elements by namespace, whatever their prefix', () => {
    const prefixed = requestFor('erin@contoso.example')
      .replaceAll(/<(\/?)(\w)/g, '<$1a:$2')
      .replace('xmlns=', 'xmlns:a=');
    expect(autodiscoverResponse(`\uFEFF${prefixed}`, ewsUrl, accounts).xml).toContain('<EwsUrl>');
  });

  it.each([
    ['an unknown address', requestFor('nobody@contoso.example'), '500'],
    ['a login that is no address', requestFor('erin'), '500'],
    ['a schema for phones', requestFor('erin@contoso.example', 'http://schemas.microsoft.com/mobilesync/2006'), '601'],
    ['no address', requestFor(''), '600'],
    [
      'another namespace',
      requestFor('erin@contoso.example').replace('requestschema/2006', 'requestschema/1999'),
      '600',
    ],
    ['broken XML', requestFor('erin@contoso.example').slice(0, -5), '600'],
    ['an empty body', '', '600'],
    ['a huge body', requestFor(`${'e'.repeat(70_000)}@contoso.example`), '600'],
    [
      'a document type',
      requestFor('&e;').replace('<Auto', '<!DOCTYPE a [<!ENTITY e "erin@contoso.example">]><Auto'),
      '600',
    ],
  ])('answers %s with an error code', (_, xml, code) => {
    expect(errorCodeOf(xml)).toEqual([code]);
  });

  it('answers any text with well-formed XML', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(errorCodeOf(text)).toEqual(['600']);
        textsOf(autodiscoverResponse(requestFor(text), ewsUrl, accounts));
      }),
    );
  });
});
