/** A message as Kafka carries it; a tombstone has no value. */
export interface Sample {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

const files = import.meta.glob<Sample>('../../../../../../libs/contracts/samples/kafka/*.json', {
  eager: true,
  import: 'default',
});

const nameOf = (path: string): string =>
  path
    .split('/')
    .at(-1)
    ?.replace(/\.json$/u, '') ?? path;

/** The very messages that the contract is tested with, by name. */
export const storedSamples: ReadonlyMap<string, Sample> = new Map(
  Object.entries(files).map(([path, sample]) => [nameOf(path), sample]),
);
