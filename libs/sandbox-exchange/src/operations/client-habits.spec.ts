import { parseXml, type XmlNode } from '../soap/parse-xml';
import { SandboxExchange } from '../sandbox-exchange';

const address = 'ada@contoso.example';
const namespaces = [
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"',
  'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"',
  'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"',
].join(' ');

function all(node: XmlNode, name: string): readonly XmlNode[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];
}

/** Each was found by a client that somebody else wrote. */
describe('what independent clients rely on', () => {
  let sandbox: SandboxExchange;

  beforeEach(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0 });
    sandbox.createMailbox({ emailAddress: address, displayName: 'Ada', password: 'ada' });
  });

  afterEach(() => sandbox.close());

  async function call(body: string): Promise<XmlNode> {
    const answer = await fetch(sandbox.ewsUrl, {
      method: 'POST',
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        Authorization: `Basic ${Buffer.from(`${address}:ada`).toString('base64')}`,
      },
      body: `<s:Envelope ${namespaces}><s:Body>${body}</s:Body></s:Envelope>`,
    });
    return parseXml(await answer.text());
  }

  const inbox = '<t:DistinguishedFolderId Id="inbox"/>';

  async function create(fields: string): Promise<string> {
    const answer = await call(
      `<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>${inbox}</m:SavedItemFolderId>` +
        `<m:Items><t:Message>${fields}</t:Message></m:Items></m:CreateItem>`,
    );
    return all(answer, 'ItemId')[0]?.attribute('Id') ?? '';
  }

  it.each([
    ['1', 'true'],
    ['true', 'true'],
    ['0', 'false'],
    ['false', 'false'],
  ])('takes %s for the boolean %s', async (written, expected) => {
    const id = await create(`<t:Subject>x</t:Subject><t:IsRead>${written}</t:IsRead>`);
    const answer = await call(
      '<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>' +
        '<t:FieldURI FieldURI="message:IsRead"/></t:AdditionalProperties></m:ItemShape>' +
        `<m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
    );
    expect(all(answer, 'IsRead')[0]?.text).toBe(expected);
  });

  it.each([
    ['IsEqualTo', 'Blue', 1],
    ['IsEqualTo', 'Blu', 0],
    ['IsNotEqualTo', 'Blue', 1],
  ])('finds items of which any category %s %s', async (comparison, category, expected) => {
    await create('<t:Categories><t:String>Red</t:String><t:String>Blue</t:String></t:Categories>');
    await create('<t:Categories><t:String>Red</t:String></t:Categories>');
    const answer = await call(
      '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>' +
        `<m:Restriction><t:${comparison}><t:FieldURI FieldURI="item:Categories"/><t:FieldURIOrConstant>` +
        `<t:Constant Value="${category}"/></t:FieldURIOrConstant></t:${comparison}></m:Restriction>` +
        `<m:ParentFolderIds>${inbox}</m:ParentFolderIds></m:FindItem>`,
    );
    expect(all(answer, 'ItemId')).toHaveLength(expected);
  });

  it('makes an attached message of its fields, under an id of its own', async () => {
    const id = await create(
      '<t:Subject>Outer</t:Subject><t:Attachments><t:ItemAttachment><t:Name>Inner</t:Name><t:Message>' +
        '<t:Subject>Inner letter</t:Subject></t:Message></t:ItemAttachment></t:Attachments>',
    );
    const item = await call(
      '<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>' +
        `<m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
    );
    const attachmentId = all(item, 'AttachmentId')[0]?.attribute('Id') ?? '';
    const answer = await call(
      `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${attachmentId}"/></m:AttachmentIds></m:GetAttachment>`,
    );
    expect(all(answer, 'Subject')[0]?.text).toBe('Inner letter');
    expect(all(answer, 'ItemId')[0]?.attribute('Id')).not.toBe(id);
  });

  it.each(['SyncFolderItems', 'SyncFolderHierarchy'])('gives a refused %s an empty sync state', async (operation) => {
    const shape = operation === 'SyncFolderItems' ? 'ItemShape' : 'FolderShape';
    const answer = await call(
      `<m:${operation}><m:${shape}><t:BaseShape>IdOnly</t:BaseShape></m:${shape}>` +
        `<m:SyncFolderId>${inbox}</m:SyncFolderId><m:SyncState>bm9uZQ==</m:SyncState>` +
        (operation === 'SyncFolderItems' ? '<m:MaxChangesReturned>10</m:MaxChangesReturned>' : '') +
        `</m:${operation}>`,
    );
    expect(all(answer, 'ResponseCode')[0]?.text).toBe('ErrorInvalidSyncStateData');
    expect(all(answer, 'SyncState').map(({ text }) => text)).toEqual(['']);
  });
});
