export { anEml, type EmlFacts } from './an-eml';
export { codesOf, type EwsAnswer, EwsCaller, findAll } from './ews-caller';
export {
  distinguished,
  findItem,
  folderId,
  getItem,
  getStreamingEvents,
  itemIds,
  moveItem,
  setCategories,
  subscribe,
  syncFolderItems,
} from './ews-requests';
