import { type EwsError } from './ews-error';
import { element, textElement, type Xml } from './xml';

const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  types: 'http://schemas.microsoft.com/exchange/services/2006/types',
  messages: 'http://schemas.microsoft.com/exchange/services/2006/messages',
  errors: 'http://schemas.microsoft.com/exchange/services/2006/errors',
} as const;

const serverVersion = element('t:ServerVersionInfo', '', {
  MajorVersion: 15,
  MinorVersion: 1,
  MajorBuildNumber: 2507,
  MinorBuildNumber: 61,
  Version: 'V2017_07_11',
});

const prefixes = {
  'xmlns:s': namespaces.soap,
  'xmlns:t': namespaces.types,
  'xmlns:m': namespaces.messages,
};

/** One SOAP answer; `declaration` is left out inside a stream, where envelopes follow one another. */
export function envelope(body: Xml): Xml {
  const parts = [element('s:Header', serverVersion), element('s:Body', body)];
  return `<?xml version="1.0" encoding="utf-8"?>${element('s:Envelope', parts, prefixes)}`;
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
