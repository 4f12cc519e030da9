import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@foldwatch/contracts';
import { watchedTopics } from '@foldwatch/platform-delivery';

const root = join(__dirname, '..', '..', '..');
const byName: ReadonlyMap<string, unknown> = new Map(Object.entries(contracts));

function topicOf(name: string): string {
  const contract = byName.get(name);
  const isNamed = typeof contract === 'object' && contract !== null && 'topic' in contract;
  return isNamed ? String(contract.topic) : `no contract ${name}`;
}

/** What the handlers in the sources say that they take. */
const taken = globSync('libs/feature-*/src/**/*.consumer.ts', { cwd: root }).flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/@EventPattern\((\w+)\.topic, \{ group: '(\w+)' \}/g)].map(
    ([, name = '', group = '']) => `${group} takes ${topicOf(name)}`,
  ),
);

it('watches how far each service is behind on each topic that it takes', () => {
  expect(watchedTopics.map(({ group, topic }) => `${group} takes ${topic}`).toSorted()).toEqual(taken.toSorted());
});
