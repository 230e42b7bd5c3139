import type { DraftSet } from '../../model/draft.ts';
import { type Holding, holdingOf, holdingsByItem } from '../../model/draft-types.ts';
import type { TargetType } from '../../model/organisation.ts';
import { levelOf } from '../../model/owner.ts';
import type { EditorHost } from '../editor-host.ts';
import { type TypeForm, typeOfForm } from './type-form.ts';
import { currencyIn, valuesText } from './type-words.ts';

/** Targets of a type in all its years. Counted once for each draft: there may be thousands of rows. */
export class TypeHoldings {
  readonly byItem: ReadonlyMap<string | undefined, Holding>;
  readonly ofUsers: Holding;
  readonly whole: Holding;

  constructor(editor: EditorHost, { unit }: TargetType, sets: readonly DraftSet[]) {
    const currencyOf = currencyIn(editor, unit);
    this.byItem = holdingsByItem(sets, currencyOf);
    this.ofUsers = holdingOf(sets, ({ owner }) => levelOf(owner) === 'user', currencyOf);
    this.whole = holdingOf(sets, () => true, currencyOf);
  }
}

/** Targets of a type, and those that go as the form stands: in words. */
export class TypeLosses {
  readonly #editor: EditorHost;
  readonly #type: TargetType;
  readonly #form: TypeForm;
  readonly #held: TypeHoldings | undefined;

  /** Without `held` it is not known yet what there is. */
  constructor(editor: EditorHost, type: TargetType, form: TypeForm, held: TypeHoldings | undefined) {
    this.#editor = editor;
    this.#type = type;
    this.#form = form;
    this.#held = held;
  }

  get #words() {
    return this.#editor.texts.typed;
  }

  get #isOther(): boolean {
    return typeOfForm(this.#form).id !== this.#type.id;
  }

  /** Targets of an item; those of one that is not chosen go (T22). */
  ofItem(item: string): { readonly text: string; readonly isLoss: boolean } | undefined {
    const what = this.#isOther ? undefined : this.#text(this.#held?.byItem.get(item));
    if (!what) return undefined;
    const isLoss = !this.#form.chosen.has(item);
    return { text: isLoss ? this.#words.go(what) : what, isLoss };
  }

  /** Targets of users that go, where none shall have any (T21). */
  ofUsers(): string | undefined {
    if (this.#isOther || !this.#form.isLimited) return undefined;
    const held = this.#held?.ofUsers;
    const what = this.#text(held);
    return what && this.#words.usersGo(this.#editor.session.board!.locale.count(held!.users), what);
  }

  /** Targets that go without an item to name: those of the row for all items, or all where the type becomes another one. */
  ofOthers(): string | undefined {
    const { items = [] } = this.#type;
    if (this.#isOther) {
      const what = this.#text(this.#held?.whole);
      return what && this.#words.newGoes(what);
    }
    if (items.length || !this.#form.chosen.size) return undefined;
    const what = this.#text(this.#held?.byItem.get(undefined));
    return what && this.#words.wholeGoes(what);
  }

  /** Returns nothing where there are no targets. */
  #text(held: Holding | undefined): string | undefined {
    return held?.values ? valuesText(this.#editor, held, this.#type.unit) : undefined;
  }
}
