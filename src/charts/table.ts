import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChartTable } from './view.ts';

/** A chart's numbers as a real table, which scrolls where it does not fit (E2). `chosen`: row by which the board is filtered; -1 for none. */
export function paintTable({ caption, head, rows }: ChartTable, chosen: number): TemplateResult {
  const [first, ...columns] = head;
  return html`<table part="table">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${first}</th>
        ${columns.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, cells }, index) =>
          html`<tr aria-current=${index === chosen ? 'true' : nothing}>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
