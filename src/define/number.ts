import './trusted-types.ts';
import { TargetNumberElement } from '../tiles/number/number.ts';
import { define } from './define.ts';
import './loaders.ts';

define('target-number', TargetNumberElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-number': TargetNumberElement;
  }
}
