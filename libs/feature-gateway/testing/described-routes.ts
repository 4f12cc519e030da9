import { describeApi } from '../src/describe-api';
import type { OpenGateway } from './open-gateway';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface DescribedRoute {
  readonly method: (typeof methods)[number];
  /** With parameters in braces, as the description has it. */
  readonly path: string;
  /** Names of the parameters of the path. */
  readonly parameters: readonly string[];
}

/** Every call that the API describes, so that a new one is in each spec that asks them all. */
export function describedRoutes({ app }: OpenGateway): readonly DescribedRoute[] {
  const { paths } = describeApi(app);
  return Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => ({ method, path, parameters: namesIn(path) })),
  );
}

const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(?<name>\w+)\}/g)].map(({ groups }) => groups?.['name'] ?? '');

/** The path with a value for each of its parameters. */
export const filled = (path: string, value: (name: string) => string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(value(name)));
