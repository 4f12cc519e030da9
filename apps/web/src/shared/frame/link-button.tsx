import { Button, type ButtonProps } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props {
  readonly to: string;
  readonly icon?: NonNullable<ButtonProps['icon']>;
  readonly appearance?: NonNullable<ButtonProps['appearance']>;
  readonly children: ReactNode;
}

/** A link to another screen that looks like a button. */
export function LinkButton({ to, children, ...looks }: Props): JSX.Element {
  const href = useHref(to);
  const go = useLinkClickHandler(to);
  return (
    <Button as="a" href={href} onClick={(event) => go(event)} {...looks}>
      {children}
    </Button>
  );
}
