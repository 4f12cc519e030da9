import { schemas } from '../database/collections';
import { personalData } from './personal-data';

describe('personal data', () => {
  it('is accounted for in every collection: how a person is erased from it, or why nobody is named there', () => {
    expect(Object.keys(personalData).toSorted()).toEqual(Object.keys(schemas).toSorted());
  });
});
