import type { AddReadProfileRequest, ReadProfileView } from '@foldwatch/feature-gateway';
import { findReadProfile } from '../../api/find-named';
import type { CommandArgument, CommandGroup, CommandOption, CommandResult } from '../../command';
import { UsageError } from '../../command-problem';
import { gatewayCommand } from '../../gateway-command';
import { tabled } from '../../listing';
import { readJson } from '../../text/read-input';
import { readList } from '../../text/read-list';
import { propertyLines } from '../../text/table';

type Rights = Omit<AddReadProfileRequest, 'name'>;

const profileArgument: CommandArgument = {
  name: 'profile',
  means: 'Its name or id; "standard" is what all others may read.',
};

const rightsOption: CommandOption = {
  value: 'FILE',
  means: 'JSON, as the body of POST /api/v1/read-profiles; "-" is standard input.',
};

const peopleOption: CommandOption = {
  value: 'IDS',
  means: 'Whom it is for: ids of the table systemuser, separated by commas.',
};

const rightsText = `What the file does not name is as for everybody else, such as
{"tables": {"opportunity": "user"}, "maskedActivityFields": ["body"]}.`;

const listProfiles = gatewayCommand({
  name: 'read-profiles list',
  summary: 'Lists who may read which records and fields.',
  explanation: '"standard" is what all may read who are in no other profile.',
  run: (call) =>
    tabled(call, 'GET /read-profiles', {
      input: {},
      noun: 'read profile',
      columns: {
        NAME: (one) => one.name,
        PEOPLE: (one) => (isStandard(one) ? undefined : one.systemUserIds.length),
        TABLES: (one) => tablesText(one),
        'OTHER TABLES': (one) => one.otherTables,
        ACTIVITIES: (one) => one.activities,
        MASKED: (one) => [...one.maskedRecordFields, ...one.maskedActivityFields].join(','),
        ID: (one) => one.id,
      },
    }),
});

const showProfile = gatewayCommand({
  name: 'read-profiles show',
  summary: 'Shows what one read profile lets its people see.',
  explanation: 'Tables with how far they may be read, and the fields that are masked.',
  arguments: [profileArgument],
  run: async ({ api, given }) => profileResult(await findReadProfile(api, given.get('profile') ?? '')),
});

const addProfile = gatewayCommand({
  name: 'read-profiles add',
  summary: 'Lets some people read otherwise than everybody else.',
  explanation: rightsText,
  examples: ['read-profiles add Sales --people u-erin,u-omar --rights sales.json'],
  arguments: [{ name: 'name', means: 'What it is called.' }],
  options: { people: peopleOption, rights: rightsOption },
  run: async ({ api, given }) => {
    const body = { ...(await rightsOf(given)), name: given.get('name') ?? '' };
    return profileResult(await api.call('POST /read-profiles', { body }));
  },
});

const changeProfile = gatewayCommand({
  name: 'read-profiles change',
  summary: 'Changes what a read profile says, or whom it is for.',
  explanation: 'What is not named stays; lists are replaced as a whole.',
  examples: ['read-profiles change standard --rights standard.json'],
  arguments: [profileArgument],
  options: {
    name: { value: 'NAME', means: 'What it is called from now on.' },
    people: peopleOption,
    rights: rightsOption,
  },
  run: async ({ api, given }) => {
    const name = given.get('name');
    const body = { ...(await rightsOf(given)), ...(name !== undefined && { name }) };
    if (Object.keys(body).length === 0) throw new UsageError('Say --name, --people or --rights.');
    const { id: profileId } = await findReadProfile(api, given.get('profile') ?? '');
    return profileResult(await api.call('PATCH /read-profiles/{profileId}', { path: { profileId }, body }));
  },
});

const removeProfile = gatewayCommand({
  name: 'read-profiles remove',
  summary: 'Removes a read profile.',
  explanation: 'Its people may read what everybody else may from then on.',
  arguments: [profileArgument],
  run: async ({ api, given }) => {
    const { id: profileId } = await findReadProfile(api, given.get('profile') ?? '');
    const readProfile = await api.call('DELETE /read-profiles/{profileId}', { path: { profileId } });
    return { sentences: [`The read profile ${readProfile.name} is removed.`], facts: { readProfile } };
  },
});

async function rightsOf(given: ReadonlyMap<string, string>): Promise<Rights> {
  const [file, people] = [given.get('rights'), given.get('people')];
  return {
    ...(file !== undefined && (await readJson<Rights>(file))),
    ...(people !== undefined && { systemUserIds: readList(people) }),
  };
}

const isStandard = ({ id }: ReadProfileView): boolean => id === 'standard';

const tablesText = ({ tables }: ReadProfileView): string =>
  Object.entries(tables)
    .map(([table, level]) => `${table}=${level}`)
    .join(',');

const profileResult = (readProfile: ReadProfileView): CommandResult => ({
  sentences: propertyLines({
    name: readProfile.name,
    id: readProfile.id,
    people: isStandard(readProfile) ? 'all others' : readProfile.systemUserIds.join(', ') || 'none',
    tables: tablesText(readProfile),
    'other tables': readProfile.otherTables,
    activities: readProfile.activities,
    'masked of records': readProfile.maskedRecordFields.join(', '),
    'masked of mail': readProfile.maskedActivityFields.join(', '),
  }),
  facts: { readProfile },
});

export const readProfileCommands: CommandGroup = {
  name: 'read-profiles',
  summary: 'Who may read which records and fields.',
  commands: [listProfiles, showProfile, addProfile, changeProfile, removeProfile],
};
