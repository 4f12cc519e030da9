import { type Correspondent, type MeetingFacts } from '../store/item';

interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface CalendarMessage {
  readonly method: string;
  readonly facts: MeetingFacts;
}

function toProperty(line: string): Property | undefined {
  const match = /^([A-Za-z-]+)((?:;[^=:;]+=(?:"[^"]*"|[^:;"]*))*):(.*)$/.exec(line);
  if (match === null) return undefined;
  const [, name = '', rawParameters = '', value = ''] = match;
  const parameters = [...rawParameters.matchAll(/;([^=;]+)=("[^"]*"|[^;]*)/g)].map(
    ([, key = '', text = '']) => [key.toUpperCase(), text.replace(/"/g, '')] as const,
  );
  return { name: name.toUpperCase(), parameters: Object.fromEntries(parameters), value: value.trim() };
}

const unescape = (text: string): string => text.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1');

/** Local times without a zone that we know are taken as UTC; the sandbox keeps no time zone tables. */
function toIsoTime(value: string): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(value);
  if (match === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

function toCorrespondent({ parameters, value }: Property): Correspondent {
  const name = parameters['CN'];
  return { ...(name === undefined ? {} : { name }), address: value.replace(/^mailto:/i, '') };
}

const responses: Readonly<Record<string, 'Tentative' | 'Accept' | 'Decline'>> = {
  ACCEPTED: 'Accept',
  TENTATIVE: 'Tentative',
  DECLINED: 'Decline',
};

function factsOf(event: readonly Property[]): MeetingFacts {
  const find = (name: string): Property | undefined => event.find((property) => property.name === name);
  const attendees = event.filter(({ name }) => name === 'ATTENDEE');
  const optional = attendees.filter(({ parameters }) => parameters['ROLE'] === 'OPT-PARTICIPANT');
  const [begins, ends, organizer, location] = ['DTSTART', 'DTEND', 'ORGANIZER', 'LOCATION'].map(find);
  return {
    uid: find('UID')?.value,
    start: begins && toIsoTime(begins.value),
    end: ends && toIsoTime(ends.value),
    location: location && unescape(location.value),
    response: attendees.map(({ parameters }) => responses[parameters['PARTSTAT'] ?? '']).find(Boolean),
    organizer: organizer && toCorrespondent(organizer),
    requiredAttendees: attendees.filter((attendee) => !optional.includes(attendee)).map(toCorrespondent),
    optionalAttendees: optional.map(toCorrespondent),
    isAllDay: begins && !begins.value.includes('T'),
  };
}

/** Reads the event of a meeting message; undefined where there is none. */
export function parseCalendar(text: string): CalendarMessage | undefined {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const all = lines.map(toProperty).filter((property) => property !== undefined);
  const start = all.findIndex(({ name, value }) => name === 'BEGIN' && value.toUpperCase() === 'VEVENT');
  if (start < 0) return undefined;
  const method = all.find(({ name }) => name === 'METHOD')?.value.toUpperCase();
  return { method: method ?? 'REQUEST', facts: factsOf(all.slice(start)) };
}
