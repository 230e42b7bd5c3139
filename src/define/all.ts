import './board.ts';
import './bullet.ts';
import './gauge.ts';
import './number.ts';
