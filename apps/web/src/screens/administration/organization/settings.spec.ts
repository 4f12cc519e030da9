import { defaultOrganizationSettings } from '@foldwatch/domain';
import { settingGroups } from './settings';

describe('settingGroups', () => {
  it('has every setting of the organization once', () => {
    const names = settingGroups.flatMap(({ settings }) => settings.map(({ name }) => name));
    expect(names.toSorted()).toEqual(Object.keys(defaultOrganizationSettings).toSorted());
  });
});
