import type { Screen } from '../../app/screen';

export const policyScreens: readonly Screen[] = [];
