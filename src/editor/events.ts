import type { TargetChange } from '../model/target.ts';

/** Targets have been saved by the editor: one change per year and type. The tiles have followed already. */
export class TargetSavedEvent extends Event {
  static readonly type = 'target-saved';
  readonly changes: readonly TargetChange[];

  constructor(changes: readonly TargetChange[]) {
    super(TargetSavedEvent.type, { bubbles: true, composed: true });
    this.changes = changes;
  }
}

/** The draft of the editor is another one than before. */
export class TargetDraftChangedEvent extends Event {
  static readonly type = 'target-draft-changed';
  /** How many fields are not saved; 0 after a save. */
  readonly unsaved: number;

  constructor(unsaved: number) {
    super(TargetDraftChangedEvent.type, { bubbles: true, composed: true });
    this.unsaved = unsaved;
  }
}

/** The reader wants to close the editor, which then says `target-editor-closed`. Cancelled, it stays open. */
export class TargetEditorCloseRequestedEvent extends Event {
  static readonly type = 'target-editor-close-requested';
  /** How many fields are not saved. */
  readonly unsaved: number;

  constructor(unsaved: number) {
    super(TargetEditorCloseRequestedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.unsaved = unsaved;
  }
}

/** The editor is done with; whoever has opened it may take it away. */
export class TargetEditorClosedEvent extends Event {
  static readonly type = 'target-editor-closed';

  constructor() {
    super(TargetEditorClosedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'target-saved': TargetSavedEvent;
    'target-draft-changed': TargetDraftChangedEvent;
    'target-editor-close-requested': TargetEditorCloseRequestedEvent;
    'target-editor-closed': TargetEditorClosedEvent;
  }
}
