import { editorTexts, type EditorTexts } from './en-editor.ts';
import { fillingTexts } from './en-filling.ts';
import { typeTexts } from './en-types.ts';

/** All words of the editor in English, those of its dialogs too. */
export const allTexts: EditorTexts = { ...editorTexts, filling: fillingTexts, typed: typeTexts };
