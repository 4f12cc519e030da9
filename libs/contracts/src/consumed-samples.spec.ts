import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf, type ConsumedMessage } from '../../../test/tools/golden-contract';
import { publicContracts } from './asyncapi-document';

const samplesDir = join(__dirname, '..', 'samples', 'kafka');
const samples = readdirSync(samplesDir).map((file) => ({
  file,
  sample: JSON.parse(readFileSync(join(samplesDir, file), 'utf8')) as ConsumedMessage,
}));

describe('the public events as a consumer has them', () => {
  it.each(samples)('keep to their description: $file', ({ sample }) => {
    expect(faultsOf(sample)).toEqual([]);
  });

  it('have a stored sample each, and one of a tombstone', () => {
    const stored = new Set(samples.map(({ sample }) => sample.headers['ce_dataschema']));
    const missing = publicContracts.filter(
      ({ type, version }) => !stored.has(`urn:foldwatch:schema:${type}:v${version}`),
    );
    expect(missing).toEqual([]);
    expect(samples.filter(({ sample }) => sample.value === null).map(({ sample }) => sample.topic)).toEqual([
      'activity.state',
    ]);
  });

  it.each<{ given: string; spoil: (sample: ConsumedMessage) => ConsumedMessage; fault: RegExp }>([
    {
      given: 'no id',
      spoil: (one) => ({ ...one, headers: without(one.headers, 'ce_id') }),
      fault: /headers .*required/,
    },
    {
      given: 'a header of its own',
      spoil: (one) => ({ ...one, headers: { ...one.headers, subject: 'Pumps' } }),
      fault: /header subject is not described/,
    },
    { given: 'another key', spoil: (one) => ({ ...one, key: 'erin' }), fault: /the key is not the subject/ },
    { given: 'another topic', spoil: (one) => ({ ...one, topic: 'mail.observed' }), fault: /is not described on/ },
    { given: 'a value without its time', spoil: (one) => ({ ...one, value: {} }), fault: /value .*required/ },
    { given: 'no value', spoil: (one) => ({ ...one, value: null }), fault: /value .*type/ },
  ])('would not keep to it with $given', ({ spoil, fault }) => {
    const [tracked] = samples.filter(({ file }) => file === 'activity.tracked.v1.json');
    expect(tracked === undefined ? '' : faultsOf(spoil(tracked.sample)).join()).toMatch(fault);
  });
});

const without = (headers: ConsumedMessage['headers'], name: string): ConsumedMessage['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
