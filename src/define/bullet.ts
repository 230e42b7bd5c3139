import './trusted-types.ts';
import { TargetBulletElement } from '../tiles/bullet/bullet.ts';
import { define } from './define.ts';
import './loaders.ts';

define('target-bullet', TargetBulletElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-bullet': TargetBulletElement;
  }
}
