import { SecondLook } from './second-look';

describe('a second look', () => {
  let looked: string[];
  let second: SecondLook;

  beforeEach(() => {
    jest.useFakeTimers();
    looked = [];
    second = new SecondLook((kind) => looked.push(kind));
  });
  afterEach(() => jest.useRealTimers());

  it('is taken at what is stored beside its event, once it is quiet', () => {
    second.after('decision');
    jest.advanceTimersByTime(1_500);
    second.after('decision');
    second.after('dead-letter');
    jest.advanceTimersByTime(1_999);
    expect(looked).toEqual([]);
    jest.advanceTimersByTime(60_000);
    expect(looked).toEqual(['decision', 'dead-letter']);
  });

  it('is not taken at what is stored before it is told', () => {
    second.after('activity');
    second.after('everything');
    jest.advanceTimersByTime(60_000);
    expect(looked).toEqual([]);
  });

  it('is taken no more once nobody follows', () => {
    second.after('decision');
    second.cancel();
    jest.advanceTimersByTime(60_000);
    expect(looked).toEqual([]);
  });
});
