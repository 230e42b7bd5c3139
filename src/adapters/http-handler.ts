// For servers: answers the requests of `adapters/http`.
export { applySave, type AppliedSave, type SavedTo } from './http/apply-save.ts';
export { httpHandler, keyReused, type HttpHandlerOptions, type HttpPorts, type HttpSaved } from './http/handler.ts';
export type { HttpEvent } from './http/memory-events.ts';
export { problemResponse } from './http/problem.ts';
export { SourceError } from '../source/source-error.ts';
