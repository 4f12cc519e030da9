import type { Screen } from '../../app/screen';

export const sandboxScreens: readonly Screen[] = [];
