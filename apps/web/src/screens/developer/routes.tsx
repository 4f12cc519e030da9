import type { Screen } from '../../app/screen';

export const developerScreens: readonly Screen[] = [];
