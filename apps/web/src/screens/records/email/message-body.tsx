import { Button, Link, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ImageRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasPictures, type Email } from './use-email';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  frame: {
    width: '100%',
    height: '60vh',
    boxSizing: 'border-box',
    resize: 'vertical',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    // A mail is written for paper, whatever the theme.
    backgroundColor: 'white',
  },
});

/** What the message says, in a frame of no origin whose own policy lets nothing run; the API made it safe before. */
export function MessageBody({ email: { id, body, content } }: { readonly email: Email }): JSX.Element {
  const { t } = useTranslation('records');
  if (body !== null) return <Shown id={id} body={body} />;
  return content === 'pending' ? <Spinner label={t('email.pending')} /> : <Text>{t('email.gone')}</Text>;
}

interface ShownProps {
  readonly id: string;
  readonly body: NonNullable<Email['body']>;
}

function Shown({ id, body }: ShownProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const [pictures, show] = useState<'hide' | 'show'>('hide');
  const hasPictures = useHasPictures(id, body);
  const path = `/api/v1/activities/${encodeURIComponent(id)}`;
  const hash = encodeURIComponent(body.hash);
  return (
    <>
      <div className={styles.bar}>
        {hasPictures && pictures === 'hide' && (
          <>
            <Button size="small" icon={<ImageRegular />} onClick={() => show('show')}>
              {t('email.showPictures')}
            </Button>
            <Text size={200}>{t('email.picturesHint')}</Text>
          </>
        )}
        <Link href={body.url} download>
          {t('email.download')}
        </Link>
      </div>
      <iframe
        className={styles.frame}
        title={t('email.body')}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={`${path}/body?pictures=${pictures}&hash=${hash}`}
      />
    </>
  );
}
