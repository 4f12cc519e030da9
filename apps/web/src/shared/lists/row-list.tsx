import { makeStyles, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type JSX, type ReactNode } from 'react';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, position: 'relative' },
  row: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  placed: { position: 'absolute', insetInlineStart: 0, top: 0, width: '100%' },
});

/** More rows than this are drawn only where they are seen. */
const drawnAtOnce = 100;

/** Tab goes through every link and button too, from the first of them: where one was before is not where it begins. */
const ways = { axis: 'vertical', tabbable: true, memorizeCurrent: false } as const;

interface Props<Item> {
  readonly items: readonly Item[];
  readonly label: string;
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
}

/** Rows below one another, through whose links and buttons the arrow keys lead. */
export function RowList<Item>(props: Props<Item>): JSX.Element {
  return props.items.length > drawnAtOnce ? <LongList {...props} /> : <ShortList {...props} />;
}

function ShortList<Item>({ items, label, keyOf, children }: Props<Item>): JSX.Element {
  const styles = useStyles();
  const arrows = useArrowNavigationGroup(ways);
  return (
    <ul className={styles.list} aria-label={label} {...arrows}>
      {items.map((item) => (
        <li key={keyOf(item)} className={styles.row}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}

function LongList<Item>({ items, label, keyOf, children }: Props<Item>): JSX.Element {
  const styles = useStyles();
  const arrows = useArrowNavigationGroup(ways);
  const list = useRef<HTMLUListElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized
  const rows = useVirtualizer({
    count: items.length,
    // The screens scroll in one place, the content of the shell.
    getScrollElement: () => document.querySelector('#content'),
    estimateSize: () => 56,
    overscan: 12,
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  return (
    <ul ref={list} className={styles.list} style={{ height: rows.getTotalSize() }} aria-label={label} {...arrows}>
      {rows.getVirtualItems().map(({ index, start }) => {
        const item = items[index];
        return item === undefined ? null : (
          <li
            key={keyOf(item)}
            ref={rows.measureElement}
            data-index={index}
            className={`${styles.row} ${styles.placed}`}
            style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
            aria-setsize={items.length}
            aria-posinset={index + 1}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}
