import { Button, type ButtonProps } from '@fluentui/react-components';
import { useState, type ComponentType, type JSX, type ReactNode } from 'react';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { ScreenFrame } from '../../../shared/frame/screen-frame';

interface Props {
  readonly title: string;
  readonly description?: string;
  /** What the button says, for those who may write. */
  readonly action: string;
  readonly icon: NonNullable<ButtonProps['icon']>;
  readonly dialog: ComponentType<{ readonly close: () => void }>;
  readonly children: ReactNode;
}

/** A screen to which something can be added: the button opens a dialog and has the focus again when that is closed. */
export function AddingFrame({ action, icon, dialog: AddDialog, children, ...heading }: Props): JSX.Element {
  const [isAdding, add] = useState(false);
  const button = (
    <Button appearance="primary" icon={icon} onClick={() => add(true)}>
      {action}
    </Button>
  );
  return (
    <ScreenFrame {...heading} actions={useMayWrite() && button}>
      {children}
      {isAdding && <AddDialog close={() => add(false)} />}
    </ScreenFrame>
  );
}
