import fc from 'fast-check';
import { localPath } from './local-path';

describe('where a browser goes on after signing in', () => {
  it.each(['/', '/activities', '/mailboxes/m1?tab=rules#top', '/a/b%20c'])('is %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'activities',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/../..//evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/ /evil.example',
    '/\u2028/evil.example',
    '/%5c\\evil.example',
  ])('is the first page in place of %j', (path) => {
    expect(localPath(path)).toBe('/');
  });

  it('is never another host, whatever was asked for', () => {
    const own = 'https://mail.contoso.example';
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => new URL(localPath(text), own).origin === own));
    fc.assert(fc.property(fc.webUrl(), (text) => new URL(localPath(`/${text}`), own).origin === own));
  });
});
