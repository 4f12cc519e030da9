import { Badge, makeStyles, type BadgeProps } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  CircleRegular,
  ErrorCircleRegular,
  WarningRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { JSX, ReactNode } from 'react';

type Look = 'good' | 'warning' | 'bad' | 'quiet';

const looks: Readonly<Record<Look, readonly [NonNullable<BadgeProps['color']>, FluentIcon]>> = {
  good: ['success', CheckmarkCircleRegular],
  warning: ['warning', WarningRegular],
  bad: ['danger', ErrorCircleRegular],
  quiet: ['informative', CircleRegular],
};

/** Its words may need a second line. */
const useStyles = makeStyles({ root: { height: 'auto', minHeight: '24px' } });

interface Props {
  readonly look: Look;
  readonly children: ReactNode;
}

/** A state in a word, with a shape and a colour of its own. */
export function Mark({ look, children }: Props): JSX.Element {
  const [color, Icon] = looks[look];
  return (
    <Badge className={useStyles().root} appearance="tint" size="large" color={color} icon={<Icon />}>
      {children}
    </Badge>
  );
}
