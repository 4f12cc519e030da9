import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

/** What the first page of a window has, before which there is none. */
const first = 'default';

interface Props {
  /** Where it leads whoever came here by an address. */
  readonly otherwise: string;
}

/** Back to the list from which one came, as it was left. */
export function BackButton({ otherwise }: Props): JSX.Element {
  const { t } = useTranslation();
  const { key } = useLocation();
  const navigate = useNavigate();
  return (
    <Button
      appearance="subtle"
      icon={<ArrowLeftRegular />}
      aria-label={t('back')}
      title={t('back')}
      onClick={() => void (key === first ? navigate(otherwise) : navigate(-1))}
    />
  );
}
