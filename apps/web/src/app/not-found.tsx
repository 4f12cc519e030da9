import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../shared/frame/screen-frame';

export function NotFound(): JSX.Element {
  const { t } = useTranslation();
  return <ScreenFrame title={t('notFound.title')}>{t('notFound.text')}</ScreenFrame>;
}
