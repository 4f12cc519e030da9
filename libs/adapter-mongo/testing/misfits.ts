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
      const problem = problemOf(() => new Row(stored, undefined, { strict: 'throw' }).validateSync());
      if (problem !== undefined) problems.push(`${name}: ${problem}`);
    }
  }
  return problems;
}

function problemOf(check: () => Error | null): string | undefined {
  try {
    return check()?.message;
  } catch (error) {
    return String(error);
  }
}
