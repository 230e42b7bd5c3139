// Open sales by their probability: rounded once for each user, group, time and currency; items share that value.
import { roundedParts } from './library.js';
import { cellOf, identity, wanted } from './sales-query.js';

/** Parts of a minor unit: probabilities are hundredths of a per cent. */
const PARTS = 10_000n;

export async function openCells(client, query, claims) {
  const column = query.measure === 'profit' ? 'profit' : 'amount';
  const lines = wanted(query, claims);
  const { rows } = await client.query(
    `select to_char(r.sold_on, '${query.grain === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM'}') as time, ${identity(query, lines)},
       sum(r.${column}::numeric * r.probability) as value,
       count(*) filter (where r.${column} is null) as unpriced, count(*) filter (where r.probability is null) as unlikely
     from sale r left join member m using (user_id)
     where r.status = 'open' and r.sold_on between ${lines.value(query.from)} and ${lines.value(query.to)} and ${lines.where('r')}
     group by 1, 2, 3, 4, 5`,
    lines.values,
  );
  const cells = [...placesOf(rows).values()].flatMap(shared);
  const missing = rows.reduce((sum, row) => sum + Number(query.measure === 'profit' ? row.unpriced : row.unlikely), 0);
  const code = query.measure === 'profit' ? 'missing-profit' : 'missing-probability';
  return { cells, notes: missing ? [{ code, count: missing }] : [] };
}

function placesOf(rows) {
  const places = new Map();
  for (const row of rows.filter(({ value }) => value !== null)) {
    const place = JSON.stringify([row.time, row.user, row.group, row.currency]);
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  return places;
}

/** On a tie the share without an item is rounded up first, then items in the order of their ids. */
function shared(rows) {
  const sorted = rows.sort((a, b) => ((a.item ?? '') < (b.item ?? '') ? -1 : 1));
  const values = roundedParts(
    sorted.map(({ value }) => BigInt(value)),
    PARTS,
  );
  return sorted.map((row, index) => cellOf(row, values[index]));
}
