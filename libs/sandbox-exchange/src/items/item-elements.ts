import { element, filledElement, textElement, type Xml } from '../soap/xml';
import { encodeChangeKey, encodeId } from '../store/ids';
import { type Correspondent, type Item } from '../store/item';

/** Whole seconds, as Exchange gives them. */
export const timeText = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');

export function itemIdElement(
  name: string,
  mailboxGuid: string,
  item: Pick<Item, 'guid'> & { readonly changeSequence?: number },
): Xml {
  const id = encodeId({ kind: 'item', mailboxGuid, guid: item.guid, path: [] });
  const { changeSequence } = item;
  return element(name, '', {
    Id: id,
    ChangeKey: changeSequence === undefined ? undefined : encodeChangeKey(changeSequence),
  });
}

/** A summary knows names only, as the real server's lists do. */
function mailboxElement({ name, address }: Correspondent, isSummary = false): Xml {
  const routed = !isSummary && address !== undefined && address !== '';
  return element('t:Mailbox', [
    textElement('t:Name', name ?? address),
    textElement('t:EmailAddress', routed ? address : undefined),
    textElement('t:RoutingType', routed ? 'SMTP' : undefined),
    textElement('t:MailboxType', isSummary ? undefined : 'OneOff'),
  ]);
}

export function personElement(name: string, person: Correspondent | undefined, isSummary = false): Xml {
  return person === undefined ? '' : element(name, mailboxElement(person, isSummary));
}

export function peopleElement(name: string, people: readonly Correspondent[]): Xml {
  return filledElement(
    name,
    people.map((person) => mailboxElement(person)),
  );
}

export function attendeesElement(name: string, people: readonly Correspondent[] | undefined): Xml {
  return filledElement(
    name,
    (people ?? []).map((person) =>
      element('t:Attendee', [mailboxElement(person), textElement('t:ResponseType', 'Unknown')]),
    ),
  );
}

export const displayNames = (people: readonly Correspondent[]): string =>
  people.map(({ name, address }) => name ?? address ?? '').join('; ');

/** Which element of the schema holds an item of this class. */
export function itemElementName(itemClass: string): string {
  const known: readonly (readonly [string, string])[] = [
    ['IPM.Schedule.Meeting.Request', 't:MeetingRequest'],
    ['IPM.Schedule.Meeting.Resp', 't:MeetingResponse'],
    ['IPM.Schedule.Meeting.Canceled', 't:MeetingCancellation'],
    ['IPM.Post', 't:PostItem'],
    ['IPM.Contact', 't:Contact'],
    ['IPM.Appointment', 't:CalendarItem'],
    ['IPM.Task', 't:Task'],
    ['IPM.Note', 't:Message'],
    ['REPORT.', 't:Message'],
    ['IPM.Schedule', 't:MeetingMessage'],
  ];
  return known.find(([start]) => itemClass.startsWith(start))?.[1] ?? 't:Item';
}
