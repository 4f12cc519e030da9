import { type RuleField } from '../store/inbox-rules';
import { fieldsOf, type JsonFields, listOf, optionalText, textOf } from './json-fields';
import { mailboxPath, nothing, ok, parseJson, route, type Route } from './route';
import { SandboxError } from './sandbox-error';
import { type Letter, type SandboxLetters } from './sandbox-letters';
import { type SandboxRules } from './sandbox-rules';

const looksLikeAddress = /^[^\s@]+@[^\s@]+$/;

function addressIn(text: string): string {
  const address = text.trim();
  if (looksLikeAddress.test(address)) return address;
  throw new SandboxError('invalid', `${address} is not an email address.`);
}

const letterOf = (fields: JsonFields): Letter => ({
  subject: optionalText(fields, 'subject') ?? '',
  text: optionalText(fields, 'text') ?? '',
  answers: optionalText(fields, 'answers'),
});

const addressesOf = (fields: JsonFields, name: string): readonly string[] =>
  fields[name] === undefined ? [] : listOf(fields, name).map(addressIn);

function ruleFieldOf(fields: JsonFields): RuleField {
  const field = textOf(fields, 'field');
  if (field === 'from' || field === 'subject') return field;
  throw new SandboxError('invalid', 'A rule looks at from or subject.');
}

/** Writing mail, as people and their correspondents do. */
export const letterRoutes = (letters: SandboxLetters): readonly Route[] => [
  route('POST', `${mailboxPath}/send`, async ({ captured: [address = ''], body }) => {
    const fields = fieldsOf(parseJson(body));
    const recipients = { to: addressesOf(fields, 'to'), cc: addressesOf(fields, 'cc') };
    return ok({ id: await letters.send(address, { ...letterOf(fields), ...recipients }) }, 201);
  }),
  route('POST', `${mailboxPath}/receive`, async ({ captured: [address = ''], body }) => {
    const fields = fieldsOf(parseJson(body));
    const sender = addressIn(textOf(fields, 'from'));
    const from = { name: optionalText(fields, 'fromName'), address: sender };
    return ok({ id: await letters.receive(address, { ...letterOf(fields), from }) }, 201);
  }),
];

/** The inbox rules of a mailbox. */
export const ruleRoutes = (rules: SandboxRules): readonly Route[] => [
  route('GET', `${mailboxPath}/rules`, ({ captured: [address = ''] }) =>
    ok({ items: rules.list(address), nextCursor: null }),
  ),
  route('POST', `${mailboxPath}/rules`, ({ captured: [address = ''], body }) => {
    const fields = fieldsOf(parseJson(body));
    const folder = optionalText(fields, 'folderId') ?? textOf(fields, 'folderPath');
    return ok(rules.add(address, { field: ruleFieldOf(fields), contains: textOf(fields, 'contains'), folder }), 201);
  }),
  route('DELETE', String.raw`${mailboxPath}/rules/(\d+)`, ({ captured: [address = '', id = ''] }) => {
    rules.remove(address, Number(id));
    return nothing;
  }),
  route('POST', String.raw`${mailboxPath}/rules/(\d+)/run`, ({ captured: [address = '', id = ''] }) =>
    ok({ moved: rules.run(address, Number(id)) }),
  ),
];
