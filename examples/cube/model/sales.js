/* global cube, CUBE, unit */
// Lines of sales: of them money is added up.
cube('sales', {
  sql_table: 'sale',

  dimensions: {
    line: { sql: 'line', type: 'number', primary_key: true },
    id: { sql: 'id', type: 'string' },
    date: { sql: 'sold_on', type: 'time' },
    user: { sql: 'user_id', type: 'string' },
    group: { sql: 'group_id', type: 'string' },
    currency: { sql: 'currency', type: 'string' },
    status: { sql: 'status', type: 'string' },
    probability: { sql: `${CUBE}.probability / 100.0`, type: 'number' },
    type: { sql: 'type', type: 'string' },
    name: { sql: 'name', type: 'string' },
    // The table holds minor units; a data model has money as people write it.
    unit: { sql: `case when ${CUBE}.currency in ('JPY', 'KRW') then 1 else 0.01 end`, type: 'number', public: false },
  },

  measures: {
    amount: { sql: `${CUBE}.amount * ${unit}`, type: 'sum' },
    profit: { sql: `${CUBE}.profit * ${unit}`, type: 'sum' },
  },
});
