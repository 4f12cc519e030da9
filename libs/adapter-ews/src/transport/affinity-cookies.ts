const maxCookies = 50;

/** The cookies of one affinity group, `X-BackEndOverrideCookie` among them: they keep it on the server that knows it. */
export class AffinityCookies {
  private readonly values = new Map<string, string>();

  remember(setCookies: readonly string[]): void {
    for (const setCookie of setCookies) {
      const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(setCookie) ?? [];
      if (name === undefined || value === undefined) continue;
      const isExpired = value === '' || /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(setCookie);
      if (isExpired) this.values.delete(name);
      else if (this.values.size < maxCookies || this.values.has(name)) this.values.set(name, value);
    }
  }

  header(): Readonly<Record<string, string>> {
    if (this.values.size === 0) return {};
    return { cookie: [...this.values].map(([name, value]) => `${name}=${value}`).join('; ') };
  }
}
