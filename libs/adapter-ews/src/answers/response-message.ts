import type { XmlElement } from '../xml/xml-element';

/** One part of an answer: what became of one folder, item or subscription of the request. */
export interface ResponseMessage {
  /** `NoError`, or one of the response codes of Exchange, also such as nobody here has heard of. */
  readonly code: string;
  readonly content: XmlElement;
  readonly backOffMs?: number;
}

/** A SOAP fault: the request as a whole failed. */
export interface SoapFault {
  readonly code: string;
  readonly backOffMs?: number;
}

export type EwsAnswer =
  | { readonly kind: 'messages'; readonly messages: readonly ResponseMessage[] }
  | { readonly kind: 'fault'; readonly fault: SoapFault };

/** What an envelope says, or `undefined` when it is no answer of EWS. */
export function toEwsAnswer(envelope: XmlElement): EwsAnswer | undefined {
  const answer = envelope.name === 'Envelope' ? envelope.child('Body')?.children[0] : undefined;
  if (answer === undefined) return undefined;
  if (answer.name === 'Fault') return { kind: 'fault', fault: toFault(answer) };
  const list = answer.child('ResponseMessages');
  if (list !== undefined) return { kind: 'messages', messages: list.children.map(toMessage) };
  // Unsubscribe and its like may answer with the message alone.
  return answer.child('ResponseCode') === undefined ? undefined : { kind: 'messages', messages: [toMessage(answer)] };
}

function toMessage(content: XmlElement): ResponseMessage {
  const named = content.textAt('ResponseCode')?.trim();
  const isError = content.attribute('ResponseClass') === 'Error';
  const code = isError && (named === undefined || named === 'NoError') ? 'ErrorUnnamed' : (named ?? 'NoError');
  return { code, content, ...backOffIn(content.child('MessageXml')) };
}

/** Some servers put the response code into the faultcode, and some give no detail at all. */
function toFault(fault: XmlElement): SoapFault {
  const detail = fault.child('detail') ?? fault.child('Detail');
  const faultCode = (fault.textAt('faultcode') ?? fault.textAt('Code', 'Value') ?? '').trim().replace(/^.*:/, '');
  const code = detail?.find('ResponseCode')?.text.trim();
  const fallback = faultCode === '' ? 'ErrorUnnamed' : faultCode;
  return { code: code === undefined || code === '' ? fallback : code, ...backOffIn(detail?.find('MessageXml')) };
}

function backOffIn(messageXml: XmlElement | undefined): { readonly backOffMs?: number } {
  const value = messageXml?.children.find((element) => element.attribute('Name') === 'BackOffMilliseconds');
  const backOffMs = Number(value?.text ?? Number.NaN);
  return Number.isFinite(backOffMs) && backOffMs >= 0 ? { backOffMs } : {};
}
