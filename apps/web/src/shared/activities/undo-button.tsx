import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';
import type { useActivityActs } from './use-activity-acts';

interface Props {
  readonly offer: View<'UndoView'>;
  readonly undo: ReturnType<typeof useActivityActs>['undo'];
  readonly size?: 'small' | 'medium';
}

/** Takes back what one did last; with the time that is left for it, and gone when that is over. */
export function UndoButton({ offer: { what, until }, undo, size = 'small' }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const seconds = useSecondsUntil(until);
  if (seconds <= 0) return null;
  const left =
    seconds < 60 ? t('undo.seconds', { count: seconds }) : t('undo.minutes', { count: Math.floor(seconds / 60) });
  return (
    <Button size={size} icon={<ArrowUndoRegular />} disabledFocusable={undo.isPending} onClick={() => undo.mutate()}>
      {t(`undo.${what}`)} ({left})
    </Button>
  );
}

function useSecondsUntil(until: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.ceil((Date.parse(until) - now) / 1_000);
}
