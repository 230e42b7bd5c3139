import type { DraftSet } from '../../model/draft.ts';
import { holdingOf } from '../../model/draft-types.ts';
import type { TargetType } from '../../model/organisation.ts';
import { levelOf } from '../../model/owner.ts';
import type { TargetRow } from '../../model/target.ts';
import type { EditorHost } from '../editor-host.ts';
import { type TypeForm, typeOfForm } from './type-form.ts';
import { currencyIn, valuesText } from './type-words.ts';

/** What a type has, and what of it goes as the form stands: in words. */
export class TypeLosses {
  readonly #editor: EditorHost;
  readonly #type: TargetType;
  readonly #form: TypeForm;
  readonly #sets: readonly DraftSet[];

  constructor(editor: EditorHost, type: TargetType, form: TypeForm, sets: readonly DraftSet[]) {
    this.#editor = editor;
    this.#type = type;
    this.#form = form;
    this.#sets = sets;
  }

  get #words() {
    return this.#editor.texts.typed;
  }

  get #isOther(): boolean {
    return typeOfForm(this.#form).id !== this.#type.id;
  }

  /** Targets of an item; those of one that is not chosen go (T22). */
  ofItem(item: string): { readonly text: string; readonly isLoss: boolean } | undefined {
    const held = this.#held((row) => row.item === item);
    if (this.#isOther || !held.values) return undefined;
    const isLoss = !this.#form.chosen.has(item);
    return { text: isLoss ? this.#words.go(this.#text(held)) : this.#text(held), isLoss };
  }

  /** Targets of users that go, where none shall have any (T21). */
  ofUsers(): string | undefined {
    const held = this.#held(({ owner }) => levelOf(owner) === 'user');
    if (this.#isOther || !this.#form.isLimited || !held.values) return undefined;
    return this.#words.usersGo(this.#editor.session.board!.locale.count(held.users), this.#text(held));
  }

  /** Targets that go without an item to name: those of the row for all items, or all where the type becomes another one. */
  ofOthers(): string | undefined {
    const { items = [] } = this.#type;
    if (!this.#isOther && (items.length || !this.#form.chosen.size)) return undefined;
    const held = this.#held(({ item }) => this.#isOther || item === undefined);
    if (!held.values) return undefined;
    return this.#isOther ? this.#words.newGoes(this.#text(held)) : this.#words.wholeGoes(this.#text(held));
  }

  #held(holds: (row: TargetRow) => boolean) {
    return holdingOf(this.#sets, holds, currencyIn(this.#editor, this.#type.unit));
  }

  #text(held: ReturnType<typeof holdingOf>): string {
    return valuesText(this.#editor, held, this.#type.unit);
  }
}
