import type { Schema, Schemas } from '../parts/schema';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

interface Described {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>;
}

/** As much of an OpenAPI 3 document as is read here. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Schemas };
}

export interface Operation extends Described {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

const operationsOf = ({ paths }: OpenApi): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      id: described.operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path,
    })),
  );

const isMeant = ({ id, method, path, summary = '' }: Operation, words: readonly string[]): boolean =>
  words.every((word) => `${id} ${method} ${path} ${summary}`.toLowerCase().includes(word));

/** What answers to all the words typed, by tag. */
export function operationsByTag(document: OpenApi, typed: string): ReadonlyMap<string, readonly Operation[]> {
  const words = typed.toLowerCase().split(/\s+/u);
  const meant = operationsOf(document).filter((operation) => isMeant(operation, words));
  return Map.groupBy(meant, ({ tags: [tag = ''] = [] }) => tag);
}

/** The parameters of one place as the properties of an object, so that they are shown as everything else is. */
export function parametersIn({ parameters = [] }: Operation, place: string): Schema | undefined {
  const there = parameters.filter((parameter) => parameter.in === place);
  if (there.length === 0) return undefined;
  return {
    properties: Object.fromEntries(
      there.map(({ name, description, schema }) => [
        name,
        { ...schema, ...(typeof description === 'string' && { description }) },
      ]),
    ),
    required: there.filter(({ required }) => required === true).map(({ name }) => name),
  };
}
