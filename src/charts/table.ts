import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ChartTable } from './view.ts';

/** A chart's numbers as a real table, which scrolls where it does not fit (E2). */
export function paintTable({ caption, head, rows }: ChartTable): TemplateResult {
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
        ({ name, cells }) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
