import type { Screen } from '../../app/screen';

export const userScreens: readonly Screen[] = [];
