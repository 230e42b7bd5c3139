/* global cube, CUBE, sales */
// Sales by their first line, which says where and when each counts. Where every sale has one line, `sales` can count them itself.
cube('deals', {
  sql: 'select * from sale where head',

  joins: {
    sales: { relationship: 'one_to_many', sql: `${CUBE}.line = ${sales}.line or ${CUBE}.id = ${sales}.id` },
  },

  dimensions: {
    line: { sql: 'line', type: 'number', primary_key: true },
    date: { sql: 'sold_on', type: 'time' },
    user: { sql: 'user_id', type: 'string' },
    group: { sql: 'group_id', type: 'string' },
    status: { sql: 'status', type: 'string' },
    // Of any of its lines: a sale counts once for each type.
    type: { sql: `${sales.type}`, type: 'string' },
  },

  measures: {
    count: { type: 'count' },
  },
});
