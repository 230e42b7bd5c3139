import { useState } from 'react';
import 'target-tiles/define/bar.js';
import 'target-tiles/define/board.js';
import 'target-tiles/define/gauge.js';
import type { PeriodText } from 'target-tiles/model';
import type {} from 'target-tiles/types/react';
import { repository, source } from './data';

export function App() {
  const [period, setPeriod] = useState<PeriodText>('this-year');
  const [asked, setAsked] = useState('');

  return (
    <>
      <h1>Sales against targets</h1>
      <label>
        Period{' '}
        <select value={period} onChange={({ target }) => setPeriod(target.value as PeriodText)}>
          <option value="this-year">This year</option>
          <option value="this-quarter">This quarter</option>
          <option value="2026-08">August</option>
        </select>
      </label>
      <target-board
        source={source}
        repository={repository}
        as-of="2026-09-15"
        locale="en"
        ontarget-drill={({ owner, period: { from, to } }) => setAsked(`${owner}, ${from} to ${to}`)}
      >
        <target-gauge period={period} compare="target previous-year" thresholds={[0.8, 1]} />
        <target-bar period={period} by="user" thresholds={[0.8, 1]} />
      </target-board>
      <p role="status">
        {asked ? `You asked for the sales of ${asked}.` : 'Press a bar to see what stands behind it.'}
      </p>
    </>
  );
}
