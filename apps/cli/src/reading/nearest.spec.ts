import { nearest } from './nearest';

const known = ['mailboxes', 'move-up', 'rules', 'test-and-enable', 'why'];

describe('what was probably meant', () => {
  it.each([
    ['mailboxs', 'mailboxes'],
    ['mialboxes', 'mailboxes'],
    ['mail', 'mailboxes'],
    ['moveup', 'move-up'],
    ['rule', 'rules'],
    ['wy', 'why'],
    ['test', 'test-and-enable'],
    ['enable', 'test-and-enable'],
  ])('by %s is %s', (typed, expected) => {
    expect(nearest(typed, known)).toBe(expected);
  });

  it.each(['paint', 'x', 'oaths'])('by %s is nothing', (typed) => {
    expect(nearest(typed, known)).toBeUndefined();
  });
});
