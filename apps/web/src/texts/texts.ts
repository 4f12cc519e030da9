import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import administration from './en/administration.json';
import app from './en/app.json';
import developer from './en/developer.json';
import policy from './en/policy.json';
import records from './en/records.json';
import sandbox from './en/sandbox.json';
import user from './en/user.json';

/** Every text that people read, by area. Another language is another folder beside `en`. */
export const english = { app, user, records, administration, policy, developer, sandbox };

/** To be called once, before anything is drawn. */
export function loadTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: english },
    interpolation: { escapeValue: false },
  });
}
