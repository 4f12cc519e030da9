import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headers } from './asyncapi-document';
import { topics, topicWords } from './topics';

const page = readFileSync(join(__dirname, '../../../docs/consumers.md'), 'utf8');

/** The rows of the table whose first heading is this, each as its cells without code marks. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^\\| ${heading} +\\|`).test(line));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  const rows = lines.slice(start + 2, end).map((line) => line.split('|').slice(1, -1));
  return rows.map((cells) => cells.map((cell) => cell.trim().replaceAll('`', '')));
}

describe('the page for consumers', () => {
  it('names every public topic and how it is kept, and no other', () => {
    const expected = Object.entries(topics)
      .filter(([, { isPublic }]) => isPublic)
      .map(([name, { compacted, retentionDays }]) => [name, compacted ? 'the last of each' : `${retentionDays} days`]);
    expect(tableOf('topic').map(([name, , kept]) => [name, kept])).toEqual(expected);
  });

  it('says of each topic what its key is', () => {
    const words = new Map(Object.entries(topicWords));
    for (const [name = '', key] of tableOf('topic')) expect([name, key]).toEqual([name, words.get(name)?.key]);
  });

  it('names every header, and no other', () => {
    expect(tableOf('header').map(([name]) => name)).toEqual(Object.keys(headers.properties));
  });

  it('says how many partitions each topic has', () => {
    const [, said] = /Each topic has (\d+) partitions/.exec(page) ?? [];
    expect(Object.values(topics).map(({ partitions }) => String(partitions))).toEqual(
      Object.keys(topics).map(() => said),
    );
  });
});
