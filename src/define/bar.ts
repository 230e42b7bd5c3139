import './trusted-types.ts';
import { TargetBarElement } from '../tiles/bar/bar.ts';
import { define } from './define.ts';
import './loaders.ts';

define('target-bar', TargetBarElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-bar': TargetBarElement;
  }
}
