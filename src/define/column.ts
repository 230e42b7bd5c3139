import './trusted-types.ts';
import { TargetColumnElement } from '../tiles/column/column.ts';
import { define } from './define.ts';
import './loaders.ts';

define('target-column', TargetColumnElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-column': TargetColumnElement;
  }
}
