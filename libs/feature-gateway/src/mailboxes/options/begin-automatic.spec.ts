import { justBefore } from './begin-automatic';

describe('justBefore', () => {
  it('is before whatever Exchange, which tells times to the second, says of mail received then', () => {
    expect(justBefore('2026-03-02T08:00:00.950Z')).toBe('2026-03-02T07:59:59.999Z');
    expect(justBefore('2026-03-02T08:00:00.000Z')).toBe('2026-03-02T07:59:59.999Z');
  });
});
