// Another tab of the browser, in a frame: modules and connections of its own.
import { httpRepository, httpSource } from '../../src/adapters/http.ts';

Object.assign(window, { adapters: { httpRepository, httpSource } });
