import type { Screen } from '../../app/screen';

export const administrationScreens: readonly Screen[] = [];
