import './trusted-types.ts';
import { TargetGaugeElement } from '../tiles/gauge/gauge.ts';
import { define } from './define.ts';
import './loaders.ts';

define('target-gauge', TargetGaugeElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-gauge': TargetGaugeElement;
  }
}
