import type { English } from './texts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: English;
  }
}
