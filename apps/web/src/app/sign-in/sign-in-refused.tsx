import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf, Problem } from '../../api/problem';

interface Props {
  readonly error: unknown;
  /** Seconds that are left to wait. */
  readonly patience: number;
}

/** Why somebody was not let in by a password, and what to do; how long to wait where others, or they, tried too often. */
export function SignInRefused({ error, patience }: Props): JSX.Element {
  const { t } = useTranslation();
  const hadToWait = error instanceof Problem && error.retryAt > 0;
  return (
    <MessageBar intent={patience > 0 ? 'warning' : 'error'} layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{hadToWait ? t('signIn.tooMany') : messageOf(error)}</MessageBarTitle>
        {hadToWait && (patience > 0 ? t('signIn.wait', { count: patience }) : t('signIn.tryNow'))}{' '}
        {t('signIn.forgotten')}
      </MessageBarBody>
    </MessageBar>
  );
}
