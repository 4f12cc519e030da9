import { companyOf } from './company-of';

describe('the company of an unknown sender (§6)', () => {
  it.each([
    { domain: 'fabrikam.example', expected: 'Fabrikam' },
    { domain: 'mail.fabrikam.example', expected: 'Fabrikam' },
    { domain: 'adventure-works.example', expected: 'Adventure Works' },
    { domain: 'fabrikam.co.uk', expected: 'Fabrikam' },
    { domain: 'shop.fabrikam.com.au', expected: 'Fabrikam' },
    { domain: 'co.uk', expected: 'Co' },
    { domain: 'xn--mller-kva.example', expected: 'xn--mller-kva.example' },
  ])('is $expected for $domain', ({ domain, expected }) => {
    expect(companyOf(`anna@${domain}`)).toBe(expected);
  });

  it.each(['gmail.com', 'gmx.de', 'yahoo.co.uk', 'localhost', '[10.0.0.1]'])('is unknown for %s', (domain) => {
    expect(companyOf(`anna@${domain}`)).toBeUndefined();
  });
});
