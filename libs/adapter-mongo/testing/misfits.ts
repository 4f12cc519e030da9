import { type Schema, model } from 'mongoose';
import type { MongoAdapters } from '@foldwatch/adapter-mongo';

const rowsPerCollection = 20;

/** What is wrong with stored rows by the schemas that declare them. */
export async function misfits(
  { database }: MongoAdapters,
  schemas: Readonly<Record<string, Schema>>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    const Row = model(name, schema, undefined, { overwriteModels: true });
    for (const stored of await database.db.collection(name).find().limit(rowsPerCollection).toArray()) {
      const problem = await problemOf(() => new Row(stored, undefined, { strict: 'throw' }).validate());
      if (problem !== undefined) problems.push(`${name}: ${problem}`);
    }
  }
  return problems;
}

async function problemOf(check: () => Promise<void>): Promise<string | undefined> {
  try {
    await check();
    return undefined;
  } catch (error) {
    return String(error);
  }
}
