import { parseXml } from '../xml/parse-xml';
import type { XmlElement } from '../xml/xml-element';
import { type Acting, type MailboxRoot, RequestWriter } from './request-writer';

const writer = new RequestWriter();
const asErin: Acting = { impersonated: 'erin@contoso.example' };
const asItself: Acting = { impersonated: undefined };
const own: MailboxRoot = { owner: undefined };
const awkward = 'R&D <"Äpfel"> \u0001\uD800 \'x\' 😀';
const survives = 'R&D <"Äpfel">  \'x\' 😀'.replace('  ', ' \uFFFD ');

const bodyOf = (request: string): XmlElement | undefined => parseXml(request).child('Body')?.children[0];

it('acts in the name of the mailbox, or in nobody else than its own', () => {
  const impersonating = parseXml(writer.getCategories(asErin, ['1']));
  expect(impersonating.textAt('Header', 'ExchangeImpersonation', 'ConnectingSID', 'SmtpAddress')).toBe(
    'erin@contoso.example',
  );
  expect(parseXml(writer.getCategories(asItself, ['1'])).find('ExchangeImpersonation')).toBeUndefined();
});

it("names the owner where it reads somebody else's mailbox", () => {
  const request = bodyOf(writer.syncFolderHierarchy(asItself, { owner: 'a&b@contoso.example' }, undefined));
  expect(request?.find('DistinguishedFolderId')?.textAt('Mailbox', 'EmailAddress')).toBe('a&b@contoso.example');
});

it('keeps awkward text whole in ids, sync states, Message-IDs and categories', () => {
  const sync = bodyOf(writer.syncFolderItems(asErin, awkward, awkward, 512));
  expect(sync?.find('FolderId')?.attribute('Id')).toBe(survives);
  expect(sync?.textAt('SyncState')).toBe(survives);
  const sought = { messageIds: ['<a&"b"@c.example>'], searchKeys: ['AAEC'] };
  const find = bodyOf(writer.findItems(asErin, ['1'], sought, { size: 10, offset: 20 }));
  expect(find?.find('Constant')?.attribute('Value')).toBe('<a&"b"@c.example>');
  expect(find?.find('IndexedPageItemView')?.attribute('Offset')).toBe('20');
  const update = bodyOf(writer.updateCategories(asErin, [{ itemId: '1', changeKey: '2', categories: [awkward] }]));
  expect(update?.find('Categories')?.textAt('String')).toBe(survives);
});

it('takes the field away when no category is left, since an empty list changes nothing', () => {
  const update = bodyOf(writer.updateCategories(asErin, [{ itemId: '1', changeKey: '2', categories: [] }]));
  expect(update?.find('DeleteItemField')?.child('FieldURI')?.attribute('FieldURI')).toBe('item:Categories');
  expect(update?.find('SetItemField')).toBeUndefined();
});

it('never sends a read receipt and overwrites whatever else happened when it writes', () => {
  const update = bodyOf(writer.updateCategories(asErin, [{ itemId: '1', changeKey: '2', categories: ['x'] }]));
  expect(update?.attribute('SuppressReadReceipts')).toBe('true');
  expect(update?.attribute('ConflictResolution')).toBe('AlwaysOverwrite');
});

it('subscribes to all folders, or to those named', () => {
  const all = bodyOf(writer.subscribe(asErin, own, []))?.child('StreamingSubscriptionRequest');
  expect(all?.attribute('SubscribeToAllFolders')).toBe('true');
  const some = bodyOf(writer.subscribe(asItself, { owner: 'erin@contoso.example' }, ['f1']));
  expect(some?.find('FolderIds')?.children.map(({ name }) => name)).toEqual(['DistinguishedFolderId', 'FolderId']);
});
