import {
  Body1,
  Caption1,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { ChecksList } from '../checks-list';
import { Moment } from '../../../shared/values/moment';
import { Verdict } from '../verdict';
import { DecisionActions } from './decision-actions';
import { SubjectOf } from './subject-of';
import type { Decision } from './use-why';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    position: 'sticky',
    top: tokens.spacingVerticalL,
    maxHeight: 'calc(100vh - 80px)',
    overflowY: 'auto',
    '> *': { flexShrink: 0 },
    [narrow]: { position: 'static', maxHeight: 'none' },
  },
  /** Where it is below the list it would not be seen. */
  askedFor: { [narrow]: { order: -1 } },
  head: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalS },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  heading: { margin: 0 },
});

interface Props {
  readonly decision: Decision;
  /** Chosen from the list, and not the one that is shown first. */
  readonly isAskedFor: boolean;
}

/** What was seen of a message, each check with the values compared, the decision, and what can be done. */
export function DecisionDetail({ decision, isAskedFor }: Props): JSX.Element {
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAskedFor) root.current?.scrollIntoView({ block: 'nearest' });
  }, [isAskedFor]);
  const { t } = useTranslation('policy');
  const { verdict, sentence, remedy, checks, maskedFields = [] } = decision;
  const isWithheld = decision.subject === null || maskedFields.length > 0;
  return (
    <article
      ref={root}
      className={mergeClasses(styles.root, isAskedFor && styles.askedFor)}
      aria-label={t('why.decision')}
    >
      <div className={styles.head}>
        <Verdict verdict={verdict} />
        <Subtitle1 as="h2" className={styles.heading}>
          {sentence}
        </Subtitle1>
      </div>
      <Body1>{remedy}</Body1>
      <DecisionActions decision={decision} />
      {isWithheld && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t(maskedFields.length > 0 ? 'why.masked' : 'why.redacted')}</MessageBarBody>
        </MessageBar>
      )}
      <Subtitle2 as="h3" className={styles.heading}>
        {t('why.seen')}
      </Subtitle2>
      <Seen decision={decision} />
      <Subtitle2 as="h3" className={styles.heading}>
        {t('why.checks')}
      </Subtitle2>
      <ChecksList checks={checks} />
    </article>
  );
}

function Seen({ decision }: { readonly decision: Decision }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { sender, rule, kind, folderPath, messageId, observedAt, decidedAt, mailboxId, mailboxAddress } = decision;
  return (
    <dl className={styles.facts}>
      <Fact name={t('why.facts.subject')}>
        <SubjectOf decision={decision} />
      </Fact>
      <Fact name={t('why.facts.from')}>
        {sender === null ? t('why.withheld') : `${sender.name ?? ''} <${sender.address}>`.trim()}
      </Fact>
      <Fact name={t('why.facts.what')}>{t(`why.kinds.${kind}`)}</Fact>
      <Fact name={t('why.facts.mailbox')}>{mailboxAddress ?? mailboxId}</Fact>
      <Fact name={t('why.facts.folder')}>{folderPath ?? t('why.unknownFolder')}</Fact>
      <Fact name={t('why.facts.messageId')}>{messageId ?? t('why.noMessageId')}</Fact>
      <Fact name={t('why.facts.seen')}>
        <Moment at={observedAt} />
      </Fact>
      <Fact name={t('why.facts.decided')}>
        <Moment at={decidedAt} />
      </Fact>
      {rule !== null && (
        <Fact name={t('why.facts.rule')}>
          {rule.regarding === null
            ? t('why.ruleVersion', { version: rule.version })
            : t('why.ruleRegarding', { version: rule.version, name: rule.regarding.name })}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <>
      <dt>
        <Caption1>{name}</Caption1>
      </dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}
