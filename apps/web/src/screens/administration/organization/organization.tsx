import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { AskedChanges } from '../../../shared/changes/asked-changes';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { UnsavedGuard } from '../../../shared/forms/unsaved-guard';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { useDefaults } from '../parts/use-api-description';
import { SaveBar } from './save-bar';
import { SettingGroupSection } from './setting-group';
import { changesOf, settingGroups, type Settings } from './settings';
import { useChangeOrganization, useOrganization } from './use-organization';

/** Every setting of the organization, what it does, and what it is when nobody sets it. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <ScreenFrame title={t('organization.title')} description={t('organization.description')}>
      <AskedChanges />
      <QueryState query={useOrganization()}>{(saved) => <Editor saved={saved} />}</QueryState>
    </ScreenFrame>
  );
}

function Editor({ saved }: { readonly saved: Settings }): JSX.Element {
  const { t } = useTranslation('administration');
  const [edited, edit] = useState<Partial<Settings>>({});
  const defaults = useDefaults('OrganizationSettingsRequest');
  const mayWrite = useMayWrite();
  const save = useChangeOrganization();
  const draft = { ...saved, ...edited };
  const changes = changesOf(saved, draft);
  const answer = save.data;
  return (
    <>
      <UnsavedGuard isUnsaved={Object.keys(changes).length > 0} />
      {answer !== undefined && !('approvalId' in answer) && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{t('organization.saved')}</MessageBarBody>
        </MessageBar>
      )}
      {settingGroups.map((group) => (
        <SettingGroupSection
          key={group.group}
          group={group}
          settings={draft}
          defaults={defaults}
          isReadOnly={!mayWrite}
          error={save.error}
          change={(name, value) => edit({ ...edited, [name]: value })}
        />
      ))}
      {mayWrite && (
        <SaveBar
          saved={saved}
          changes={changes}
          discard={() => edit({})}
          save={async () => {
            await save.mutateAsync(changes);
            edit({});
          }}
        />
      )}
    </>
  );
}
