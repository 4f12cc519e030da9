import { Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import type { DeadLetter } from './use-dead-letters';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 4fr) minmax(0, 2fr) minmax(100px, 1fr) minmax(110px, 1fr)' },
});

interface Props {
  readonly letter: DeadLetter;
  readonly open: () => void;
}

export function DeadLetterRow({ letter, open }: Props): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { message, code, eventType, group, topic, state, diedAt } = letter;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        <Link as="button" onClick={open}>
          {message}
        </Link>
        <div className={rows.quiet}>{code}</div>
      </div>
      <span className={rows.quiet}>{t('deadLetters.where', { eventType: eventType ?? topic, group })}</span>
      <Mark look={state === 'open' ? 'bad' : 'quiet'}>{t(`deadLetters.state.${state}`)}</Mark>
      <span className={rows.quiet}>
        <Moment at={diedAt} />
      </span>
    </div>
  );
}
