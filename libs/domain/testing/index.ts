export { aMail, aRecord, aRule, aTree, activityId, aPresentObservation, inbox } from './mail-builders';
export {
  aCategoryRemoved,
  aContentArrival,
  aLeft,
  aManualRegarding,
  aPresent,
  aRelink,
  aResolve,
  aSkip,
  anUndo,
  anUntrack,
  foldContext,
  foldSettings,
  foldAll,
  locatedAt,
  numbered,
  ruleFor,
} from './decision-builders';
