export { Bindings } from './bindings';
export { openPipeline, type Pipeline } from './pipeline';
