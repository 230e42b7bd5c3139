import '../../dist/define/board.js';
import '../../dist/define/column.js';
import '../../dist/define/gauge.js';
import '../../dist/define/number.js';
import { csvSource } from '../../dist/adapters/csv.js';

document.querySelector('target-board').source = csvSource({ src: 'sales.csv' });
