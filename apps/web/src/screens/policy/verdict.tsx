import { Badge, makeStyles } from '@fluentui/react-components';
import { CheckmarkRegular, SubtractRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';

const useStyles = makeStyles({ root: { flexShrink: 0 } });

/** Whether a message is, or would be, recorded. */
export function Verdict({ verdict }: { readonly verdict: View<'DecisionView'>['verdict'] }): JSX.Element {
  const { t } = useTranslation('policy');
  const isTracked = verdict === 'track';
  return (
    <Badge
      className={useStyles().root}
      appearance="tint"
      color={isTracked ? 'success' : 'informative'}
      icon={isTracked ? <CheckmarkRegular /> : <SubtractRegular />}
    >
      {t(`verdict.${verdict}`)}
    </Badge>
  );
}
