import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toLoggedEvent, toMessage } from './kafka-messages';

interface Sample {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: object | null;
}

const samplesDir = join(__dirname, '..', '..', 'contracts', 'samples', 'kafka');
const samples = readdirSync(samplesDir).map((file) => ({
  file,
  sample: JSON.parse(readFileSync(join(samplesDir, file), 'utf8')) as Sample,
}));

describe('messages on Kafka', () => {
  it.each(samples)('are read and written as stored: $file', ({ sample: { topic, key, headers, value } }) => {
    const stored = {
      key: Buffer.from(key),
      value: value === null ? null : Buffer.from(JSON.stringify(value)),
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
    };
    const place = { offset: '0', timestamp: '0', attributes: 0 };
    const read = toLoggedEvent({ topic, partition: 0 }, { ...stored, ...place });
    const written = toMessage({ ...read, payload: value ?? undefined }, 'foldwatch');
    expect(written).toEqual({
      key,
      headers,
      value: stored.value,
      timestamp: expect.any(String),
    });
  });
});
