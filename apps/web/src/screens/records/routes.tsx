import type { Screen } from '../../app/screen';

export const recordsScreens: readonly Screen[] = [];
