export { MlxError } from './base/errors.ts';
