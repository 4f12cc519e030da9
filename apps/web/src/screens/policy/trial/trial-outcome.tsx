import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ChecksList } from '../checks-list';
import { Verdict } from '../verdict';
import type { TrialResult } from './use-trial';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  sentence: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** What would become of a message, in one sentence, with the checks that led there. */
export function TrialOutcome({ decision }: { readonly decision: TrialResult }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { verdict, sentence, remedy, creates, checks } = decision;
  return (
    <div className={styles.root}>
      <div className={styles.sentence}>
        <Verdict verdict={verdict} />
        <Body1Strong>{sentence}</Body1Strong>
      </div>
      <Body1>{remedy}</Body1>
      {creates !== null && <Body1>{t(`trial.creates.${creates}`)}</Body1>}
      <ChecksList checks={checks} />
    </div>
  );
}
