import { type EwsError } from './ews-error';
import { element, textElement, type Xml } from './xml';

const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  types: 'http://schemas.microsoft.com/exchange/services/2006/types',
  messages: 'http://schemas.microsoft.com/exchange/services/2006/messages',
  errors: 'http://schemas.microsoft.com/exchange/services/2006/errors',
} as const;

const version = {
  MajorVersion: 15,
  MinorVersion: 1,
  MajorBuildNumber: 2507,
  MinorBuildNumber: 61,
  Version: 'V2017_07_11',
};
const serverVersion = element('t:ServerVersionInfo', '', version);

const prefixes = {
  'xmlns:s': namespaces.soap,
  'xmlns:t': namespaces.types,
  'xmlns:m': namespaces.messages,
};

/** One SOAP answer. */
export function envelope(body: Xml): Xml {
  const parts = [element('s:Header', serverVersion), element('s:Body', body)];
  return `<?xml version="1.0" encoding="utf-8"?>${element('s:Envelope', parts, prefixes)}`;
}

/** One of the envelopes that follow one another in a stream, as real servers write them: with no declaration, and prefixes that no other answer has. */
export function streamEnvelope(body: Xml): Xml {
  const soap = { 'xmlns:soap11': namespaces.soap };
  const header = element('ServerVersionInfo', '', { xmlns: namespaces.types, ...version });
  const prefixed = { ...soap, 'xmlns:t': namespaces.types, 'xmlns:m': namespaces.messages };
  const parts = [element('soap11:Header', header, soap), element('soap11:Body', body, prefixed)];
  return element('Envelope', parts, { xmlns: namespaces.soap });
}

function backOff(error: EwsError): Xml {
  if (error.backOffMs === undefined) return '';
  const value = textElement('t:Value', error.backOffMs, { Name: 'BackOffMilliseconds' });
  return element('t:MessageXml', value);
}

export function faultEnvelope(error: EwsError): Xml {
  const detail = element('detail', [
    textElement('e:ResponseCode', error.code, { 'xmlns:e': namespaces.errors }),
    textElement('e:Message', error.message, { 'xmlns:e': namespaces.errors }),
    backOff(error),
  ]);
  const fault = [
    textElement('faultcode', `a:${error.code}`, { 'xmlns:a': namespaces.types }),
    textElement('faultstring', error.message, { 'xml:lang': 'en-US' }),
    detail,
  ];
  return envelope(element('s:Fault', fault));
}
