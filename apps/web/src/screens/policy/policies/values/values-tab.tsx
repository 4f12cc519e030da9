import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { QueryState } from '../../../../shared/frame/query-state';
import { choiceText } from '../options';
import { DraftForm } from '../drafts/draft-form';
import { filledWith, toChanges } from '../drafts/draft-values';
import type { Scope } from '../scope/scope';
import { useAddDraft } from '../drafts/use-drafts';
import { useValues, type ShownValues } from './use-values';
import { ValuesTable } from './values-table';
import { ForWriters } from '../../for-writers';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, alignItems: 'start' },
  caps: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What a layer says and what comes of it; a change is prepared as a draft. */
export function ValuesTab({ scope }: { readonly scope: Scope }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const query = useValues(scope);
  const [isPrepared, prepare] = useState(false);
  return (
    <QueryState query={query}>
      {(shown) =>
        isPrepared ? (
          <NewDraft scope={scope} shown={shown} close={() => prepare(false)} />
        ) : (
          <div className={styles.root}>
            <ForWriters>
              <Button appearance="primary" icon={<EditRegular />} onClick={() => prepare(true)}>
                {t('draft.prepare')}
              </Button>
            </ForWriters>
            <ValuesTable scope={scope} shown={shown} />
            {shown.caps !== undefined && <Caps caps={shown.caps} />}
          </div>
        )
      }
    </QueryState>
  );
}

function Caps({ caps }: { readonly caps: NonNullable<ShownValues['caps']> }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const tables = caps.createCap.map((table) => t(`caps.tables.${table}`)).join(', ');
  return (
    <p className={styles.caps}>
      {t('caps.summary', { track: choiceText(t, 'track', caps.trackCap), create: tables || t('caps.nothing') })}
    </p>
  );
}

interface NewProps {
  readonly scope: Scope;
  readonly shown: ShownValues;
  readonly close: () => void;
}

function NewDraft({ scope, shown, close }: NewProps): JSX.Element {
  const navigate = useNavigate();
  const save = useAddDraft(scope);
  return (
    <DraftForm
      scope={scope}
      shown={shown.values}
      begin={filledWith(shown)}
      comment=""
      save={save}
      onSave={(filled, comment) =>
        save.mutate(
          { changes: toChanges(scope, filled), comment },
          { onSuccess: ({ id }) => void navigate(`/policies/drafts/${id}`) },
        )
      }
      cancel={close}
    />
  );
}
