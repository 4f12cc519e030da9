import { Badge, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../../app/narrow';
import { choiceText, optionText } from '../options';
import type { Scope } from '../scope/scope';
import type { ShownValue, ShownValues } from './use-values';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', maxWidth: '1000px', [narrow]: { display: 'block' } },
  head: { textAlign: 'start', color: tokens.colorNeutralForeground2, [narrow]: { display: 'none' } },
  body: { [narrow]: { display: 'block' } },
  row: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { display: 'block', padding: `${tokens.spacingVerticalS} 0` },
  },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    fontWeight: tokens.fontWeightRegular,
    [narrow]: { display: 'block', padding: `${tokens.spacingVerticalXXS} 0` },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  said: { color: tokens.colorNeutralForeground2 },
  origin: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface Props {
  readonly scope: Scope;
  readonly shown: ShownValues;
}

/** Each option with the value in effect, which layer it comes from, and who fixed it. */
export function ValuesTable({ scope, shown }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  return (
    <table className={styles.table}>
      <thead className={styles.head}>
        <tr>
          {(['option', 'effective', 'origin'] as const).map((column) => (
            <th key={column} scope="col" className={styles.cell}>
              <Caption1>{t(`policies.columns.${column}`)}</Caption1>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.body}>
        {shown.values.map((value) => (
          <ValueRow key={value.name} value={value} scope={scope} />
        ))}
      </tbody>
    </table>
  );
}

function ValueRow({ value, scope }: { readonly value: ShownValue; readonly scope: Scope }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { name, effective, source, lockedBy, isCapped, own, isLocked, layers } = value;
  const isOverruled = own !== null && own !== effective;
  const others = layers.filter(({ layer, value: said }) => layer !== scope.kind && said !== null && said !== effective);
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.cell}>
        <span className={styles.name}>{optionText(t, name)}</span>
      </th>
      <td className={styles.cell}>
        {choiceText(t, name, effective)}
        {isOverruled && <Caption1 block>{t('policies.overruled', { value: choiceText(t, name, own) })}</Caption1>}
      </td>
      <td className={styles.cell}>
        <span className={styles.origin}>
          <Badge
            appearance={source === scope.kind ? 'tint' : 'outline'}
            color={source === scope.kind ? 'brand' : 'informative'}
          >
            {t(`policies.sources.${source}`)}
          </Badge>
          {lockedBy !== null && (
            <Badge appearance="outline" color="informative" icon={<LockClosedRegular />}>
              {t(`policies.lockedBy.${lockedBy}`)}
            </Badge>
          )}
          {isLocked && (
            <Badge appearance="outline" color="informative" icon={<LockClosedRegular />}>
              {t('policies.fixedHere')}
            </Badge>
          )}
          {isCapped && (
            <Badge appearance="outline" color="warning">
              {t('policies.capped')}
            </Badge>
          )}
        </span>
        {others.map(({ layer, value: said }) => (
          <Caption1 key={layer} block className={styles.said}>
            {t('policies.says', {
              layer: t(`policies.sources.${layer}`),
              value: said === null ? '' : choiceText(t, name, said),
            })}
          </Caption1>
        ))}
      </td>
    </tr>
  );
}
