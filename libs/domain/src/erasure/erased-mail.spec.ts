import { aMail } from '../../testing';
import { asErased, isBlank, isFromErased } from './erased-mail';

const bea = { address: 'bea@fabrikam.example', name: 'Bea Buyer' };
const carl = { address: 'carl@fabrikam.example' };
const erin = { address: 'erin@contoso.example' };
const ours = new Set(['contoso.example']);
const erased = new Map([[bea.address, '2026-03-03T08:00:00.000Z']]);
const before = '2026-03-03T07:59:59Z';
const after = '2026-03-03T08:00:01Z';

describe('mail of people who were erased', () => {
  it('that they sent before is spoken of without anything of theirs', () => {
    const mail = asErased(aMail({ from: bea, to: [erin], subject: 'From Bea', receivedAt: before }), erased, ours);
    expect(isBlank(mail)).toBe(true);
    expect(JSON.stringify(mail)).not.toMatch(/bea|fabrikam|letters|erin/i);
  });

  it('that went to nobody else outside before is theirs too', () => {
    expect(isBlank(asErased(aMail({ from: erin, to: [bea], cc: [], receivedAt: before }), erased, ours))).toBe(true);
  });

  it('that others are on as well loses them alone', () => {
    const mail = aMail({ from: erin, to: [bea, carl], cc: [bea], subject: 'Offer', receivedAt: before });
    expect(asErased(mail, erased, ours)).toEqual({ ...mail, to: [carl], cc: [] });
  });

  it('without any date counts as from before', () => {
    const { receivedAt: _received, sentAt: _sent, ...undated } = aMail({ from: bea });
    expect(isBlank(asErased(undated, erased, ours))).toBe(true);
  });

  it('that came since is new, and known to be from somebody who was erased', () => {
    const mail = aMail({ from: bea, to: [erin], receivedAt: after });
    expect(asErased(mail, erased, ours)).toBe(mail);
    expect(isFromErased(mail, erased)).toBe(true);
  });

  it('of others is left as it is', () => {
    const mail = aMail({ from: carl, to: [erin], receivedAt: before });
    expect(asErased(mail, erased, ours)).toBe(mail);
    expect(isFromErased(mail, erased)).toBe(false);
  });
});
