import './bar.ts';
import './board.ts';
import './bullet.ts';
import './column.ts';
import './gauge.ts';
import './late-editor.ts';
import './number.ts';
