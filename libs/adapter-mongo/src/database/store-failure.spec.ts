import { mongo } from 'mongoose';
import { StoreUnavailable } from '@foldwatch/ports';
import { isLostOnTheWay, toStoreError } from './store-failure';

const ofSocket = (code: string): Error => Object.assign(new Error(`write ${code}`), { code });

describe('toStoreError', () => {
  it.each(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT'])('takes a %s of the socket for an outage', (code) => {
    const error = ofSocket(code);
    expect(toStoreError(error)).toBeInstanceOf(StoreUnavailable);
    expect(isLostOnTheWay(error)).toBe(true);
  });

  it('leaves errors alone that say nothing of the server', () => {
    const bug = new TypeError('of ours');
    const refused = new mongo.MongoServerError({ message: 'no such command', code: 59 });
    expect(toStoreError(bug)).toBe(bug);
    expect(toStoreError(refused)).toBe(refused);
  });
});
