export { aMail, aRecord, aRule, aTree, activityId, aPresentObservation, inbox } from './mail-builders';
export { processorTimeOf } from './processor-time';
export {
  aCategoryRemoved,
  aContentArrival,
  aLeft,
  aManualRegarding,
  aPresent,
  aRelink,
  aResolve,
  aSkip,
  aWished,
  anUndo,
  anUntrack,
  foldContext,
  foldSettings,
  foldAll,
  locatedAt,
  numbered,
  ruleFor,
} from './decision-builders';
