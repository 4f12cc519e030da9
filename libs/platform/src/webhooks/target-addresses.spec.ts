import { isAllowedAddress, refusalOfTarget } from './target-addresses';

const nobody = { loopback: false, internal: false };
const sandbox = { loopback: true, internal: false };
const inside = { loopback: true, internal: true };

describe('an address that may be called', () => {
  it.each([
    { url: 'https://ops.contoso.example/hook', policy: nobody },
    { url: 'https://203.0.113.7:8443/', policy: nobody },
    { url: 'http://127.0.0.1:9000/hook', policy: sandbox },
    { url: 'http://localhost:9000/hook', policy: sandbox },
    { url: 'http://[::1]:9000/', policy: sandbox },
    { url: 'https://10.1.2.3/hook', policy: inside },
  ])('is $url', ({ url, policy }) => {
    expect(refusalOfTarget(url, policy)).toBeUndefined();
  });

  it.each([
    { url: 'http://ops.contoso.example/hook', policy: inside },
    { url: 'http://10.1.2.3/hook', policy: inside },
    { url: 'ftp://ops.contoso.example/', policy: inside },
    { url: 'file:///etc/passwd', policy: inside },
    { url: 'https://user:word@ops.contoso.example/', policy: inside },
    { url: 'no address', policy: inside },
    { url: 'https://localhost/', policy: nobody },
    { url: 'https://127.0.0.1/', policy: nobody },
    { url: 'https://0x7f.1/', policy: nobody },
    { url: 'https://2130706433/', policy: nobody },
    { url: 'https://[::ffff:127.0.0.1]/', policy: nobody },
    { url: 'https://10.1.2.3/', policy: sandbox },
    { url: 'https://192.168.1.1/', policy: nobody },
    { url: 'https://[fd00::1]/', policy: nobody },
    { url: 'https://169.254.169.254/latest/meta-data', policy: inside },
    { url: 'https://[fe80::1]/', policy: inside },
    { url: 'https://0.0.0.0/', policy: inside },
  ])('is not $url', ({ url, policy }) => {
    expect(refusalOfTarget(url, policy)).toEqual(expect.any(String));
  });

  it('is asked for again by what a name resolves to', () => {
    expect(isAllowedAddress('203.0.113.7', nobody)).toBe(true);
    expect(isAllowedAddress('::ffff:10.0.0.1', nobody)).toBe(false);
    expect(isAllowedAddress('100.100.100.200', nobody)).toBe(false);
  });
});
