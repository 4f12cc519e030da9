import { everyone, type Screen } from '../screen';

export const accountScreens: readonly Screen[] = [
  { path: 'account', load: () => import('./account'), isFor: everyone },
];
