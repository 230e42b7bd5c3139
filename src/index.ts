// The entry point `target-tiles`: classes, events, types and the model.
// Importing it gives no element its tag and loads no adapter; `define/*` and
// `adapters/*` do.
export * from './model/index.ts';

export { TargetBoardElement } from './board/board.ts';
export { TargetEditRequestedEvent, TargetFiguresChangedEvent, TargetFilterRequestedEvent } from './board/events.ts';
export type { ChartPainter, ChartPicture } from './charts/chart-painter.ts';
export type { Plan } from './charts/plan.ts';
export type { Scene, ScenePath, SceneText } from './charts/scene.ts';
export { TargetEditorElement } from './editor/editor.ts';
export {
  TargetDraftChangedEvent,
  TargetEditorClosedEvent,
  TargetEditorCloseRequestedEvent,
  TargetSavedEvent,
} from './editor/events.ts';
export type { EditorWords } from './i18n/editor-words.ts';
export type { EditorTexts } from './i18n/en-editor.ts';
export type { Counted } from './i18n/counted.ts';
export type { Locales } from './i18n/languages.ts';
export type { GuideTexts } from './i18n/guide.ts';
export type { Messages } from './i18n/messages.ts';
export type { Problems, ProblemWords } from './i18n/problems.ts';
export { type HttpOptions, requestData, requestJson, responseError } from './source/http.ts';
export { type ProblemCode, type SourceErrorCode, type SourceErrorDetail, SourceError } from './source/source-error.ts';
export type { AskOptions, Change, DataSource } from './source/data-source.ts';
export type { Saved, TargetRepository } from './source/target-repository.ts';
export { TargetBarElement } from './tiles/bar/bar.ts';
export { TargetBulletElement } from './tiles/bullet/bullet.ts';
export { TargetColumnElement } from './tiles/column/column.ts';
export { TargetGaugeElement } from './tiles/gauge/gauge.ts';
export { TargetNumberElement } from './tiles/number/number.ts';
export { type DrillPoint, TargetDrillEvent } from './tiles/tile/drill-event.ts';
