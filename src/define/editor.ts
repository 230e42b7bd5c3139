import './trusted-types.ts';
import { TargetEditorElement } from '../editor/editor.ts';
import { define } from './define.ts';
import './loaders.ts';

define('target-editor', TargetEditorElement);

declare global {
  interface HTMLElementTagNameMap {
    'target-editor': TargetEditorElement;
  }
}
