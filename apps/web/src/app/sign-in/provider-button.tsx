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
  const { pathname, search } = window.location;
  return (
    <Button as="a" appearance="primary" href={`${path}?returnTo=${encodeURIComponent(pathname + search)}`}>
      {t('signIn.byProvider', { name })}
    </Button>
  );
}
