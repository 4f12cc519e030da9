import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
} from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../api/problem';

interface Props<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** What was read, or that it is being read, or why it could not be; what is there stays when a later read fails. */
export function QueryState<Data>({ query, children }: Props<Data>): JSX.Element {
  const { t } = useTranslation();
  const { data, error, refetch } = query;
  return (
    <>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined ? error === null && <Spinner label={t('loading')} /> : children(data)}
    </>
  );
}

interface FailureProps {
  readonly error: unknown;
  readonly retry?: () => void;
}

export function Failure({ error, retry }: FailureProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t('problem.title')}</MessageBarTitle>
        {messageOf(error)}
      </MessageBarBody>
      {retry !== undefined && (
        <MessageBarActions>
          <Button onClick={retry}>{t('retry')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
