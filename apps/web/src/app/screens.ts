import { administrationScreens } from '../screens/administration/routes';
import { developerScreens } from '../screens/developer/routes';
import { policyScreens } from '../screens/policy/routes';
import { recordsScreens } from '../screens/records/routes';
import { sandboxScreens } from '../screens/sandbox/routes';
import { userScreens } from '../screens/user/routes';
import { accountScreens } from './account/routes';
import type { Screen } from './screen';

/** In the order of the navigation. */
export const screens: readonly Screen[] = [
  ...userScreens,
  ...recordsScreens,
  ...administrationScreens,
  ...policyScreens,
  ...developerScreens,
  ...sandboxScreens,
  ...accountScreens,
];
