// What the server takes of target-tiles. In a project of your own: `from 'target-tiles/adapters/http-handler.js'` and so on.
export { applySave, httpHandler, keyReused, problemResponse, SourceError } from '../../dist/adapters/http-handler.js';
export { memorySource } from '../../dist/adapters/memory.js';
export { targetsFile } from '../../dist/adapters/targets-file.js';
export { decimalsOf, denyOpen, maySee, roundedParts } from '../../dist/model/index.js';
