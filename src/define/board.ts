import './trusted-types.ts';
import { TargetBoardElement } from '../board/board.ts';
import { define } from './define.ts';
import './loaders.ts';

define('target-board', TargetBoardElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-board': TargetBoardElement;
  }
}
