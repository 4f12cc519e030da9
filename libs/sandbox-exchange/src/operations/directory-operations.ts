import { isFalse } from '../soap/boolean';
import { EwsError } from '../soap/ews-error';
import { answerEach, failure, response } from '../soap/response-message';
import { element, textElement, type Xml } from '../soap/xml';
import { type Mailbox } from '../store/mailbox-store';
import { type Operation } from './ews-request';

function resolution({ displayName, emailAddress }: Mailbox): Xml {
  const mailbox = element('t:Mailbox', [
    textElement('t:Name', displayName),
    textElement('t:EmailAddress', emailAddress),
    textElement('t:RoutingType', 'SMTP'),
    textElement('t:MailboxType', 'Mailbox'),
  ]);
  return element('t:Resolution', mailbox);
}

/** By prefix of name or address, as the address book does; a full address finds exactly one. */
export const resolveNames: Operation = (request) => {
  const entry = (request.body.textOf('UnresolvedEntry') ?? '')
    .replace(/^smtp:/i, '')
    .trim()
    .toLowerCase();
  const found = request.store.mailboxes
    .all()
    .filter(({ displayName, emailAddress }) =>
      [displayName.toLowerCase(), emailAddress].some((text) => text.startsWith(entry)),
    );
  if (found.length === 0) {
    const error = new EwsError('ErrorNameResolutionNoResults', 'No results were found.');
    return response('ResolveNames', [failure('ResolveNames', error)]);
  }
  const set = element('m:ResolutionSet', found.slice(0, 100).map(resolution), {
    TotalItemsInView: found.length,
    IncludesLastItemInRange: found.length <= 100,
  });
  if (found.length === 1) return answerEach('ResolveNames', [set], (one) => one);
  const several = [
    textElement('m:MessageText', 'Multiple results were found.'),
    textElement('m:ResponseCode', 'ErrorNameResolutionMultipleResults'),
    textElement('m:DescriptiveLinkKey', 0),
    set,
  ];
  return response('ResolveNames', [element('m:ResolveNamesResponseMessage', several, { ResponseClass: 'Warning' })]);
};

const utcPeriod = element('t:Periods', element('t:Period', '', { Bias: 'PT0S', Name: 'Standard', Id: 'trule:utc' }));
const utcGroups = element(
  't:TransitionsGroups',
  element('t:TransitionsGroup', element('t:Transition', textElement('t:To', 'trule:utc', { Kind: 'Period' })), {
    Id: '0',
  }),
);
const utcTransitions = element('t:Transitions', element('t:Transition', textElement('t:To', '0', { Kind: 'Group' })));

/** The sandbox lives in UTC. */
export const getServerTimeZones: Operation = (request) => {
  const isFull = !isFalse(request.body.attribute('ReturnFullTimeZoneData'));
  const definition = element('t:TimeZoneDefinition', isFull ? [utcPeriod, utcGroups, utcTransitions] : '', {
    Id: 'UTC',
    Name: '(UTC) Coordinated Universal Time',
  });
  return answerEach('GetServerTimeZones', [definition], (one) => element('m:TimeZoneDefinitions', one));
};
