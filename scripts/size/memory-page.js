import '../../dist/define/board.js';
import '../../dist/define/gauge.js';
import { memorySource } from '../../dist/adapters/memory.js';

document.querySelector('target-board').source = memorySource({ sales: [] });
