import 'target-tiles/define/board.js';
import 'target-tiles/define/gauge.js';
import { memorySource } from 'target-tiles/adapters/memory.js';

document.querySelector('target-board').source = memorySource({
  sales: [{ date: '2026-02-10', user: 'u1', amount: 2000.25 }],
});
