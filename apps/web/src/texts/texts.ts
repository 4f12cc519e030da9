import i18next, { type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from './en/app.json';
import records from './en/records.json';
import user from './en/user.json';

// What everybody's screens say comes with the page; the rest with the first screen that says it.
const always = { app, user, records };
const later = {
  administration: async () => (await import('./en/administration.json')).default,
  policy: async () => (await import('./en/policy.json')).default,
  developer: async () => (await import('./en/developer.json')).default,
  sandbox: async () => (await import('./en/sandbox.json')).default,
};

export type LaterArea = keyof typeof later;

/** Every text that people read, by area. Another language is another folder beside `en`. */
export type English = typeof always & { [Area in LaterArea]: Awaited<ReturnType<(typeof later)[Area]>> };

/** To be called once, before anything is drawn. */
export function loadTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: always },
    interpolation: { escapeValue: false },
  });
}

/** The texts of an area are there when it ends; rejects when they cannot be fetched. */
export async function loadArea(area: LaterArea): Promise<void> {
  if (i18next.hasResourceBundle('en', area)) return;
  const texts: ResourceKey = await later[area]();
  i18next.addResourceBundle('en', area, texts);
}
