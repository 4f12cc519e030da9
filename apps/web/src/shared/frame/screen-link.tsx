import { Link } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  /** A path of this application. */
  readonly to: string;
  readonly children: ReactNode;
}

/** Leads to another screen; a new tab is the browser's affair. */
export function ScreenLink({ to, children }: Props): JSX.Element {
  const go = useLinkClickHandler(to);
  return (
    <Link href={useHref(to)} onClick={go}>
      {children}
    </Link>
  );
}
