import { EwsError, EwsFault } from './ews-error';
import { element, textElement, type Xml } from './xml';

/** One part of an answer that worked. */
export function success(operation: string, content: Xml | readonly Xml[] = ''): Xml {
  const inner = typeof content === 'string' ? content : content.join('');
  return element(`m:${operation}ResponseMessage`, textElement('m:ResponseCode', 'NoError') + inner, {
    ResponseClass: 'Success',
  });
}

/** What stands beside an error all the same: the schema demands it, or clients read it before they look at the error. */
const demandedList: Readonly<Record<string, Xml>> = {
  CreateItem: '<m:Items/>',
  GetItem: '<m:Items/>',
  UpdateItem: '<m:Items/>',
  MoveItem: '<m:Items/>',
  CopyItem: '<m:Items/>',
  GetAttachment: '<m:Attachments/>',
  CreateAttachment: '<m:Attachments/>',
  GetServerTimeZones: '<m:TimeZoneDefinitions/>',
  SyncFolderItems: '<m:SyncState/><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange>',
  SyncFolderHierarchy: '<m:SyncState/><m:IncludesLastFolderInRange>true</m:IncludesLastFolderInRange>',
};

function messageXml(error: EwsError): Xml {
  if (error.backOffMs === undefined) return '';
  return element('m:MessageXml', textElement('t:Value', error.backOffMs, { Name: 'BackOffMilliseconds' }));
}

/** One part of an answer that failed; the others are not touched by it. */
export function failure(operation: string, error: EwsError, extra: Xml = ''): Xml {
  const content = [
    textElement('m:MessageText', error.message),
    textElement('m:ResponseCode', error.code),
    textElement('m:DescriptiveLinkKey', 0),
    messageXml(error),
    demandedList[operation] ?? '',
    extra,
  ];
  return element(`m:${operation}ResponseMessage`, content, { ResponseClass: 'Error' });
}

export function response(operation: string, messages: readonly Xml[]): Xml {
  return element(`m:${operation}Response`, element('m:ResponseMessages', messages));
}

/** Answers each part by itself: what fails with an `EwsError` fails alone. */
export async function answerEach<T>(
  operation: string,
  parts: readonly T[],
  answer: (part: T) => Xml | readonly Xml[] | Promise<Xml | readonly Xml[]>,
): Promise<Xml> {
  const messages: Xml[] = [];
  for (const part of parts) messages.push(await answerOne(operation, part, answer));
  return response(operation, messages);
}

async function answerOne<T>(
  operation: string,
  part: T,
  answer: (part: T) => Xml | readonly Xml[] | Promise<Xml | readonly Xml[]>,
): Promise<Xml> {
  try {
    return success(operation, await answer(part));
  } catch (error) {
    if (error instanceof EwsError && !(error instanceof EwsFault)) return failure(operation, error);
    throw error;
  }
}
