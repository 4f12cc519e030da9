import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { JSX, ReactNode } from 'react';

const useStyles = makeStyles({
  link: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly href: string;
  /** What the file is called. */
  readonly file: string;
  readonly children: ReactNode;
}

export function DownloadLink({ href, file, children }: Props): JSX.Element {
  return (
    <Link className={useStyles().link} href={href} download={file}>
      <ArrowDownloadRegular aria-hidden />
      {children}
    </Link>
  );
}
