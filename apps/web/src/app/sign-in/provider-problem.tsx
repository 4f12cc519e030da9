import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';

const codes = ['not-admitted', 'identity-refused', 'sign-in-expired', 'identity-provider-unavailable'] as const;

/** Why whoever comes back from the provider was not let in, and what to do. */
export function ProviderProblem(): JSX.Element | null {
  const { t } = useTranslation();
  const asked = new URLSearchParams(window.location.search).get('signInProblem');
  if (asked === null) return null;
  const code = codes.find((known) => known === asked) ?? 'unknown';
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t(`signIn.problem.${code}.title`)}</MessageBarTitle>
        {t(`signIn.problem.${code}.cure`)}
      </MessageBarBody>
    </MessageBar>
  );
}
