import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { optionId, SenderRow } from './sender-row';
import type { Desk } from './use-desk';
import type { UnknownSender } from './use-unknown-senders';

const useStyles = makeStyles({
  list: {
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    borderRadius: tokens.borderRadiusMedium,
  },
  long: { position: 'relative' },
  placed: { position: 'absolute', insetInlineStart: 0, top: 0, width: '100%', boxSizing: 'border-box' },
});

/** More rows than this are drawn only where they are seen. */
const drawnAtOnce = 100;

interface Props {
  readonly senders: readonly UnknownSender[];
  readonly desk: Desk;
}

/** Those who wait; the list as a whole has the focus, so that each key is heard. */
export function SenderList({ senders, desk }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const list = useRef<HTMLDivElement>(null);
  const { active, onKeyDown } = desk;
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active.id))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      className={styles.list}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a row of a `select` has room for one line of text only
      role="listbox"
      aria-label={t('senders.label')}
      aria-multiselectable
      aria-activedescendant={active && optionId(active.id)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {senders.length > drawnAtOnce ? (
        <LongRows senders={senders} desk={desk} />
      ) : (
        senders.map((sender) => <SenderRow key={sender.id} sender={sender} desk={desk} />)
      )}
    </div>
  );
}

function LongRows({ senders, desk }: Props): JSX.Element {
  const styles = useStyles();
  const rows = useRef<HTMLDivElement>(null);
  const at = senders.findIndex(({ id }) => id === desk.active?.id);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized
  const drawn = useVirtualizer({
    count: senders.length,
    // The screens scroll in one place, the content of the shell.
    getScrollElement: () => document.querySelector('#content'),
    estimateSize: () => 77,
    overscan: 12,
    scrollMargin: rows.current?.offsetTop ?? 0,
    // The one that is looked at is named by the list, wherever that was scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.max(at, 0)])].toSorted((a, b) => a - b),
  });
  return (
    <div ref={rows} className={styles.long} style={{ height: drawn.getTotalSize() }} role="presentation">
      {drawn.getVirtualItems().map(({ index, start }) => {
        const sender = senders[index];
        const place = {
          ref: drawn.measureElement,
          className: styles.placed,
          style: { transform: `translateY(${start - drawn.options.scrollMargin}px)` },
          'data-index': index,
          'aria-setsize': senders.length,
          'aria-posinset': index + 1,
        };
        return sender && <SenderRow key={sender.id} sender={sender} desk={desk} place={place} />;
      })}
    </div>
  );
}
