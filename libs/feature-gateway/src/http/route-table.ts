interface Route {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** Which methods an address answers to, from the API's own description. */
export class RouteTable {
  private readonly routes: readonly Route[];

  constructor(paths: Readonly<Record<string, object>>) {
    this.routes = Object.entries(paths).map(([path, methods]) => ({
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^{}]+\}/g, '[^/]+')}/?$`),
      methods: Object.keys(methods).map((method) => method.toUpperCase()),
    }));
  }

  /** Empty for an address that answers to none. */
  methodsFor(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? '';
    return this.routes.find(({ pattern }) => pattern.test(path))?.methods ?? [];
  }
}
