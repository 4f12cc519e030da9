export { moveUp, type MovedUp, type MoveUpOrder } from './move-up';
export type { MoveProgress } from './move-steps';
