import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';

/** Goes to the provider, and comes back to where one wanted to be. */
export function ProviderButton({
  provider: { name, path },
}: {
  readonly provider: View<'ProviderOptionView'>;
}): JSX.Element {
  const { t } = useTranslation();
  const wanted = new URL(window.location.href);
  wanted.searchParams.delete('signInProblem');
  const returnTo = encodeURIComponent(wanted.pathname + wanted.search);
  return (
    <Button as="a" appearance="primary" href={`${path}?returnTo=${returnTo}`}>
      {t('signIn.byProvider', { name })}
    </Button>
  );
}
