import type { DragEvent } from 'react';

/** Of our own, so that nothing else that is dragged over a folder counts. */
const type = 'text/x-foldwatch-items';

export function dragItems({ dataTransfer }: DragEvent, itemIds: readonly string[]): void {
  dataTransfer.setData(type, itemIds.join('\n'));
  dataTransfer.effectAllowed = 'move';
}

export const areItemsDragged = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes(type);

export const draggedItems = ({ dataTransfer }: DragEvent): readonly string[] =>
  dataTransfer
    .getData(type)
    .split('\n')
    .filter((id) => id !== '');
