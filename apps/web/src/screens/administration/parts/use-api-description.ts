import { useQuery } from '@tanstack/react-query';
import { toProblem } from '../../../api/problem';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
}

/** As much of an OpenAPI document as is read here. */
interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties?: Readonly<Record<string, { readonly default?: unknown }>> }>
    >;
  };
}

/** The API's own word for its operations and defaults, so that it is not said here a second time. */
const useApiDescription = () =>
  useQuery({
    queryKey: ['configuration', 'api-description'],
    queryFn: async (): Promise<ApiDescription> => {
      const response = await fetch('/api/v1/openapi.json');
      if (!response.ok) throw toProblem(undefined, response.status);
      return response.json();
    },
    staleTime: Infinity,
  });

/** What each operation that changes something does, by its name. */
export function useOperations(): ReadonlyMap<string, string> {
  const { data } = useApiDescription();
  const calls = Object.values(data?.paths ?? {}).flatMap((path) => Object.entries(path));
  return new Map(
    calls
      .filter(([method]) => method !== 'get')
      .flatMap(([, { operationId, summary }]) =>
        operationId === undefined ? [] : [[operationId, summary ?? operationId] as const],
      ),
  );
}

/** What the fields of a request are when nobody names them. */
export function useDefaults(schema: string): Readonly<Record<string, unknown>> {
  const { data } = useApiDescription();
  const properties = Object.entries(data?.components.schemas[schema]?.properties ?? {});
  return Object.fromEntries(properties.map(([name, property]) => [name, property.default]));
}
