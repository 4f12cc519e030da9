import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterChoice, FilterText } from '../../../shared/lists/filter-bar';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter, type Filter } from '../../../shared/lists/use-filter';
import { itemsOf } from '../../../shared/lists/use-pages';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { DeadLetterDialog } from './dead-letter-dialog';
import { DeadLetterRow } from './dead-letter-row';
import {
  deadLetterStates,
  useDeadLetters,
  useSettle,
  type DeadLetter,
  type DeadLetterFilter,
  type Settlement,
} from './use-dead-letters';

const fields = ['state', 'code', 'topic', 'group'] as const;
type Fields = Filter<(typeof fields)[number]>;

/** Events that could not be handled: why, what they say, and whether to try again. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const filter = useFilter(fields);
  const asked = toQuery(filter);
  const pages = useDeadLetters(asked);
  const [opened, open] = useState<DeadLetter>();
  const mayWrite = useMayWrite();
  const openOnes = itemsOf(pages).filter(({ state }) => state === 'open').length;
  const count = pages.hasNextPage ? `${openOnes}+` : String(openOnes);
  return (
    <ScreenFrame
      title={t('deadLetters.title')}
      description={t('deadLetters.description')}
      actions={mayWrite && openOnes > 0 && <BulkActs filter={asked} count={count} />}
    >
      <Filters filter={filter} />
      <PagedList
        pages={pages}
        label={t('deadLetters.title')}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={t(filter.isSet ? 'deadLetters.noneFound' : 'deadLetters.none')}>
            {!filter.isSet && t('deadLetters.noneHint')}
          </EmptyState>
        }
      >
        {(letter) => <DeadLetterRow letter={letter} open={() => open(letter)} />}
      </PagedList>
      {opened !== undefined && <DeadLetterDialog id={opened.id} mayWrite={mayWrite} close={() => open(undefined)} />}
    </ScreenFrame>
  );
}

function toQuery(filter: Fields): DeadLetterFilter {
  const state = filter.choice('state', deadLetterStates);
  const texts = (['code', 'topic', 'group'] as const).map((name) => [name, filter.text(name)] as const);
  return {
    ...(state !== undefined && { state }),
    ...Object.fromEntries(texts.filter(([, text]) => text !== '')),
  };
}

function Filters({ filter }: { readonly filter: Fields }): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <FilterBar filter={filter}>
      <FilterChoice
        label={t('deadLetters.stateLabel')}
        value={filter.text('state')}
        any={t('any')}
        choices={deadLetterStates.map((value) => ({ value, name: t(`deadLetters.state.${value}`) }))}
        onChange={(value) => filter.set('state', value)}
      />
      {(['code', 'topic', 'group'] as const).map((name) => (
        <FilterText
          key={name}
          label={t(`deadLetters.${name}`)}
          value={filter.text(name)}
          onChange={(text) => filter.set(name, text)}
        />
      ))}
    </FilterBar>
  );
}

function BulkActs({ filter, count }: { readonly filter: DeadLetterFilter; readonly count: string }): JSX.Element {
  const rows = useRowStyles();
  const { t } = useTranslation('administration');
  const [asking, ask] = useState<Settlement>();
  return (
    <div className={rows.actions}>
      <Button icon={<ArrowClockwiseRegular />} onClick={() => ask('replay')}>
        {t('deadLetters.replayAll', { count })}
      </Button>
      <Button icon={<DeleteRegular />} onClick={() => ask('discard')}>
        {t('deadLetters.discardAll', { count })}
      </Button>
      {asking !== undefined && (
        <BulkDialog settlement={asking} filter={filter} count={count} close={() => ask(undefined)} />
      )}
    </div>
  );
}

interface BulkProps {
  readonly settlement: Settlement;
  readonly filter: DeadLetterFilter;
  readonly count: string;
  readonly close: () => void;
}

function BulkDialog({ settlement, filter, count, close }: BulkProps): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutateAsync } = useSettle(settlement);
  return (
    <ConfirmDialog
      title={t(`deadLetters.${settlement}Title`, { count })}
      action={t(`deadLetters.${settlement}`)}
      act={() => mutateAsync(filter)}
      close={close}
    >
      {t(`deadLetters.${settlement}Text`)}
    </ConfirmDialog>
  );
}
