import { administrationScreens } from '../screens/administration/routes';
import { developerScreens } from '../screens/developer/routes';
import { policyScreens } from '../screens/policy/routes';
import { recordsScreens } from '../screens/records/routes';
import { sandboxScreens } from '../screens/sandbox/routes';
import { userScreens } from '../screens/user/routes';
import { loadArea, type LaterArea } from '../texts/texts';
import { accountScreens } from './account/routes';
import type { Screen } from './screen';

/** In the order of the navigation: whoever administers begins with how it all stands, others with their own mail. */
export const screens: readonly Screen[] = [
  ...withTexts('administration', administrationScreens),
  ...withTexts('policy', policyScreens),
  ...userScreens,
  ...recordsScreens,
  ...withTexts('developer', developerScreens),
  ...withTexts('sandbox', sandboxScreens),
  ...accountScreens,
];

function withTexts(area: LaterArea, ofArea: readonly Screen[]): readonly Screen[] {
  return ofArea.map((screen) => ({
    ...screen,
    load: async () => {
      const [loaded] = await Promise.all([screen.load(), loadArea(area)]);
      return loaded;
    },
  }));
}
