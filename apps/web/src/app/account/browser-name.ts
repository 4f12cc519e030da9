/** The first that fits counts: browsers also name those that they want to be taken for. */
const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Which browser it says it is, and on what; nothing where it is none that people know by name. */
export function browserName(client: string): { readonly browser: string; readonly system: string } | undefined {
  const browser = browsers.find(([pattern]) => pattern.test(client))?.[1];
  const system = systems.find(([pattern]) => pattern.test(client))?.[1];
  return browser === undefined || system === undefined ? undefined : { browser, system };
}
