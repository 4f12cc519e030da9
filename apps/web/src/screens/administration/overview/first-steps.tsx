import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../../api/use-session';
import { LinkButton } from '../../../shared/frame/link-button';
import { Section } from '../../../shared/frame/section';

const steps = [
  { name: 'mailboxes', to: '/mailboxes' },
  { name: 'records', to: '/record-import' },
  { name: 'users', to: '/users' },
] as const;

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    maxWidth: '70ch',
  },
  step: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalXS },
});

/** For whoever has just begun: what there is to do before anything can be recorded. */
export function FirstSteps(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { hasSandbox } = useSignedIn();
  const sandbox = { name: 'sandbox', to: '/sandbox-mailbox' } as const;
  return (
    <Section title={t('firstSteps.title')}>
      <ol className={styles.list}>
        {[...(hasSandbox ? [sandbox] : []), ...steps].map(({ name, to }, at) => (
          <li key={name}>
            <div className={styles.step}>
              <Body1>{t(`firstSteps.${name}.text`)}</Body1>
              <LinkButton to={to} appearance={at === 0 ? 'primary' : 'secondary'}>
                {t(`firstSteps.${name}.go`)}
              </LinkButton>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
